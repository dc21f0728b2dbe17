package io.subaccounts.storage.jdbc;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a {@link FormText} together field by field; what is null is left out. */
final class FormWriter {

    private final Map<String, String> fields = new HashMap<>();

    FormWriter put(String key, @Nullable Object value) {
        if (value != null) {
            fields.put(key, value.toString());
        }
        return this;
    }

    FormWriter putInstant(String key, @Nullable Instant value) {
        return put(key, Micros.ofNullable(value));
    }

    /** Puts a list, each text under the prefix and its place from 0. */
    FormWriter putAll(String prefix, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            put(prefix + i, texts.get(i));
        }
        return this;
    }

    String text() {
        return FormText.write(fields);
    }
}
