package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.resources.ResourceRef;
import java.time.Instant;

/**
 * An ownership that has ended.
 *
 * @param resource the resource, its identifier in canonical form
 * @param owner the account that owned it
 * @param from since when, inclusive, whole microseconds
 * @param until until when, exclusive, whole microseconds
 */
public record PastOwnershipRow(ResourceRef resource, AccountId owner, Instant from, Instant until) {}
