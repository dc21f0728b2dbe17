package io.subaccounts.storage.jdbc;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A list of texts without spaces in one column, with a space between any two. */
final class Words {

    private static final String SEPARATOR = " ";

    private Words() {}

    static String join(Collection<?> words) {
        return words.stream().map(Words::word).collect(Collectors.joining(SEPARATOR));
    }

    static <T> List<T> split(String text, Function<String, T> parser) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(SEPARATOR, -1)).map(parser).toList();
    }

    private static String word(Object value) {
        String word = value.toString();
        if (word.isEmpty() || word.contains(SEPARATOR)) {
            throw new IllegalArgumentException("a word is not empty and holds no space");
        }
        return word;
    }
}
