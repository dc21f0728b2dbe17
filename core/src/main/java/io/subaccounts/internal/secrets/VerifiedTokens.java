package io.subaccounts.internal.secrets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.subaccounts.internal.keys.HmacKey;
import io.subaccounts.spi.host.RandomSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers which token was found right for which stored hash, so that each is computed once. What it holds is the
 * outcome of a pure function and cannot become wrong: whether the hash is still stored, and whether its account works, is
 * read from the storage every time. It therefore needs no invalidation and cannot bring a revoked token back.
 *
 * <p>Keys are HMAC-SHA-256 of hash and token under a key of this process alone; no token can be read out of it.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class VerifiedTokens {

    private static final int MAX_ENTRIES = 100_000;

    private final Cache<ByteBuffer, Boolean> verified =
            Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();
    private final AtomicLong learnt = new AtomicLong();
    private final HmacKey key;

    /**
     * Sets the memory up, empty.
     *
     * @param random what the process's own key is made from
     */
    public VerifiedTokens(RandomSource random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        key = new HmacKey(bytes);
    }

    /**
     * Says whether a token is known to be right for a hash.
     *
     * @param token the token
     * @param hash the stored hash
     * @return true if that was computed before
     */
    public boolean knows(String token, String hash) {
        return verified.getIfPresent(fingerprint(token, hash)) != null;
    }

    /**
     * Remembers that a token was found right for a hash.
     *
     * @param token the token
     * @param hash the stored hash
     */
    public void remember(String token, String hash) {
        verified.put(fingerprint(token, hash), Boolean.TRUE);
        learnt.incrementAndGet();
    }

    /**
     * How often anything was remembered. What is known while this stays the same was known before.
     *
     * @return the number
     */
    public long learnt() {
        return learnt.get();
    }

    /**
     * A hint for an id that does not exist, the same each time, so that it behaves like one that does.
     *
     * @param id anything
     * @return 0 to 65,535
     */
    public int decoyHint(String id) {
        return fingerprint("", id).getShort(0) & 0xFFFF;
    }

    ByteBuffer fingerprint(String token, String hash) {
        byte[] length = (hash.length() + ":").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.wrap(
                key.tag(length, hash.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)));
    }
}
