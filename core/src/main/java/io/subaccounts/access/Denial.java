package io.subaccounts.access;

import io.subaccounts.common.AccountId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One reason for a refusal.
 *
 * @param reason why
 * @param at the account whose state causes it, which may stand above the principal; the principal's own account where its
 *     credential or its standing causes it; null if no account does
 * @param remedy what would lift it
 */
public record Denial(DenialReason reason, @Nullable AccountId at, Remedy remedy) {

    /**
     * The account whose state causes the refusal.
     *
     * @return the account, empty if no account does
     */
    public Optional<AccountId> level() {
        return Optional.ofNullable(at);
    }
}
