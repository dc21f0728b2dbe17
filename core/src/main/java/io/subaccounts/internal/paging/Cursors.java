package io.subaccounts.internal.paging;

import io.subaccounts.common.Cursor;
import io.subaccounts.error.ValidationException;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads cursors: a position and a signature that also covers the query it belongs to. The signing key is made
 * once for each installation, so that cursors outlive processes and travel between them.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String KEY_NAME = "cursor_key";
    private static final int KEY_BYTES = 32;
    private static final int TAG_BYTES = 16;
    private static final int MAX_LENGTH = 1024;

    private final Storage storage;
    private final RandomSource random;
    private volatile @Nullable SecretKeySpec key;

    /**
     * Sets the signer up; the key is fetched at first use.
     *
     * @param storage where the key lives
     * @param random what a new key is made from
     */
    public Cursors(Storage storage, RandomSource random) {
        this.storage = storage;
        this.random = random;
    }

    /**
     * Writes the canonical form of a query, in which nothing and the text "null" are different things.
     *
     * @param parts what the query consists of, its kind, actor and order included
     * @return the canonical form
     */
    public static String canonical(@Nullable Object... parts) {
        var text = new StringBuilder();
        for (Object part : parts) {
            String value = part == null ? "" : part.toString();
            text.append(part == null ? "-" : value.length() + ":").append(value);
        }
        return text.toString();
    }

    /**
     * Writes a cursor.
     *
     * @param query the canonical form of the query, its actor and order included
     * @param position the position in the list
     * @return the cursor
     */
    public Cursor write(String query, String position) {
        byte[] payload = position.getBytes(StandardCharsets.UTF_8);
        byte[] tag = tag(query, payload);
        byte[] all = Arrays.copyOf(tag, TAG_BYTES + payload.length);
        System.arraycopy(payload, 0, all, TAG_BYTES, payload.length);
        return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    /**
     * Reads a cursor.
     *
     * @param query the canonical form of the query it is presented with
     * @param cursor the cursor
     * @return the position in the list
     * @throws ValidationException if it was altered, or made for another query
     */
    public String read(String query, Cursor cursor) {
        byte[] all = decoded(cursor.value());
        if (all.length <= TAG_BYTES) {
            throw refused();
        }
        byte[] payload = Arrays.copyOfRange(all, TAG_BYTES, all.length);
        if (!MessageDigest.isEqual(tag(query, payload), Arrays.copyOf(all, TAG_BYTES))) {
            throw refused();
        }
        return new String(payload, StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String text) {
        if (text.length() > MAX_LENGTH) {
            throw refused();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(all).equals(text)) {
            throw refused(); // one position has one spelling
        }
        return all;
    }

    private byte[] tag(String query, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            byte[] bound = query.getBytes(StandardCharsets.UTF_8);
            mac.update((bound.length + ":").getBytes(StandardCharsets.US_ASCII));
            mac.update(bound);
            return Arrays.copyOf(mac.doFinal(payload), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec present = key;
        if (present == null) {
            Optional<String> stored = storage.read(tx -> tx.installation().find(KEY_NAME));
            present = decodedKey(stored.orElseGet(this::create));
            key = present;
        }
        return present;
    }

    private String create() {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        String candidate = Base64.getEncoder().encodeToString(fresh);
        return storage.write(tx -> {
            tx.installation().insertIfAbsent(KEY_NAME, candidate);
            return tx.installation().find(KEY_NAME).orElseThrow();
        });
    }

    private static SecretKeySpec decodedKey(String text) {
        return new SecretKeySpec(Base64.getDecoder().decode(text), ALGORITHM);
    }

    private static ValidationException refused() {
        return new ValidationException("cursor", "must come unchanged from the previous page of the same query");
    }
}
