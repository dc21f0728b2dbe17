package io.subaccounts.storage.jdbc;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A map of texts in one column, as {@code application/x-www-form-urlencoded}, in the order of the keys. */
final class FormText {

    private FormText() {}

    static String write(Map<String, ?> map) {
        var text = new StringBuilder();
        for (var entry : new TreeMap<>(map).entrySet()) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(encode(entry.getKey()))
                    .append('=')
                    .append(encode(entry.getValue().toString()));
        }
        return text.toString();
    }

    static Map<String, String> read(String text) {
        if (text.isEmpty()) {
            return Map.of();
        }
        var map = new HashMap<String, String>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("a pair without =");
            }
            if (map.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("a key twice");
            }
        }
        return map;
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
