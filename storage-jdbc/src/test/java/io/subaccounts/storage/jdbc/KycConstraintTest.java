package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.EventType;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Subtree;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the databases themselves refuse, whoever writes it. */
class KycConstraintTest extends OnEachDatabase {

    private static final Subtree ALL = Subtree.all();
    private static final AccountId ACCOUNT = Rows.mainId(1);
    private static final String LIVE = "SA_LIVE0000000000000000";
    private static final String TEST = "ST_TEST0000000000000000";

    @BeforeEach
    void fill() {
        try (var storage = database.open()) {
            storage.write(tx -> {
                tx.accounts().insert(ALL, Rows.main(1));
                tx.attempts().insert(ALL, KycRows.attempt(ACCOUNT, 1));
                tx.attempts().insert(ALL, KycRows.attempt(ACCOUNT, 2));
                tx.sessions().insert(ALL, KycRows.session(1, ACCOUNT));
                tx.callbacks()
                        .record(KycRows.callback(
                                "delivery", KycRows.attempt(ACCOUNT, 1).id()));
                tx.events().append(ALL, ACCOUNT, EventType.KYC_OPENED, Rows.START, Map.of());
                return tx.events()
                        .putSigningSecret(ALL, new SigningSecretRow(ACCOUNT, "sealed", "before", Rows.START, 1), 0);
            });
        }
    }

    @Test
    void attemptThatCannotBeIsRefused() {
        assertUpdatesRefused(
                "subaccounts_kyc_attempts",
                "number = 1",
                "account = 'MA_99999999999999999999'",
                "document = 'PASSPORT'",
                "document = 'GST'",
                "document = 'AADHAAR', holder_type = NULL, mask = 'XXXXXXX54321'",
                "number = 0",
                "state = 'DONE'",
                "state = 'PENDING'",
                "settled_at = NULL",
                "provider = NULL",
                "provider = ''",
                "provider = 'test-mode'",
                "reference = ''",
                "session = 'KS_1'",
                "fingerprint = ''",
                "holder = ''",
                "holder_type = 'PP'",
                "sealed_submission = ''",
                "sealed_findings = ''",
                "mask = ''",
                "mask = '" + "X".repeat(101) + "'",
                "sealed_submission = '" + "X".repeat(100_001) + "'",
                "candidates = NULL",
                "fetches = NULL",
                "fetches = -1",
                "name_score = NULL",
                "name_score = 1.01",
                "name_score = -0.01",
                "name_band = NULL",
                "name_band = 'EQUAL'",
                "failure = 'SOMETHING'",
                "fault = 'SOMETHING'",
                "version = -1");
    }

    @Test
    void attemptThatCanBeIsStored() {
        assertUpdatesAccepted(
                "subaccounts_kyc_attempts",
                "number = 1",
                "document = 'AADHAAR', holder_type = NULL, mask = 'XXXXXXXX4321'",
                "state = 'PENDING', settled_at = NULL",
                "provider = NULL, reference = NULL",
                "provider = 'none'",
                "session = NULL, fingerprint = NULL, holder = NULL, holder_type = NULL",
                "sealed_submission = NULL, sealed_findings = NULL, mask = NULL, review = NULL",
                "name_score = NULL, name_band = NULL",
                "name_score = 0",
                "failure = 'OTHER'",
                "fault = 'LAPSED'");
    }

    @Test
    void referenceOfAnotherAttemptIsRefused() {
        assertUpdatesRefused(
                "subaccounts_kyc_attempts", "number = 1", "reference = 'reference-%s-2'".formatted(ACCOUNT));
    }

    @Test
    void testModeDecidesForTestAccountsOnly() {
        database.execute(account(LIVE), account(TEST));
        for (String anybody : List.of("NULL", "'none'")) {
            assertAccepted(attempt(LIVE, anybody));
            assertAccepted(attempt(TEST, anybody));
        }
        assertAccepted(attempt(LIVE, "'register'"));
        assertAccepted(attempt(TEST, "'test-mode'"));
        assertRefused(attempt(LIVE, "'test-mode'"));
        assertRefused(attempt(TEST, "'register'"));
    }

    @Test
    void sessionThatCannotBeIsRefused() {
        assertUpdatesRefused(
                "subaccounts_kyc_sessions",
                "1 = 1",
                "id = 'KS_1'",
                "account = 'MA_99999999999999999999'",
                "flow = 'POST'",
                "state = 'LOST'",
                "state = 'COMPLETED'",
                "sealed_email = NULL",
                "masked_email = NULL",
                "redirect_url = ''",
                "webhook_url = ''",
                "consent_purpose = NULL",
                "consent_version = NULL",
                "consent_channel = NULL",
                "consent_at = NULL",
                "link_hash = ''",
                "key_hash = ''",
                "ended_at = 1",
                "state = 'REVOKED', ended_at = 1",
                "state = 'EXPIRED', ended_at = 1, due_at = NULL, end_reason = 'lost'",
                "version = -1");
    }

    @Test
    void sessionThatCanBeIsStored() {
        assertUpdatesAccepted(
                "subaccounts_kyc_sessions",
                "1 = 1",
                "state = 'REVOKED', ended_at = 1, due_at = NULL, end_reason = 'lost'",
                "state = 'COMPLETED', ended_at = 1, due_at = NULL",
                "sealed_email = NULL, masked_email = NULL, redirect_url = NULL, webhook_url = NULL",
                "consent_purpose = NULL, consent_version = NULL, consent_channel = NULL, consent_at = NULL",
                "link_hash = NULL, key_hash = NULL, due_at = NULL");
    }

    @Test
    void secondActiveSessionAndSecondUseOfAHashAreRefused() {
        assertRefused(session("OPENED", "NULL", "NULL", "NULL"));
        assertRefused(session("EXPIRED", "1", "'link-1'", "NULL"));
        assertRefused(session("EXPIRED", "1", "NULL", "'key-1'"));
        assertAccepted(session("EXPIRED", "1", "'link-2'", "'key-2'"));
    }

    @Test
    void callbackThatCannotBeIsRefused() {
        assertUpdatesRefused(
                "subaccounts_kyc_callbacks",
                "1 = 1",
                "verdict = 'FINE'",
                "attempt_account = NULL",
                "attempt_document = NULL",
                "attempt_number = NULL",
                "attempt_document = 'PASSPORT'",
                "times = 0",
                "last_at = 0",
                "delivery_id = ''");
    }

    @Test
    void eventThatCannotBeIsRefused() {
        assertUpdatesRefused(
                "subaccounts_events",
                "1 = 1",
                "account = 'MA_99999999999999999999'",
                "number = 0",
                "type = ''",
                "data = NULL");
    }

    @Test
    void signingSecretThatCannotBeIsRefused() {
        assertUpdatesRefused(
                "subaccounts_signing_secrets",
                "1 = 1",
                "account = 'MA_99999999999999999999'",
                "sealed = ''",
                "previous_sealed = NULL",
                "previous_until = NULL",
                "version = 0");
    }

    private void assertUpdatesRefused(String table, String where, String... assignments) {
        for (String assignment : assignments) {
            assertRefused("UPDATE " + table + " SET " + assignment + " WHERE " + where);
        }
    }

    private void assertUpdatesAccepted(String table, String where, String... assignments) {
        for (String assignment : assignments) {
            assertAccepted("UPDATE " + table + " SET " + assignment + " WHERE " + where);
        }
    }

    private void assertRefused(String statement) {
        assertThat(refusal(statement))
                .as(statement)
                .hasValueSatisfying(message -> assertThat(message).containsIgnoringCase("constraint"));
    }

    private void assertAccepted(String statement) {
        assertThat(refusal(statement)).as(statement).isEmpty();
    }

    /** What the database has against a statement, which changes one row; leaves everything as it was. */
    private Optional<String> refusal(String statement) {
        try (var connection = database.connect();
                var statements = connection.createStatement()) {
            if (kind == Kind.SQLITE) {
                statements.execute("PRAGMA foreign_keys = ON");
            }
            connection.setAutoCommit(false);
            try {
                assertThat(statements.executeUpdate(statement)).as(statement).isEqualTo(1);
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(e.getMessage());
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String account(String id) {
        return """
                INSERT INTO subaccounts_accounts (
                  id, name, permissions, rate_limit_requests, rate_limit_window_seconds, kyc_mode, metadata, enabled,
                  suspended, version, created_at, updated_at)
                VALUES ('%s', 'name', '', 100, 60, 'CUSTOMER_USE', '', TRUE, FALSE, 1, 0, 0)
                """.formatted(id);
    }

    private static String attempt(String account, String provider) {
        return """
                INSERT INTO subaccounts_kyc_attempts (
                  account, document, number, state, provider, candidates, fetches, version, created_at)
                VALUES ('%s', 'PAN', 1, 'STARTED', %s, '', 0, 1, 0)
                """.formatted(account, provider);
    }

    private static String session(String state, String endedAt, String linkHash, String keyHash) {
        return """
                INSERT INTO subaccounts_kyc_sessions (
                  id, account, flow, state, ended_at, link_hash, key_hash, reminder_days_before, metadata, expires_at,
                  last_sent_at, work, version, created_at)
                VALUES ('%s', '%s', 'EMAIL', '%s', %s, %s, %s, '', '', 1, 1, '', 1, 1)
                """.formatted(KycRows.sessionId(2), ACCOUNT, state, endedAt, linkHash, keyHash);
    }
}
