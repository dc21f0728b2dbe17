package io.subaccounts.storage.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes a {@link FormText} apart field by field. What is missing, malformed or left over is refused with
 * {@code IllegalArgumentException}: a field that nobody asked for may be the one that blocks.
 */
final class FormReader {

    private final Map<String, String> left;

    FormReader(String text) {
        left = new HashMap<>(FormText.read(text));
    }

    boolean has(String key) {
        return left.containsKey(key);
    }

    String text(String key) {
        String value = left.remove(key);
        if (value == null) {
            throw new IllegalArgumentException("a field is missing");
        }
        return value;
    }

    @Nullable
    String textOrNull(String key) {
        return left.remove(key);
    }

    <T> T get(String key, Function<String, T> parser) {
        return parser.apply(text(key));
    }

    <T> @Nullable T getNullable(String key, Function<String, T> parser) {
        String value = textOrNull(key);
        return value == null ? null : parser.apply(value);
    }

    int number(String key) {
        return get(key, Integer::parseInt);
    }

    boolean flag(String key) {
        return get(key, FormReader::flagOf);
    }

    Instant instant(String key) {
        return get(key, FormReader::instantOf);
    }

    @Nullable
    Instant instantOrNull(String key) {
        return getNullable(key, FormReader::instantOf);
    }

    List<String> texts(String prefix) {
        var texts = new ArrayList<String>();
        while (has(prefix + texts.size())) {
            texts.add(text(prefix + texts.size()));
        }
        return texts;
    }

    void requireNothingLeft() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("a field is not known");
        }
    }

    static boolean flagOf(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Instant instantOf(String text) {
        return Micros.toInstant(Long.parseLong(text));
    }
}
