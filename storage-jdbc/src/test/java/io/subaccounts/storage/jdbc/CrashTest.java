package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.tck.support.Scale;
import io.subaccounts.tck.support.SeededRandom;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed at any moment: what it had been told is done is there, whole, and nothing is damaged. */
class CrashTest {

    private static final Pattern DONE = Pattern.compile("done ([0-9]+)\\.");
    private static final int CYCLES = Scale.of(50);
    private static final int CYCLES_OF_CONTROL = 50;
    private static final int LONGEST_LIFE_MILLIS = 150;
    private static final int NUMBERS_OF_A_CYCLE = 100_000;

    @TempDir
    Path folder;

    private final SeededRandom random = new SeededRandom();
    private TestDatabase database;
    private final Set<String> acknowledged = new HashSet<>();

    @BeforeEach
    void open() {
        database = TestDatabase.sqlite(folder);
        database.open().close();
    }

    @Test
    void acknowledgedWritesSurvive() {
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            runAndKill(cycle, "after-commit");
            assertThat(stored("id", "subaccounts_accounts"))
                    .as("cycle %s; %s", cycle, SeededRandom.reminder())
                    .containsAll(acknowledged);
            assertWhole();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(CYCLES);
        System.out.println(CYCLES + " kills, " + acknowledged.size() + " acknowledged writes, none lost");
        try (var storage = database.open()) {
            assertThat(storage.<Boolean>write(tx -> tx.accounts().insert(Subtree.all(), Rows.main(1))))
                    .isTrue();
        }
    }

    @Test
    void lossWouldBeSeen() {
        boolean lost = false;
        for (int cycle = 1; cycle <= CYCLES_OF_CONTROL && !lost; cycle++) {
            runAndKill(cycle, "too-early");
            lost = !stored("id", "subaccounts_accounts").containsAll(acknowledged);
        }
        assertThat(lost)
                .as("acknowledging before the commit must lose something")
                .isTrue();
    }

    private void runAndKill(int cycle, String moment) {
        var child = ChildJvm.start(
                CrashMain.class, List.of(), folder.resolve("test.db"), cycle * NUMBERS_OF_A_CYCLE, moment);
        var lines = new ArrayList<String>();
        try (var output = new BufferedReader(new InputStreamReader(child.getInputStream()))) {
            lines.add(output.readLine());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_LIFE_MILLIS + 1)));
            child.toHandle().destroyForcibly(); // unlike the process itself, leaves what was said to be read
            output.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(lines.get(0)).as("what the child said").matches(DONE);
        for (String line : lines) {
            var done = DONE.matcher(line);
            if (done.matches()) { // the last line may be cut off
                acknowledged.add(Rows.subId(Integer.parseInt(done.group(1))).value());
            }
        }
    }

    private void assertWhole() {
        assertThat(database.query("PRAGMA integrity_check")).containsExactly(List.of("ok"));
        assertThat(database.query("PRAGMA foreign_key_check")).isEmpty();
        var subs = stored("id", "subaccounts_accounts WHERE parent_id IS NOT NULL");
        assertThat(stored("account", "subaccounts_credentials")).isEqualTo(subs);
        assertThat(stored("credential", "subaccounts_secrets")).isEqualTo(subs);
        assertThat(stored("owner", "subaccounts_resources")).isEqualTo(subs);
        assertThat(stored("descendant", "subaccounts_ancestry WHERE distance = 1"))
                .isEqualTo(subs);
    }

    private Set<String> stored(String column, String from) {
        return database.query("SELECT " + column + " FROM " + from).stream()
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
    }
}
