package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.SubaccountManager;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.tck.support.MutableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the rows of earlier schemas. */
class MigrationTest extends OnEachDatabase {

    private static final Subtree ALL = Subtree.all();
    private static final AccountId ACCOUNT = Rows.mainId(1);
    private static final Instant RECORDED = Rows.START;
    private static final Instant VALID_UNTIL = RECORDED.plus(Duration.ofDays(30));
    private static final Instant YEAR_LATER = RECORDED.plus(Duration.ofDays(365));

    @BeforeEach
    void createFirstSchema() {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(database.source())
                .locations("classpath:io/subaccounts/storage/jdbc/migration/"
                        + (kind == Kind.SQLITE ? "sqlite" : "postgresql"))
                .table(SchemaMigration.HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholderReplacement(false)
                .target("1")
                .load()
                .migrate();
    }

    @Test
    void verifiedBecomesADecisionThatOpens() {
        insert("VERIFIED", "case/17", "seen in person", VALID_UNTIL);
        assertThat(migrated()).isEqualTo(decided(KycOverride.open("case/17", "seen in person", VALID_UNTIL)));
    }

    @Test
    void failedBecomesADecisionThatBlocks() {
        insert("FAILED", "case/17", "no such company", VALID_UNTIL);
        assertThat(migrated()).isEqualTo(decided(KycOverride.block("case/17", "no such company", VALID_UNTIL)));
    }

    @Test
    void failedEvidenceOfWhoInheritsBlocksNobodyAndIsPutOnRecord() {
        insert("FAILED", "case/17", "no such = company & more", VALID_UNTIL, KycMode.PERSONAL_USE);

        assertThat(migrated()).isEqualTo(KycRow.NONE);
        try (var storage = database.open()) {
            List<Event> told = storage.read(tx -> tx.events().list(ALL, ACCOUNT, 0, 10));
            assertThat(told)
                    .containsExactly(new Event(
                            ACCOUNT,
                            1,
                            EventType.KYC_DECIDED,
                            RECORDED,
                            Map.of(
                                    "by", "upgrade",
                                    "decision", "evidence_failed",
                                    "reason", "no such = company & more",
                                    "reference", "case/17")));
            assertThat(storage.<Long>write(
                            tx -> tx.events().append(ALL, ACCOUNT, EventType.KYC_DECIDED, RECORDED, Map.of())))
                    .as("numbers go on from there")
                    .isEqualTo(2);
        }
    }

    @Test
    void verifiedEvidenceOfWhoInheritsIsKept() {
        insert("VERIFIED", "case/17", "seen in person", VALID_UNTIL, KycMode.PERSONAL_USE);
        assertThat(migrated()).isEqualTo(decided(KycOverride.open("case/17", "seen in person", VALID_UNTIL)));
    }

    @Test
    void decisionsOfCustomersAreNoEvents() {
        insert("FAILED", "case/17", "no such company", VALID_UNTIL);
        try (var storage = database.open()) {
            List<Event> told = storage.read(tx -> tx.events().list(ALL, ACCOUNT, 0, 10));
            assertThat(told).isEmpty();
        }
    }

    @Test
    void whatHadNoEndEndsAYearAfterItWasRecorded() {
        insert("VERIFIED", "case/17", "seen in person", null);
        assertThat(migrated()).isEqualTo(decided(KycOverride.open("case/17", "seen in person", YEAR_LATER)));
    }

    @Test
    void pendingIsDropped() {
        insert("PENDING", "case/17", "waiting", VALID_UNTIL);
        assertThat(migrated()).isEqualTo(KycRow.NONE);
    }

    @Test
    void noEvidenceStaysNone() {
        insert(null, null, null, null);
        assertThat(migrated()).isEqualTo(KycRow.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100% & more = less + \"x\"",
                "%25&override.effect=OPEN&a=b",
                "it''s a \\1 \\ $1 #",
                "tab\tand\nline",
                "\u00e4\u092a\u0928 \uD83D\uDE00"
            })
    void textsComeBackAsTheyWere(String escaped) {
        String text = escaped.replace("''", "'");
        String reference = "!%&+=*-._~'";
        insert("FAILED", reference.replace("'", "''"), escaped, VALID_UNTIL);
        assertThat(migrated()).isEqualTo(decided(KycOverride.block(reference, text, VALID_UNTIL)));
    }

    @Test
    void migratedAccountsAreLikeOthers() {
        insert("VERIFIED", "case/17", "seen in person", null);
        try (var storage = database.open()) {
            Lineage found = storage.read(tx -> tx.accounts().find(ALL, ACCOUNT)).orElseThrow();
            List<AccountId> due = storage.read(tx -> tx.accounts().kycDue(ALL, YEAR_LATER, 10));
            assertThat(due).containsExactly(ACCOUNT);
            var changed = Rows.renamed(found.self(), "another name");
            assertThat(storage.<Boolean>write(tx ->
                            tx.accounts().update(ALL, changed, found.self().version())))
                    .isTrue();
        }
        assertThat(database.query("SELECT kyc FROM subaccounts_accounts").get(0).get(0))
                .isEqualTo("override.effect=OPEN&override.reason=seen+in+person&override.reference=case%2F17"
                        + "&override.until=" + Micros.of(YEAR_LATER));
    }

    @Test
    void theEndOfADecisionOfBeforeIsToldOf() {
        insert("VERIFIED", "case/17", "seen in person", null);
        var time = new MutableTime();
        time.jumpTo(YEAR_LATER);
        try (var manager = SubaccountManager.builder(database.open()).time(time).build()) {
            manager.kyc().sweep(10);

            assertThat(manager.events().read(Actor.platform("ops"), ACCOUNT, 0, 10))
                    .extracting(Event::type)
                    .containsExactly(EventType.KYC_GATE_CLOSED);
        }
    }

    private KycRow migrated() {
        try (var storage = database.open()) {
            return storage.read(tx -> tx.accounts().find(ALL, ACCOUNT))
                    .orElseThrow()
                    .self()
                    .kyc();
        }
    }

    private static KycRow decided(KycOverride override) {
        return new KycRow(List.of(), override, null, false, "", override.until());
    }

    private void insert(String outcome, String reference, String reason, Instant validUntil) {
        insert(outcome, reference, reason, validUntil, KycMode.CUSTOMER_USE);
    }

    private void insert(String outcome, String reference, String reason, Instant validUntil, KycMode mode) {
        long at = Micros.of(RECORDED);
        String evidence = outcome == null
                ? "NULL, NULL, NULL, NULL, NULL"
                : "'%s', '%s', '%s', %s, %d".formatted(outcome, reference, reason, Micros.ofNullable(validUntil), at);
        database.execute(
                """
                INSERT INTO subaccounts_accounts (
                  id, name, permissions, rate_limit_requests, rate_limit_window_seconds, kyc_mode, metadata, enabled,
                  suspended, kyc_outcome, kyc_reference, kyc_reason, kyc_valid_until, kyc_recorded_at, version,
                  created_at, updated_at)
                VALUES ('%1$s', 'name', '', 100, 60, '%4$s', '', TRUE, FALSE, %2$s, 1, %3$d, %3$d)
                """.formatted(ACCOUNT, evidence, at, mode),
                "INSERT INTO subaccounts_ancestry VALUES ('%1$s', '%1$s', 0, %2$d)".formatted(ACCOUNT, at));
    }
}
