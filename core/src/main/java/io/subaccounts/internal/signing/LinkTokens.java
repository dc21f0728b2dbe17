package io.subaccounts.internal.signing;

import io.subaccounts.common.Secret;
import io.subaccounts.internal.keys.InstallationKey;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The tokens of hosted sessions: a prefix, and in 64 characters of base64url 256 random bits and a 128-bit tag, under a
 * key of the installation, that covers them and the prefix. What was not made here is refused without a look-up, and a
 * token of one kind is not one of another. 48 bytes fill base64 without a rest, so that a token has one spelling.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class LinkTokens {

    private static final int RANDOM_BYTES = 32;

    private final InstallationKey key;
    private final RandomSource random;

    /**
     * Sets the maker up; its key is fetched at first use.
     *
     * @param storage where the key lives
     * @param random what tokens, and a new key, are made from
     */
    public LinkTokens(Storage storage, RandomSource random) {
        this.key = new InstallationKey(storage, random, "kyc_link_key");
        this.random = random;
    }

    /** What a token is for. */
    public enum Kind {
        /** Opens a session; travels in the address of a page. */
        LINK("kst_"),
        /** Acts within a session that was opened. */
        SESSION_KEY("ksk_");

        private final String prefix;
        private final Pattern form;

        Kind(String prefix) {
            this.prefix = prefix;
            this.form = Pattern.compile(prefix + "[A-Za-z0-9_-]{64}");
        }
    }

    /**
     * Makes a new token.
     *
     * @param kind what it is for
     * @return 68 characters that are safe in addresses
     */
    public Secret make(Kind kind) {
        byte[] body = new byte[RANDOM_BYTES];
        random.nextBytes(body);
        byte[] all = Arrays.copyOf(body, RANDOM_BYTES + InstallationKey.TAG_BYTES);
        System.arraycopy(key.tag(kind.prefix, body), 0, all, RANDOM_BYTES, InstallationKey.TAG_BYTES);
        return Secret.of(kind.prefix + base64(all));
    }

    /**
     * Says whether a text is a token that was made here. Nothing but the key is ever looked up, once; junk is refused
     * even without it.
     *
     * @param kind what it is presented as
     * @param text anything
     * @return true if it was made here, for this
     */
    public boolean isGenuine(Kind kind, String text) {
        if (!kind.form.matcher(text).matches()) {
            return false;
        }
        byte[] all = Base64.getUrlDecoder().decode(text.substring(kind.prefix.length()));
        byte[] body = Arrays.copyOf(all, RANDOM_BYTES);
        return key.isTag(kind.prefix, body, Arrays.copyOfRange(all, RANDOM_BYTES, all.length));
    }

    /**
     * What is stored of a token. It holds so many random bits that a plain hash is enough.
     *
     * @param token the token
     * @return its SHA-256 in base64url, 43 characters
     */
    public static String hash(String token) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
