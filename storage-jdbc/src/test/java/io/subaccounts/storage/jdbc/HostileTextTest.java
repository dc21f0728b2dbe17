package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.Order;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Subtree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts are data: whatever they hold, they come back as they went in and match themselves only. */
class HostileTextTest extends OnEachDatabase {

    private static final Subtree ALL = Subtree.all();
    private static final List<String> TEXTS = List.of(
            "'; DROP TABLE subaccounts_accounts; --",
            "' OR '1' = '1",
            "\" OR 1 = 1 --",
            "x' || (SELECT hash FROM subaccounts_secrets) || '",
            ":id :within ? ?1 $1 <ids> {0} %s \\",
            "%",
            "_",
            "100%_\\",
            "a%",
            "A",
            "a",
            "a ",
            "ä",
            "a\u0308",
            "İI ıi ß",
            "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDE80",
            "tab\tline\nreturn\r",
            "&=+%25 %zz",
            "null",
            " ");

    private JdbcStorage storage;
    private final List<AccountRow> stored = new ArrayList<>();

    @BeforeEach
    void fill() {
        storage = database.open();
        storage.write(tx -> tx.accounts().insert(ALL, Rows.main(1)));
        for (String text : TEXTS) {
            var row = Rows.account(
                    Rows.subId(stored.size()), Rows.mainId(1), stored.size(), Map.of(text, text, "key", text));
            var named = withTexts(row, text);
            assertThat(storage.<Boolean>write(tx -> tx.accounts().insert(ALL, named)))
                    .isTrue();
            stored.add(named);
        }
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void textsComeBackAsTheyWentIn() {
        for (AccountRow row : stored) {
            var lineage = storage.read(tx -> tx.accounts().find(ALL, row.id()));
            assertThat(lineage.orElseThrow().self()).isEqualTo(row);
        }
        assertThat(database.query("SELECT id FROM subaccounts_accounts")).hasSize(TEXTS.size() + 1);
    }

    @Test
    void prefixMatchesCharacterForCharacter() {
        for (String prefix : TEXTS) {
            assertThat(list(prefix, null))
                    .as(prefix)
                    .containsExactlyElementsOf(stored.stream()
                            .filter(row -> row.name().startsWith(prefix))
                            .toList());
        }
    }

    @Test
    void externalIdMatchesItselfOnly() {
        for (AccountRow row : stored) {
            assertThat(list(null, row.externalId())).containsExactly(row);
        }
    }

    private List<AccountRow> list(String namePrefix, String externalId) {
        var listing = new AccountListing(
                Rows.mainId(1),
                AccountQuery.Reach.CHILDREN,
                Order.OLDEST_FIRST,
                null,
                100,
                null,
                null,
                namePrefix,
                externalId,
                AccountQuery.Deleted.EXCLUDED);
        return storage.read(tx -> tx.accounts().list(ALL, listing));
    }

    private static AccountRow withTexts(AccountRow row, String text) {
        return new AccountRow(
                row.id(),
                row.parentId(),
                text,
                text,
                text,
                text,
                row.permissions(),
                row.rateLimit(),
                row.kycMode(),
                row.businessType(),
                row.country(),
                text,
                row.metadata(),
                row.enabled(),
                row.suspended(),
                row.kyc(),
                row.version(),
                row.createdAt(),
                row.updatedAt(),
                row.lastUsedAt(),
                row.deletedAt());
    }
}
