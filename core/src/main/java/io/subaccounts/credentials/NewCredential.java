package io.subaccounts.credentials;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a further credential starts with.
 *
 * @param name the label, 1 to 100 characters, under the same rules as account names
 * @param scopes what it may be used for, 1 to 32 and never wider than the issuer's own
 * @param notBefore from when it works, null for at once
 * @param expiresAt until when it works, null for without end
 * @param origins the addresses it may be used from, at most 32; none for any
 */
public record NewCredential(
        String name,
        List<Scope> scopes,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt,
        List<Cidr> origins) {

    /** Takes copies. */
    public NewCredential {
        scopes = List.copyOf(scopes);
        origins = List.copyOf(origins);
    }

    /**
     * A credential with a name, for everything the account may do, from anywhere, without end.
     *
     * @param name the label
     * @return the new credential
     */
    public static NewCredential named(String name) {
        return new NewCredential(name, List.of(Scope.EVERYTHING), null, null, List.of());
    }

    /**
     * Only for these uses.
     *
     * @param values the scopes
     * @return the new credential
     */
    public NewCredential scopes(Scope... values) {
        return new NewCredential(name, List.of(values), notBefore, expiresAt, origins);
    }

    /**
     * Not before a moment.
     *
     * @param value the moment it starts to work
     * @return the new credential
     */
    public NewCredential notBefore(Instant value) {
        return new NewCredential(name, scopes, value, expiresAt, origins);
    }

    /**
     * Not from a moment on.
     *
     * @param value the moment it stops working
     * @return the new credential
     */
    public NewCredential expiresAt(Instant value) {
        return new NewCredential(name, scopes, notBefore, value, origins);
    }

    /**
     * Only from these addresses.
     *
     * @param values the blocks of addresses
     * @return the new credential
     */
    public NewCredential origins(Cidr... values) {
        return new NewCredential(name, scopes, notBefore, expiresAt, List.of(values));
    }
}
