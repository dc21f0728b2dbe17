package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.Subtree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hashes and values of rows never leave by way of exceptions, logs or recordings. */
class SecretLeakTest extends OnEachDatabase {

    private static final Subtree ALL = Subtree.all();
    static final String CANARY = "c4n4ry-of-a-hash";
    private static final String TOO_LONG = CANARY.repeat(40);

    @TempDir
    Path ownFolder;

    @Test
    void exceptionsHoldNoValues() {
        try (var storage = database.open()) {
            var account = Rows.account(Rows.mainId(1), null, 1, Map.of("key", CANARY));
            var thrown = catchThrowable(() -> storage.write(tx -> {
                tx.accounts().insert(ALL, account);
                return tx.credentials().insert(ALL, Rows.credential(account.id(), TOO_LONG));
            }));
            assertThat(thrown).isInstanceOf(StorageUnavailableException.class);
            assertThat(printed(thrown)).containsIgnoringCase("constraint").doesNotContain(CANARY);
        }
    }

    @Test
    void exceptionsOfTheLibrariesBelowWouldHoldThem() {
        database.open().close();
        try (var handle = Jdbi.open(database.source())) {
            var thrown = catchThrowable(() -> handle.createUpdate(
                            "INSERT INTO subaccounts_installation (name, value) VALUES (:name, :value)")
                    .bind("name", "name")
                    .bind("value", TOO_LONG)
                    .execute());
            assertThat(printed(thrown)).contains(CANARY);
        }
    }

    @Test
    void rowsHideWhatIsSecret() {
        assertThat(new SecretRow(1, CANARY, 7, Rows.START, null, null).toString())
                .doesNotContain(CANARY);
        assertThat(Rows.credential(Rows.mainId(1), CANARY).toString()).doesNotContain(CANARY);
    }

    @Test
    void logsAndRecordingsHoldNoValues() throws IOException {
        var recording = ownFolder.resolve("child.jfr");
        var options = List.of(
                "-XX:StartFlightRecording=filename=" + recording + ",settings=profile",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-Dorg.slf4j.simpleLogger.log.com.zaxxer.hikari=trace",
                "-Dorg.slf4j.simpleLogger.log.org.flywaydb=trace");
        String output = ChildJvm.output(ChildJvm.start(SecretLeakMain.class, options, ownFolder.resolve("leak.db")));
        assertThat(output)
                .contains("TRACE org.jdbi", "DEBUG com.zaxxer.hikari", "SQLITE_CONSTRAINT_CHECK", "done")
                .doesNotContain(CANARY);
        String recorded = Files.readString(recording, StandardCharsets.ISO_8859_1);
        assertThat(recorded.contains("UPDATE subaccounts_secrets"))
                .as("statements are recorded")
                .isTrue();
        assertThat(recorded.contains(CANARY)).as("values are recorded").isFalse();
    }

    private static String printed(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
