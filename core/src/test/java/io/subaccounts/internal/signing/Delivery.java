package io.subaccounts.internal.signing;

import io.subaccounts.spi.kyc.CallbackSigning;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A callback as it was sent, to be tampered with on its way. */
record Delivery(Map<String, List<String>> headers, byte[] body) {

    Delivery(String body) {
        this(Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    Delivery with(String name, String... values) {
        var changed = new TreeMap<>(headers);
        changed.put(name, List.of(values));
        return new Delivery(changed, body);
    }

    Delivery without(String name) {
        var changed = new TreeMap<>(headers);
        changed.remove(name);
        return new Delivery(changed, body);
    }

    Delivery withBody(byte[] other) {
        return new Delivery(headers, other);
    }

    String value(String name) {
        return headers.get(name).get(0);
    }

    Authenticity check(CallbackSigning signing, Instant now) {
        return SignatureCheck.check(signing, headers, body, now);
    }

    static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
