package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account's events are signed with, as it is stored: encrypted by the core.
 *
 * @param account whose
 * @param sealed the secret
 * @param previousSealed the one before, null if there is none
 * @param previousUntil until when signatures are made with it too, null if there is none
 * @param version the number of the record's state
 */
public record SigningSecretRow(
        AccountId account,
        String sealed,
        @Nullable String previousSealed,
        @Nullable Instant previousUntil,
        long version) {

    /**
     * Hides the secrets, encrypted as they are.
     *
     * @return whose they are
     */
    @Override
    public String toString() {
        return "SigningSecretRow[account=" + account + ", version=" + version + "]";
    }
}
