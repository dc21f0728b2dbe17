package io.subaccounts.internal.access;

import io.subaccounts.access.Authentication;
import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Origin;
import io.subaccounts.access.Principal;
import io.subaccounts.access.Remedy;
import io.subaccounts.common.CredentialId;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.internal.decision.CredentialRules;
import io.subaccounts.internal.decision.StatusRules;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.secrets.HashBudget;
import io.subaccounts.internal.secrets.Hashers;
import io.subaccounts.internal.secrets.Hint;
import io.subaccounts.internal.secrets.TokenVerifier;
import io.subaccounts.internal.secrets.VerifiedTokens;
import io.subaccounts.internal.usage.LastUses;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who a caller is. A yes always rests on rows read after the token was verified, so that whatever was taken
 * away while the hasher worked is gone.
 *
 * <p>A caller without the right token always gets the same: one look-up by id, no hash (once in 65,536 tokens one hash,
 * whether the id exists or not; with imports accepted always one hash), and the same answer.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);
    private static final Authentication INVALID = new Authentication.Refused(
            List.of(new Denial(DenialReason.INVALID_CREDENTIALS, null, Remedy.PRESENT_VALID_CREDENTIALS)));

    private final Storage storage;
    private final Hashers hashers;
    private final HashBudget budget;
    private final TokenVerifier verifier;
    private final VerifiedTokens verified;
    private final LastUses lastUses;
    private final MicroClock clock;

    /**
     * Sets the authenticator up.
     *
     * @param storage where credentials live
     * @param hashers who hashes
     * @param budget how much is verified at a time
     * @param verifier who verifies tokens
     * @param verified what was verified before
     * @param lastUses where uses are noted
     * @param clock the clock
     */
    public Authenticator(
            Storage storage,
            Hashers hashers,
            HashBudget budget,
            TokenVerifier verifier,
            VerifiedTokens verified,
            LastUses lastUses,
            MicroClock clock) {
        this.storage = storage;
        this.hashers = hashers;
        this.budget = budget;
        this.verifier = verifier;
        this.verified = verified;
        this.lastUses = lastUses;
        this.clock = clock;
    }

    /** What the first look found: the secret that the token may belong to, or already the answer. */
    private record Look(
            @Nullable SecretRow candidate, @Nullable Authentication answer) {}

    Authentication authenticate(String authId, String token, Origin origin) {
        if (!CredentialId.isWellFormed(authId)) {
            return INVALID;
        }
        var id = new CredentialId(authId);
        if (!hashers.admits(id.environment(), token)) {
            return INVALID;
        }
        Authentication answer = answer(id, token, origin);
        if (answer instanceof Authentication.Authenticated ok) {
            Principal principal = ok.principal();
            lastUses.note(principal.account(), id, principal.secretNumber(), principal.authenticatedAt());
        }
        return answer;
    }

    /** A token that was found right while the rows were being read is answered from rows that are read once more. */
    private Authentication answer(CredentialId id, String token, Origin origin) {
        long learnt = verified.learnt();
        Look look = storage.read(tx -> look(tx, id, token, origin));
        boolean knownBefore = look.candidate() == null || verified.learnt() == learnt;
        return look.answer() != null && knownBefore ? look.answer() : verify(id, token, origin, look.candidate());
    }

    private Authentication verify(CredentialId id, String token, Origin origin, @Nullable SecretRow candidate) {
        if (candidate == null) {
            return hashers.checkNothing(token) == Hashers.Outcome.BUSY ? busy() : INVALID;
        }
        TokenVerifier.Verification verification = verifier.verify(token, candidate.hash());
        if (verification.outcome() != Hashers.Outcome.MATCH) {
            return verification.outcome() == Hashers.Outcome.BUSY ? busy() : INVALID;
        }
        Authentication answer = storage.read(tx -> tx.credentials()
                .find(Subtree.all(), id)
                .map(credential -> answer(tx, credential, candidate.number(), origin))
                .orElse(INVALID));
        boolean due = !hashers.isCurrent(candidate.hash()) && verification.first();
        if (due && answer instanceof Authentication.Authenticated) {
            rehash(id, token, candidate);
        }
        return answer;
    }

    private Authentication busy() {
        return new Authentication.Busy(budget.retryAfter());
    }

    private Look look(Transaction tx, CredentialId id, String token, Origin origin) {
        Optional<CredentialRow> credential = tx.credentials().find(Subtree.all(), id);
        int hint = Hint.of(token);
        SecretRow candidate = credential
                .map(CredentialRow::secrets)
                .map(secrets -> candidate(secrets, hint))
                .orElse(null);
        if (candidate != null && verified.knows(token, candidate.hash()) && hashers.isCurrent(candidate.hash())) {
            return new Look(candidate, answer(tx, credential.orElseThrow(), candidate.number(), origin));
        }
        boolean hasSecrets = credential.filter(row -> !row.secrets().isEmpty()).isPresent();
        boolean decoyed = !hasSecrets && verified.decoyHint(id.value()) == hint;
        boolean hashing = candidate != null || decoyed || hashers.acceptsImports();
        return new Look(candidate, hashing ? null : INVALID);
    }

    /** The one secret that the token can belong to: the one with its hint, or else one whose hint is not known. */
    private @Nullable SecretRow candidate(List<SecretRow> secrets, int hint) {
        Instant now = clock.now();
        SecretRow unknown = null;
        for (SecretRow secret : secrets) {
            Integer own = secret.hint();
            if (CredentialRules.isLive(secret, now)) {
                if (own != null && own == hint) {
                    return secret;
                }
                unknown = own == null && hashers.acceptsImports() ? secret : unknown;
            }
        }
        return unknown;
    }

    /** The answer to somebody who has presented a right token, from the rows as they are now. */
    private Authentication answer(Transaction tx, CredentialRow credential, int secretNumber, Origin origin) {
        Instant now = clock.now();
        if (!CredentialRules.hasLive(credential, secretNumber, now)) {
            return INVALID;
        }
        var lineage = tx.accounts().find(Subtree.all(), credential.account());
        if (lineage.isEmpty() || lineage.get().self().isDeleted()) {
            return INVALID;
        }
        var denials = new ArrayList<Denial>();
        CredentialRules.collectValidity(credential, now, denials);
        StatusRules.collect(lineage.get(), denials);
        if (!fromAllowed(credential, origin)) {
            denials.add(
                    new Denial(DenialReason.ORIGIN_NOT_ALLOWED, credential.account(), Remedy.USE_ANOTHER_CREDENTIAL));
        }
        if (!denials.isEmpty()) {
            return new Authentication.Refused(denials);
        }
        return new Authentication.Authenticated(
                new Principal(credential.account(), credential.id(), secretNumber, now));
    }

    private static boolean fromAllowed(CredentialRow credential, Origin origin) {
        return credential.origins().isEmpty()
                || origin.address()
                        .filter(address -> credential.origins().stream().anyMatch(block -> block.contains(address)))
                        .isPresent();
    }

    /** The caller is let in either way; what could not be hashed anew now is due again next time. */
    private void rehash(CredentialId id, String token, SecretRow candidate) {
        Optional<String> hash = hashers.hashIfFree(token);
        if (hash.isEmpty()) {
            return;
        }
        var rehashed = new SecretRow(candidate.number(), hash.get(), Hint.of(token), candidate.createdAt(), null, null);
        try {
            storage.write(tx -> tx.credentials().rehash(Subtree.all(), id, candidate.hash(), rehashed));
            verified.remember(token, hash.get());
        } catch (SubaccountException e) {
            LOG.warn("a secret of {} could not be hashed anew: {}", id, e.code());
        }
    }
}
