package io.subaccounts.spi.storage;

import io.subaccounts.resources.ResourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who owns what, now and before. */
public interface ResourceStore {

    /**
     * Adds an ownership.
     *
     * @param within what the call may see of accounts
     * @param row the ownership
     * @return false, with nothing changed, if the resource has any owner anywhere, or the new owner does not exist within
     */
    boolean insert(Subtree within, ResourceRow row);

    /**
     * Finds present ownerships.
     *
     * @param within what the call may see: rows whose owner lies within
     * @param resources the resources, compared byte for byte
     * @return the rows that exist within
     */
    Map<ResourceRef, ResourceRow> findAll(Subtree within, Set<ResourceRef> resources);

    /**
     * Replaces an ownership's owner and beginning, if it is still at a version.
     *
     * @param within what the call may see: both the present and the new owner lie within
     * @param row the new state, with its new version
     * @param expectedVersion the version it must be at
     * @return false, with nothing changed, if it is not there or not at that version, or the new owner is of another
     *     environment than the present one
     */
    boolean update(Subtree within, ResourceRow row, long expectedVersion);

    /**
     * Removes an ownership, if it is still at a version.
     *
     * @param within what the call may see
     * @param resource the resource
     * @param expectedVersion the version it must be at
     * @return false, with nothing changed, if it is not there or not at that version
     */
    boolean delete(Subtree within, ResourceRef resource, long expectedVersion);

    /**
     * Lists present ownerships.
     *
     * @param within what the call may see
     * @param listing which rows
     * @return at most the limit, in order; none if the listing's subject does not exist within
     */
    List<ResourceRow> list(Subtree within, ResourceListing listing);

    /**
     * Adds an ownership that has ended. Nothing happens if the owner does not exist within; equal rows may be added.
     *
     * @param within what the call may see of accounts
     * @param row the ownership
     */
    void appendPast(Subtree within, PastOwnershipRow row);

    /**
     * Finds the ended ownership that a moment falls into; of several, the latest to end.
     *
     * @param within what the call may see: rows whose owner now lies within
     * @param resource the resource
     * @param at the moment
     * @return the row, empty if there is none within
     */
    Optional<PastOwnershipRow> findPast(Subtree within, ResourceRef resource, Instant at);

    /**
     * When the resource last lost an owner.
     *
     * @param within what the call may see
     * @param resource the resource
     * @return the latest end of a past ownership within, empty if there is none
     */
    Optional<Instant> lastEnd(Subtree within, ResourceRef resource);
}
