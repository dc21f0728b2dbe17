package io.subaccounts.tck.manager;

import io.subaccounts.spi.host.FieldCipher;
import java.util.List;

/** Protects nothing, and makes fingerprints under keys that a test can change, of which the first is the present one. */
final class ChangingKeys implements FieldCipher {

    private static final FieldCipher IN_CLEAR = FieldCipher.inClear();

    private volatile List<String> keys = List.of("old");

    void use(String... names) {
        keys = List.of(names);
    }

    @Override
    public byte[] seal(String context, byte[] plaintext) {
        return IN_CLEAR.seal(context, plaintext);
    }

    @Override
    public byte[] open(String context, byte[] sealed) {
        return IN_CLEAR.open(context, sealed);
    }

    @Override
    public List<byte[]> fingerprints(String context, byte[] value) {
        return keys.stream()
                .map(key -> IN_CLEAR.fingerprints(key + "/" + context, value).get(0))
                .toList();
    }
}
