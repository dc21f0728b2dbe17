package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.EventType;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Subtree;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the databases themselves refuse, whoever writes it. */
class KycConstraintTest extends OnEachDatabase {

    private static final Subtree ALL = Subtree.all();
    private static final AccountId ACCOUNT = Rows.mainId(1);

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

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "mask = '12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901'",
                "candidates = NULL",
                "name_score = NULL",
                "name_score = 1.01",
                "name_score = -0.01",
                "name_band = NULL",
                "name_band = 'EQUAL'",
                "failure = 'SOMETHING'",
                "fault = 'SOMETHING'",
                "version = -1"
            })
    void attemptThatCannotBeIsRefused(String assignment) {
        assertRefused("subaccounts_kyc_attempts", assignment, "number = 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document = 'AADHAAR', holder_type = NULL, mask = 'XXXXXXXX4321'",
                "state = 'PENDING', settled_at = NULL",
                "provider = NULL, reference = NULL",
                "provider = 'none'",
                "session = NULL, fingerprint = NULL, holder = NULL, holder_type = NULL",
                "sealed_submission = NULL, sealed_findings = NULL, mask = NULL, review = NULL",
                "name_score = NULL, name_band = NULL",
                "name_score = 0",
                "failure = 'OTHER'",
                "fault = 'LAPSED'"
            })
    void attemptThatCanBeIsStored(String assignment) {
        database.execute("UPDATE subaccounts_kyc_attempts SET " + assignment + " WHERE number = 1");
    }

    @Test
    void referenceOfAnotherAttemptIsRefused() {
        assertRefused("subaccounts_kyc_attempts", "reference = 'reference-%s-2'".formatted(ACCOUNT), "number = 1");
    }

    @ParameterizedTest
    @CsvSource({
        "MA_0, register, true",
        "MA_0, none, true",
        "MA_0, , true",
        "MA_0, test-mode, false",
        "ST_0, test-mode, true",
        "ST_0, none, true",
        "ST_0, , true",
        "ST_0, register, false"
    })
    void testModeDecidesForTestAccountsOnly(String prefix, String provider, boolean accepted) {
        String account = prefix + "0".repeat(19);
        database.execute(account(account));
        String insert = """
                INSERT INTO subaccounts_kyc_attempts (
                  account, document, number, state, provider, candidates, version, created_at)
                VALUES ('%s', 'PAN', 1, 'STARTED', %s, '', 1, 0)
                """.formatted(account, provider == null ? "NULL" : "'" + provider + "'");
        if (accepted) {
            database.execute(insert);
        } else {
            assertRefused(insert);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "version = -1"
            })
    void sessionThatCannotBeIsRefused(String assignment) {
        assertRefused("subaccounts_kyc_sessions", assignment, "1 = 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'REVOKED', ended_at = 1, due_at = NULL, end_reason = 'lost'",
                "state = 'COMPLETED', ended_at = 1, due_at = NULL",
                "sealed_email = NULL, masked_email = NULL, redirect_url = NULL, webhook_url = NULL",
                "consent_purpose = NULL, consent_version = NULL, consent_channel = NULL, consent_at = NULL",
                "link_hash = NULL, key_hash = NULL, due_at = NULL"
            })
    void sessionThatCanBeIsStored(String assignment) {
        database.execute("UPDATE subaccounts_kyc_sessions SET " + assignment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'KS_00000000000000000002', 'OPENED', NULL, NULL, NULL",
                "'KS_00000000000000000002', 'EXPIRED', 1, 'link-1', NULL",
                "'KS_00000000000000000002', 'EXPIRED', 1, NULL, 'key-1'"
            })
    void secondActiveSessionAndSecondUseOfAHashAreRefused(String values) {
        assertRefused(session(values));
        database.execute(session("'KS_00000000000000000002', 'EXPIRED', 1, 'link-2', 'key-2'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verdict = 'FINE'",
                "attempt_account = NULL",
                "attempt_document = NULL",
                "attempt_number = NULL",
                "attempt_document = 'PASSPORT'",
                "times = 0",
                "last_at = 0",
                "delivery_id = ''"
            })
    void callbackThatCannotBeIsRefused(String assignment) {
        assertRefused("subaccounts_kyc_callbacks", assignment, "1 = 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account = 'MA_99999999999999999999'", "number = 0", "type = ''", "data = NULL"})
    void eventThatCannotBeIsRefused(String assignment) {
        assertRefused("subaccounts_events", assignment, "1 = 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account = 'MA_99999999999999999999'",
                "sealed = ''",
                "previous_sealed = NULL",
                "previous_until = NULL",
                "version = 0"
            })
    void signingSecretThatCannotBeIsRefused(String assignment) {
        assertRefused("subaccounts_signing_secrets", assignment, "1 = 1");
    }

    private void assertRefused(String table, String assignment, String where) {
        assertRefused("UPDATE " + table + " SET " + assignment + " WHERE " + where);
    }

    private void assertRefused(String statement) {
        String[] statements =
                kind == Kind.SQLITE ? new String[] {"PRAGMA foreign_keys = ON", statement} : new String[] {statement};
        var thrown = catchThrowable(() -> database.execute(statements));
        assertThat(thrown).isNotNull().hasCauseInstanceOf(SQLException.class);
        assertThat(thrown.getCause().getMessage()).containsAnyOf("CONSTRAINT", "constraint");
    }

    private static String account(String id) {
        return """
                INSERT INTO subaccounts_accounts (
                  id, name, permissions, rate_limit_requests, rate_limit_window_seconds, kyc_mode, metadata, enabled,
                  suspended, version, created_at, updated_at)
                VALUES ('%s', 'name', '', 100, 60, 'CUSTOMER_USE', '', TRUE, FALSE, 1, 0, 0)
                """.formatted(id);
    }

    private static String session(String values) {
        return """
                INSERT INTO subaccounts_kyc_sessions (
                  id, state, ended_at, link_hash, key_hash, account, flow, reminder_days_before, metadata, expires_at,
                  last_sent_at, version, created_at)
                VALUES (%s, '%s', 'EMAIL', '', '', 1, 1, 1, 1)
                """.formatted(values, ACCOUNT);
    }
}
