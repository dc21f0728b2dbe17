package io.subaccounts.spi.host;

import io.subaccounts.error.ValidationException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The peppers: secret keys that live with the host and never in the storage. One of them is primary and hashes new
 * tokens; the others go on verifying what they hashed before. To rotate, add a new primary and keep the old one until no
 * stored hash names it.
 */
public final class PepperKeyset {

    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,16}+");
    private static final int MIN_KEY_BYTES = 32;

    private final String primaryId;
    private final Map<String, byte[]> keys;

    private PepperKeyset(String primaryId, Map<String, byte[]> keys) {
        this.primaryId = primaryId;
        this.keys = keys;
    }

    /**
     * A keyset of one key.
     *
     * @param keyId the key's public name, 1 to 16 characters of {@code A-Za-z0-9_-}; never give it to another key
     * @param key at least 32 random bytes; copied
     * @return the keyset
     * @throws ValidationException if the name or the key breaks its rule
     */
    public static PepperKeyset primary(String keyId, byte[] key) {
        return new PepperKeyset(keyId, Map.of()).with(keyId, key);
    }

    /**
     * The same keyset with one more key, which verifies only.
     *
     * @param keyId the key's public name
     * @param key at least 32 random bytes; copied
     * @return the keyset
     * @throws ValidationException if the name or the key breaks its rule, or the name is taken
     */
    public PepperKeyset accepting(String keyId, byte[] key) {
        return with(keyId, key);
    }

    /**
     * The name of the key that hashes new tokens.
     *
     * @return the primary key's name
     */
    public String primaryId() {
        return primaryId;
    }

    /**
     * Reads the keys. Meant for hashers only.
     *
     * @return copies of all keys by name
     */
    public Map<String, byte[]> reveal() {
        var copies = new TreeMap<String, byte[]>();
        keys.forEach((id, key) -> copies.put(id, key.clone()));
        return copies;
    }

    /**
     * Hides the keys.
     *
     * @return the names of the keys
     */
    @Override
    public String toString() {
        return "PepperKeyset" + keys.keySet();
    }

    private PepperKeyset with(String keyId, byte[] key) {
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new ValidationException("key_id", "must be 1 to 16 characters of A-Z, a-z, 0-9, _ and -");
        }
        if (key.length < MIN_KEY_BYTES) {
            throw new ValidationException("pepper", "must be at least " + MIN_KEY_BYTES + " bytes");
        }
        var copy = new TreeMap<>(keys);
        if (copy.putIfAbsent(keyId, key.clone()) != null) {
            throw new ValidationException("key_id", "must not name two keys");
        }
        return new PepperKeyset(primaryId, copy);
    }
}
