package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.CredentialId;
import io.subaccounts.error.CorruptDataException;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that cannot be understood is refused by its name and column, and other rows are as good as before. */
class CorruptRowTest extends OnEachDatabase {

    private static final Subtree ALL = Subtree.all();
    private static final String GARBAGE = "g%rbage";

    private JdbcStorage storage;

    @BeforeEach
    void fill() {
        storage = database.open();
        storage.write(tx -> {
            tx.accounts().insert(ALL, Rows.main(1));
            for (int number : new int[] {2, 3}) {
                tx.accounts().insert(ALL, Rows.sub(number, Rows.mainId(1)));
                tx.credentials().insert(ALL, Rows.credential(Rows.subId(number), "hash"));
                tx.resources().insert(ALL, Rows.trunk("trunk-" + number, Rows.subId(number)));
                tx.attempts().insert(ALL, KycRows.attempt(Rows.subId(number), 1));
                tx.sessions().insert(ALL, KycRows.session(number, Rows.subId(number)));
                tx.callbacks().record(KycRows.callback("delivery-" + number, attempt(number)));
                tx.events().append(ALL, Rows.subId(number), EventType.KYC_OPENED, Rows.START, Map.of());
            }
            return tx;
        });
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"permissions", "kyc_mode", "business_type", "metadata", "kyc"})
    void accountIsRefused(String column) {
        corrupt("subaccounts_accounts", column, GARBAGE, "id = '" + Rows.subId(2) + "'");
        assertRefused(
                tx -> tx.accounts().find(ALL, Rows.subId(2)), Rows.subId(2).value(), column);
        assertThat(storage.read(tx -> tx.accounts().find(ALL, Rows.subId(3))).isPresent())
                .isTrue();
        assertThat(storage.<Boolean>write(tx -> tx.accounts().insert(ALL, Rows.sub(4, Rows.mainId(1)))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "suspended"})
    void switchThatIsNeitherOnNorOffIsRefused(String column) {
        if (kind == Kind.POSTGRESQL) {
            return; // has a type for it
        }
        corrupt("subaccounts_accounts", column, "2", "id = '" + Rows.subId(2) + "'");
        assertRefused(
                tx -> tx.accounts().find(ALL, Rows.subId(2)), Rows.subId(2).value(), column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scopes", "origins"})
    void credentialIsRefused(String column) {
        corrupt("subaccounts_credentials", column, GARBAGE, "id = '" + Rows.subId(2) + "'");
        assertRefused(
                tx -> tx.credentials().find(ALL, primary(2)), Rows.subId(2).value(), column);
        assertThat(storage.read(tx -> tx.credentials().find(ALL, primary(3))).isPresent())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource_type", "resource_id"})
    void resourceIsRefused(String column) {
        corrupt("subaccounts_resources", column, "Not well formed", "resource_id = 'trunk-2'");
        assertThatThrownBy(() -> storage.read(tx -> tx.resources().list(ALL, Rows.resourcesOf(Rows.subId(2)))))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(column);
        var trunk = ResourceRef.trunk("trunk-3");
        var found = storage.read(tx -> tx.resources().findAll(ALL, Set.of(trunk)));
        assertThat(found).containsKey(trunk);
    }

    @Test
    void overrideWhoseNameIsDamagedIsNotLeftOut() {
        database.execute("UPDATE subaccounts_accounts SET kyc = replace(kyc, 'override', 'overrode')");
        assertRefused(
                tx -> tx.accounts().find(ALL, Rows.subId(2)), Rows.subId(2).value(), "kyc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document",
                "state",
                "session",
                "holder_type",
                "candidates",
                "name_band",
                "failure",
                "fault",
                "review"
            })
    void attemptIsRefused(String column) {
        corrupt("subaccounts_kyc_attempts", column, GARBAGE, "account = '" + Rows.subId(2) + "'");
        assertRefused(
                tx -> tx.attempts()
                        .findByReference(
                                ALL,
                                "register",
                                KycRows.attempt(Rows.subId(2), 1).reference()),
                Rows.subId(2).value(),
                column);
        assertThat(storage.read(tx -> tx.attempts().find(ALL, attempt(3))).isPresent())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flow", "state", "reminder_days_before", "metadata"})
    void sessionIsRefused(String column) {
        corrupt("subaccounts_kyc_sessions", column, GARBAGE, "account = '" + Rows.subId(2) + "'");
        assertRefused(
                tx -> tx.sessions().find(ALL, KycRows.sessionId(2)),
                KycRows.sessionId(2).value(),
                column);
        assertThat(storage.read(tx -> tx.sessions().find(ALL, KycRows.sessionId(3)))
                        .isPresent())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verdict", "attempt_account", "attempt_document"})
    void callbackIsRefused(String column) {
        corrupt("subaccounts_kyc_callbacks", column, GARBAGE, "delivery_id = 'delivery-2'");
        assertRefused(tx -> tx.callbacks().find("register", "delivery-2"), "register/delivery-2", column);
        assertThat(storage.read(tx -> tx.callbacks().find("register", "delivery-3"))
                        .isPresent())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "data"})
    void eventIsRefused(String column) {
        corrupt("subaccounts_events", column, GARBAGE, "account = '" + Rows.subId(2) + "'");
        assertRefused(tx -> tx.events().list(ALL, Rows.subId(2), 0, 10), Rows.subId(2) + "/1", column);
        List<Event> untouched = storage.read(tx -> tx.events().list(ALL, Rows.subId(3), 0, 10));
        assertThat(untouched).hasSize(1);
    }

    private void assertRefused(Storage.Work<?> work, String id, String column) {
        assertThatThrownBy(() -> storage.read(work))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(id)
                .hasMessageContaining(column)
                .hasMessageNotContaining(GARBAGE)
                .hasNoCause();
    }

    private void corrupt(String table, String column, String value, String where) {
        String update = "UPDATE " + table + " SET " + column + " = '" + value + "' WHERE " + where;
        if (kind == Kind.SQLITE) {
            database.execute("PRAGMA ignore_check_constraints = ON", update);
        } else {
            database.query("SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = '" + table
                            + "'::regclass")
                    .forEach(row -> database.execute("ALTER TABLE " + table + " DROP CONSTRAINT " + row.get(0)));
            database.execute(update);
        }
    }

    private static AttemptId attempt(int number) {
        return KycRows.attempt(Rows.subId(number), 1).id();
    }

    private static CredentialId primary(int number) {
        return CredentialId.primaryOf(Rows.subId(number));
    }
}
