package io.subaccounts.spi.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One live secret of a credential, as a hash.
 *
 * @param number its number, unique within the credential and never used again there
 * @param hash a self-describing one-way text
 * @param hint a few bits of the token's digest, which tell without hashing that another token cannot be the right one;
 *     null if not known
 * @param createdAt when it was made
 * @param retiresAt when it stops working, null for the current one
 * @param lastUsedAt about when it was last accepted, null if never
 */
public record SecretRow(
        int number,
        String hash,
        @Nullable Integer hint,
        Instant createdAt,
        @Nullable Instant retiresAt,
        @Nullable Instant lastUsedAt) {

    /**
     * Hides the hash and the hint.
     *
     * @return the number only
     */
    @Override
    public String toString() {
        return "SecretRow[number=" + number + "]";
    }
}
