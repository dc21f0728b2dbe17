package io.subaccounts.spi.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Protects nothing, as its factory says. */
final class ClearText implements FieldCipher {

    @Override
    public byte[] seal(String context, byte[] plaintext) {
        return plaintext.clone();
    }

    @Override
    public byte[] open(String context, byte[] sealed) {
        return sealed.clone();
    }

    @Override
    public List<byte[]> fingerprints(String context, byte[] value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(context.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return List.of(digest.digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
