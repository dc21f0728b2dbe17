package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which errors are worth another try, and what is said about each. */
class SqlFailureTest {

    private static final String CANARY = "canary-4711";

    @ParameterizedTest
    @CsvSource({
        "40001, true",
        "40P01, true",
        "55P03, true",
        "40002, false",
        "40003, false",
        "23505, true",
        "23503, false",
        "23514, false",
        "22P02, false",
        "25006, false",
        "25P02, false",
        "42P01, false",
        "42601, false",
        "53300, false",
        "57014, false",
        "57P01, false",
        "08001, false",
        "08006, false",
        "XX000, false",
        ", false"
    })
    void onlyLostRacesAreRunAgainOnPostgresql(String state, boolean lostRace) {
        var failure = SqlFailure.of(new SQLException("ERROR: message", state), PostgresDialect.INSTANCE);
        assertThat(failure.lostRace()).isEqualTo(lostRace);
    }

    /** Waiting is SQLite's own business: what is still busy after the timeout is reported. */
    @ParameterizedTest
    @CsvSource({"5", "6", "517", "261", "10", "13", "19", "1"})
    void nothingIsRunAgainOnSqlite(int code) {
        var failure = SqlFailure.of(new SQLException("[SQLITE] message", null, code), SqliteDialect.INSTANCE);
        assertThat(failure.lostRace()).isFalse();
    }

    @Test
    void detailsOfPostgresqlAreNotShown() {
        var error = new SQLException(
                "ERROR: new row for relation \"t\" violates check constraint \"c\"\n  Detail: Failing row contains ("
                        + CANARY + ").",
                "23514");
        assertThat(printed(error)).contains("violates check constraint \"c\"").doesNotContain(CANARY);
    }

    @ParameterizedTest
    @CsvSource({"22P02", "42601", "XX000", "P0001"})
    void messagesThatQuoteValuesAreNotShown(String state) {
        var error = new SQLException("ERROR: invalid input syntax for type json: \"" + CANARY + "\"", state);
        assertThat(printed(error)).contains(state).doesNotContain(CANARY);
    }

    @Test
    void statementsOfBatchesAreNotShown() {
        var row = new SQLException("ERROR: deadlock detected", "40P01");
        var batch = new BatchUpdateException(
                "Batch entry 0 UPDATE t SET x = '" + CANARY + "' was aborted", "40P01", 0, new int[0], row);
        assertThat(printed(batch)).contains("deadlock detected").doesNotContain(CANARY);
        assertThat(SqlFailure.of(batch, PostgresDialect.INSTANCE).lostRace()).isTrue();
        var alone = new BatchUpdateException("Batch entry 0 '" + CANARY + "'", "23505", 0, new int[0], null);
        assertThat(printed(alone)).doesNotContain(CANARY);
    }

    @Test
    void originBehindThePoolIsShown() {
        var refused = new SQLException("Connection refused", "08001");
        var pool = new SQLTransientConnectionException("pool - Connection is not available", "08001", refused);
        var failure = SqlFailure.of(new ConnectionException(pool), PostgresDialect.INSTANCE);
        assertThat(failure.asException())
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("08001");
    }

    private static String printed(SQLException error) {
        var failure = SqlFailure.of(error, PostgresDialect.INSTANCE);
        var text = new StringWriter();
        failure.asException().printStackTrace(new PrintWriter(text));
        failure.atCommit().printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
