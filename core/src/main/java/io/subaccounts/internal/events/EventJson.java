package io.subaccounts.internal.events;

import io.subaccounts.events.Event;
import java.util.Map;
import java.util.TreeMap;

/** An event as JSON (RFC 8259): its type, its time and its particulars, all of them texts but the number. */
final class EventJson {

    private EventJson() {}

    static String of(Event event) {
        var json = new StringBuilder("{\"type\":");
        quote(event.type().text(), json);
        json.append(",\"timestamp\":");
        quote(event.at().toString(), json);
        json.append(",\"account\":");
        quote(event.account().value(), json);
        json.append(",\"number\":").append(event.number()).append(",\"data\":{");
        String separator = "";
        for (Map.Entry<String, String> entry : new TreeMap<>(event.data()).entrySet()) {
            json.append(separator);
            quote(entry.getKey(), json);
            json.append(':');
            quote(entry.getValue(), json);
            separator = ",";
        }
        return json.append("}}").toString();
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c) || c > 0x7E) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
