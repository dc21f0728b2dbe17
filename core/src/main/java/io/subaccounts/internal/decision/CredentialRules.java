package io.subaccounts.internal.decision;

import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Remedy;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Scope;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a credential works, and which one is wider than another.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class CredentialRules {

    private CredentialRules() {}

    /**
     * Says whether a secret works at a moment.
     *
     * @param secret the secret
     * @param now the moment
     * @return true unless its grace is over
     */
    public static boolean isLive(SecretRow secret, Instant now) {
        Instant end = secret.retiresAt();
        return end == null || end.isAfter(now);
    }

    /**
     * Says whether a credential still has a secret, and the secret works.
     *
     * @param credential the credential
     * @param secretNumber the secret
     * @param now the moment
     * @return true if presenting that secret is right
     */
    public static boolean hasLive(CredentialRow credential, int secretNumber, Instant now) {
        return credential.revokedAt() == null
                && credential.secrets().stream()
                        .anyMatch(secret -> secret.number() == secretNumber && isLive(secret, now));
    }

    /**
     * Adds the reasons why a credential, whose secret is right, does not work at a moment.
     *
     * @param credential the credential
     * @param now the moment
     * @param denials where to add
     */
    public static void collectValidity(CredentialRow credential, Instant now, List<Denial> denials) {
        Instant start = credential.notBefore();
        if (start != null && start.isAfter(now)) {
            denials.add(new Denial(DenialReason.CREDENTIAL_NOT_YET_VALID, credential.account(), Remedy.WAIT));
        }
        Instant end = credential.expiresAt();
        if (end != null && !end.isAfter(now)) {
            denials.add(
                    new Denial(DenialReason.CREDENTIAL_EXPIRED, credential.account(), Remedy.USE_ANOTHER_CREDENTIAL));
        }
    }

    /**
     * Says whether a credential may bring about another: one that can do no more, for no longer, from nowhere else.
     *
     * @param mine the credential that is used
     * @param secretNumber which of its secrets is used; one that retires counts as the end of the credential
     * @param scopes what the other may be used for
     * @param expiresAt until when the other works, null for without end
     * @param origins from where the other may be used, none for anywhere
     * @return true if the other is not wider
     */
    public static boolean coversGrant(
            CredentialRow mine, int secretNumber, List<Scope> scopes, @Nullable Instant expiresAt, List<Cidr> origins) {
        boolean scopesCovered =
                scopes.stream().allMatch(scope -> mine.scopes().stream().anyMatch(own -> own.covers(scope)));
        Instant end = endOf(mine, secretNumber);
        boolean endCovered = end == null || (expiresAt != null && !expiresAt.isAfter(end));
        boolean originsCovered = mine.origins().isEmpty()
                || (!origins.isEmpty()
                        && origins.stream()
                                .allMatch(block -> mine.origins().stream().anyMatch(own -> own.covers(block))));
        return scopesCovered && endCovered && originsCovered;
    }

    private static @Nullable Instant endOf(CredentialRow credential, int secretNumber) {
        Instant end = credential.expiresAt();
        for (SecretRow secret : credential.secrets()) {
            Instant retires = secret.number() == secretNumber ? secret.retiresAt() : null;
            end = retires != null && (end == null || retires.isBefore(end)) ? retires : end;
        }
        return end;
    }
}
