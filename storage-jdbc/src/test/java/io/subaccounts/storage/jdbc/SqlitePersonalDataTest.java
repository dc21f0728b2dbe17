package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.privacy.ClearTextScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nor in the file, in the log of what is being written, or in the logs of a process that speaks of everything it does. */
class SqlitePersonalDataTest extends JdbcPersonalDataTest {

    @TempDir
    Path folder;

    @Override
    TestDatabase database() {
        return TestDatabase.sqlite(folder);
    }

    @Override
    String tables() {
        return "SELECT name FROM sqlite_master WHERE type = 'table'";
    }

    @Override
    protected List<String> written(Storage opened) {
        var texts = new ArrayList<>(super.written(opened));
        texts.addAll(files(folder.resolve("test.db")));
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {PersonalDataMain.SEALED, PersonalDataMain.IN_CLEAR})
    void logsAndFilesOfAKilledProcessShowNothingUnlessTheyAreToldTo(String protection) throws IOException {
        var file = folder.resolve("killed.db");
        var secrets = folder.resolve("secrets.txt");
        var options = List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-Dorg.slf4j.simpleLogger.log.com.zaxxer.hikari=trace");
        var child = ChildJvm.start(PersonalDataMain.class, options, file, secrets, protection);
        String output = ChildJvm.output(child);
        var scan = new ClearTextScan(Files.readAllLines(secrets));

        assertThat(output).contains("TRACE org.jdbi", "DEBUG com.zaxxer.hikari", "WARN io.subaccounts", "done");
        assertThat(scan.found(output)).as("in logs, answers and stack traces").isEmpty();
        var found = new TreeSet<String>();
        files(file).forEach(text -> found.addAll(scan.found(text)));
        if (protection.equals(PersonalDataMain.SEALED)) {
            assertThat(found).as("in files").isEmpty();
        } else {
            assertThat(found).as("in files").containsAll(Set.of("PAN", "GSTIN", "CIN", "e-mail", "signing secret"));
        }
    }

    private static List<String> files(Path database) {
        try {
            var texts = new ArrayList<String>();
            for (String part : List.of("", "-wal")) {
                texts.add(Files.readString(Path.of(database + part), StandardCharsets.ISO_8859_1));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
