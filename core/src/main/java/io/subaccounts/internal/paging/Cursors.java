package io.subaccounts.internal.paging;

import io.subaccounts.common.Cursor;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.keys.InstallationKey;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads cursors: a position and a signature that also covers the query it belongs to. The signing key is made
 * once for each installation, so that cursors outlive processes and travel between them.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Cursors {

    private static final int MAX_LENGTH = 1024;

    private final InstallationKey key;

    /**
     * Sets the signer up; the key is fetched at first use.
     *
     * @param storage where the key lives
     * @param random what a new key is made from
     */
    public Cursors(Storage storage, RandomSource random) {
        key = new InstallationKey(storage, random, "cursor_key");
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
        byte[] tag = key.tag(query, payload);
        byte[] all = Arrays.copyOf(tag, InstallationKey.TAG_BYTES + payload.length);
        System.arraycopy(payload, 0, all, InstallationKey.TAG_BYTES, payload.length);
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
        if (all.length <= InstallationKey.TAG_BYTES) {
            throw refused();
        }
        byte[] payload = Arrays.copyOfRange(all, InstallationKey.TAG_BYTES, all.length);
        if (!key.isTag(query, payload, Arrays.copyOf(all, InstallationKey.TAG_BYTES))) {
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

    private static ValidationException refused() {
        return new ValidationException("cursor", "must come unchanged from the previous page of the same query");
    }
}
