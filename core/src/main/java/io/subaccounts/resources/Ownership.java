package io.subaccounts.resources;

import io.subaccounts.common.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who owns a resource over one stretch of time.
 *
 * @param resource the resource, its identifier in canonical form
 * @param owner the owning account
 * @param from since when, inclusive
 * @param endedAt until when, exclusive; null while it lasts
 */
public record Ownership(
        ResourceRef resource,
        AccountId owner,
        Instant from,
        @Nullable Instant endedAt) {

    /**
     * When it ended.
     *
     * @return the end, empty while the ownership lasts
     */
    public Optional<Instant> until() {
        return Optional.ofNullable(endedAt);
    }
}
