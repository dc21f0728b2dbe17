package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Subtree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host sets on its connections changes nothing: not their zone, nor their default isolation. */
class HostileConnectionTest {

    private static final Subtree ALL = Subtree.all();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET TIME ZONE 'Pacific/Kiritimati'",
                "SET TIME ZONE 'Africa/Casablanca'",
                "SET default_transaction_isolation = 'serializable'",
                "SET default_transaction_read_only = on",
                "SET default_transaction_deferrable = on",
                "SET extra_float_digits = -15",
                "SET enable_seqscan = off"
            })
    void settingsOfTheHostChangeNothing(String setting) {
        try (HikariDataSource plain = TestPostgres.freshSchema();
                var hostile = TestPostgres.besides(plain, config -> config.setConnectionInitSql(setting))) {
            JdbcStorage.postgresql(plain).close();
            try (var storage = JdbcStorage.postgresql(hostile)) {
                storeAndCompare(storage);
            }
        }
    }

    @Test
    void zoneAndLocaleOfTheJvmAreOdd() {
        assertThat(TimeZone.getDefault().getID()).isEqualTo("America/St_Johns");
        assertThat("I".toLowerCase()).isEqualTo("ı");
    }

    private static void storeAndCompare(JdbcStorage storage) {
        var main = Rows.main(1);
        var sub = Rows.account(Rows.subId(2), main.id(), 2, Map.of("key", "value"));
        assertThat(storage.<Boolean>write(tx -> tx.accounts().insert(ALL, main)))
                .isTrue();
        assertThat(storage.<Boolean>write(tx -> tx.accounts().insert(ALL, sub))).isTrue();
        List<AccountRow> listed =
                storage.read(tx -> tx.accounts().list(ALL, Rows.below(main.id(), AccountQuery.Reach.SUBTREE)));
        assertThat(listed).containsExactly(sub);
        var lineages = storage.read(tx -> tx.accounts().findAll(ALL, Set.of(sub.id())));
        assertThat(lineages.get(sub.id()).upwards()).containsExactly(sub, main);
    }
}
