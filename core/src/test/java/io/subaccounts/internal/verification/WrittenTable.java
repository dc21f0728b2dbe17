package io.subaccounts.internal.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state table as a person writes it down: a head that names the guards, then one line for each event that does something
 * in a state, with the target under each guard, or a dot for nothing. What has no line does nothing.
 */
final class WrittenTable {

    private final Map<List<String>, String> targets = new HashMap<>();

    private WrittenTable() {}

    static WrittenTable read(String text) {
        var table = new WrittenTable();
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.strip().split("\\s+")))
                .toList();
        List<String> head = lines.get(0);
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != head.size()) {
                throw new IllegalArgumentException("not as many columns as the head has: " + line);
            }
            for (int column = 2; column < head.size(); column++) {
                if (!line.get(column).equals(".")) {
                    table.put(List.of(line.get(0), line.get(1), head.get(column)), line.get(column));
                }
            }
        }
        return table;
    }

    Optional<String> target(Enum<?> from, Enum<?> event, Enum<?> guard) {
        return Optional.ofNullable(targets.get(List.of(from.name(), event.name(), guard.name())));
    }

    int moves() {
        return targets.size();
    }

    private void put(List<String> key, String target) {
        if (targets.put(key, target) != null) {
            throw new IllegalArgumentException("said twice: " + key);
        }
    }
}
