package io.subaccounts.internal.signing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What came under the name of one header, in any case; nothing if it has no name because none is expected. */
record HeaderValues(@Nullable String name, List<String> values) {

    static HeaderValues of(@Nullable String name, Map<String, List<String>> headers) {
        return new HeaderValues(name, name == null ? List.of() : named(name, headers));
    }

    private static List<String> named(String name, Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    boolean isMissing() {
        return name != null && values.isEmpty();
    }

    /** Of two timestamps nobody knows which one was meant. */
    boolean isOtherThanOne(Pattern form) {
        return values.size() > 1
                || !values.stream().allMatch(value -> form.matcher(value).matches());
    }

    boolean isLongerThan(int max) {
        return values.stream().mapToLong(String::length).sum() > max;
    }

    String only() {
        return values.get(0);
    }

    @Nullable
    String onlyOrNull() {
        return values.isEmpty() ? null : values.get(0);
    }
}
