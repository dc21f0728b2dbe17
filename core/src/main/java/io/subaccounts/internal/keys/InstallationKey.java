package io.subaccounts.internal.keys;

import io.subaccounts.error.CorruptDataException;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key that is made once for each installation and lives in its storage, so that what one process tags is recognised by
 * every other, and later. It is fetched, or made, at first use.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class InstallationKey {

    /** How long a tag is. */
    public static final int TAG_BYTES = 16;

    private static final int KEY_BYTES = 32;
    private static final Pattern STORED = Pattern.compile("[A-Za-z0-9+/]{43}="); // so many bytes in base64

    private final Storage storage;
    private final RandomSource random;
    private final String name;
    private volatile @Nullable HmacKey key;

    /**
     * Names a key.
     *
     * @param storage where the key lives
     * @param random what a new key is made from
     * @param name the name it is stored under
     */
    public InstallationKey(Storage storage, RandomSource random, String name) {
        this.storage = storage;
        this.random = random;
        this.name = name;
    }

    /**
     * Tags a payload: the first 128 bits of HMAC-SHA-256 over both arguments, which do not run into each other.
     *
     * @param context what the payload belongs to
     * @param payload the payload
     * @return the tag
     */
    public byte[] tag(String context, byte[] payload) {
        byte[] bound = context.getBytes(StandardCharsets.UTF_8);
        byte[] length = (bound.length + ":").getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(key().tag(length, bound, payload), TAG_BYTES);
    }

    /**
     * Says whether a tag is that of a payload, in constant time.
     *
     * @param context what the payload belongs to
     * @param payload the payload
     * @param tag anything
     * @return true if it is
     */
    public boolean isTag(String context, byte[] payload, byte[] tag) {
        return MessageDigest.isEqual(tag(context, payload), tag);
    }

    private HmacKey key() {
        HmacKey present = key;
        if (present == null) {
            Optional<String> stored = storage.read(tx -> tx.installation().find(name));
            present = read(stored.orElseGet(this::create));
            key = present;
        }
        return present;
    }

    private String create() {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        String candidate = Base64.getEncoder().encodeToString(fresh);
        return storage.write(tx -> {
            tx.installation().insertIfAbsent(name, candidate);
            return tx.installation().find(name).orElseThrow();
        });
    }

    private HmacKey read(String stored) {
        if (!STORED.matcher(stored).matches()) {
            throw new CorruptDataException(
                    "the installation's " + name + " is no key of " + KEY_BYTES + " bytes", null);
        }
        return new HmacKey(Base64.getDecoder().decode(stored));
    }
}
