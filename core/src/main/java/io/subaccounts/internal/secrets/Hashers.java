package io.subaccounts.internal.secrets;

import io.subaccounts.common.Environment;
import io.subaccounts.error.BusyException;
import io.subaccounts.spi.host.SecretHasher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hashers in use: one that makes new hashes, and others that go on verifying what was hashed before. All computing is
 * done within the budget.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Hashers {

    private final SecretHasher primary;
    private final List<SecretHasher> known;
    private final @Nullable ImportedBcrypt imported;
    private final HashBudget budget;

    /**
     * Sets the hashers up.
     *
     * @param primary who makes new hashes
     * @param former who else verifies
     * @param imported who verifies imported hashes, null if imports are not accepted
     * @param budget how much is computed at a time
     */
    public Hashers(
            SecretHasher primary, List<SecretHasher> former, @Nullable ImportedBcrypt imported, HashBudget budget) {
        this.primary = primary;
        this.imported = imported;
        this.budget = budget;
        var all = new ArrayList<SecretHasher>();
        all.add(primary);
        all.addAll(former);
        if (imported != null) {
            all.add(imported);
        }
        this.known = List.copyOf(all);
    }

    /** What came of checking a token. */
    public enum Outcome {
        /** The token is right. */
        MATCH,
        /** The token is wrong, or the stored hash cannot be understood. */
        MISMATCH,
        /** There was no turn to find out. */
        BUSY
    }

    /**
     * Hashes a new token.
     *
     * @param token the token
     * @return the text to store
     * @throws BusyException if there was no turn for it
     */
    public String hash(String token) {
        return hashIfFree(token).orElseThrow(() -> new BusyException("too many secrets are being hashed"));
    }

    /**
     * Hashes a token if there is a turn for it.
     *
     * @param token the token
     * @return the text to store, empty if there was no turn
     */
    public Optional<String> hashIfFree(String token) {
        return budget.within(primary.cost(), () -> primary.hash(token));
    }

    /**
     * Checks a token.
     *
     * @param token the token
     * @param stored the stored hash, which may be anything
     * @return what came of it
     */
    public Outcome check(String token, String stored) {
        for (SecretHasher hasher : known) {
            if (hasher.recognises(stored)) {
                return outcome(budget.within(hasher.cost(), () -> hasher.matches(token, stored)));
            }
        }
        return Outcome.MISMATCH;
    }

    /**
     * Spends the work of a check on nothing, so that a refusal costs the same whether or not there was a hash to check.
     *
     * @param token the token
     * @return mismatch, or busy
     */
    public Outcome checkNothing(String token) {
        Outcome outcome = imported != null
                ? check(token, imported.decoy())
                : outcome(
                        budget.within(primary.cost(), () -> primary.hash(token).isEmpty()));
        return outcome == Outcome.BUSY ? Outcome.BUSY : Outcome.MISMATCH;
    }

    /**
     * Says whether a stored hash is what would be made today.
     *
     * @param stored a hash that a token was just found right for
     * @return false if the token should be hashed anew
     */
    public boolean isCurrent(String stored) {
        return primary.recognises(stored) && primary.isCurrent(stored);
    }

    /**
     * Says whether imported hashes are accepted at all.
     *
     * @return true during a migration
     */
    public boolean acceptsImports() {
        return imported != null;
    }

    /**
     * Says whether a hash can be imported.
     *
     * @param hash anything
     * @return true if it has an accepted form and the accepted cost
     */
    public boolean isImportable(String hash) {
        return imported != null && imported.recognises(hash);
    }

    /**
     * Says whether a text can be a token of an environment at all.
     *
     * @param environment where it is presented
     * @param token anything
     * @return false for junk, which is refused without any look-up
     */
    public boolean admits(Environment environment, String token) {
        return TokenFormat.isWellFormed(environment, token)
                || (imported != null && ImportedBcrypt.admits(token) && !isTokenOfAny(token));
    }

    private static boolean isTokenOfAny(String token) {
        return Arrays.stream(Environment.values()).anyMatch(each -> TokenFormat.isWellFormed(each, token));
    }

    private static Outcome outcome(Optional<Boolean> matched) {
        return matched.map(match -> match ? Outcome.MATCH : Outcome.MISMATCH).orElse(Outcome.BUSY);
    }
}
