package io.subaccounts.internal.secrets;

import io.subaccounts.internal.secrets.Hashers.Outcome;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verifies tokens, each pair of token and hash once at a time: callers who present the same token while it is being
 * verified wait for that one computation.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class TokenVerifier {

    private final Hashers hashers;
    private final VerifiedTokens verified;
    private final ConcurrentHashMap<ByteBuffer, CompletableFuture<Outcome>> underWay = new ConcurrentHashMap<>();

    /**
     * Sets the verifier up.
     *
     * @param hashers who computes
     * @param verified what was computed before
     */
    public TokenVerifier(Hashers hashers, VerifiedTokens verified) {
        this.hashers = hashers;
        this.verified = verified;
    }

    /**
     * What came of verifying a token.
     *
     * @param outcome whether it is right
     * @param first whether this very call has found it out, rather than waited for another
     */
    public record Verification(Outcome outcome, boolean first) {}

    /**
     * Verifies a token.
     *
     * @param token the token
     * @param hash the stored hash, which may be anything
     * @return what came of it
     */
    public Verification verify(String token, String hash) {
        ByteBuffer pair = verified.fingerprint(token, hash);
        var own = new CompletableFuture<Outcome>();
        CompletableFuture<Outcome> other = underWay.putIfAbsent(pair, own);
        if (other != null) {
            return new Verification(awaited(other), false);
        }
        try {
            Outcome outcome = verified.knows(token, hash) ? Outcome.MATCH : hashers.check(token, hash);
            if (outcome == Outcome.MATCH) {
                verified.remember(token, hash);
            }
            own.complete(outcome);
            return new Verification(outcome, true);
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(pair, own);
        }
    }

    /** A failure of the other call's is this call's busy: nothing was found out. */
    private static Outcome awaited(CompletableFuture<Outcome> other) {
        try {
            return other.join();
        } catch (CompletionException e) {
            return Outcome.BUSY;
        }
    }
}
