package io.subaccounts.storage.jdbc;

import java.util.Arrays;

/** Which SQLite is safe to write with: older ones can damage a file that two connections write to. */
final class SqliteVersion {

    private static final int[] OLDEST_SAFE = {3, 51, 3};

    private SqliteVersion() {}

    static boolean isSafe(String version) {
        int[] parts;
        try {
            parts = Arrays.stream(version.split("\\."))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            return false;
        }
        return Arrays.compare(parts, OLDEST_SAFE) >= 0;
    }
}
