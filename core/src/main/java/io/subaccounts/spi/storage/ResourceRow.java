package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.resources.ResourceRef;
import java.time.Instant;

/**
 * The present ownership of a resource.
 *
 * @param resource the resource, its identifier in canonical form
 * @param owner the owning account
 * @param from since when, whole microseconds
 * @param version the number of the record's state
 */
public record ResourceRow(ResourceRef resource, AccountId owner, Instant from, long version) {}
