package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.DocumentType;
import java.util.List;
import java.util.Optional;

/** The attempts to verify documents. None is ever removed. */
public interface AttemptStore {

    /**
     * Adds an attempt.
     *
     * @param within what the call may see
     * @param row the attempt
     * @return false, with nothing changed, if there is such an attempt, its provider has given its reference to another
     *     one, or its account does not exist within
     */
    boolean insert(Subtree within, AttemptRow row);

    /**
     * Finds an attempt.
     *
     * @param within what the call may see
     * @param id which attempt
     * @return its row, empty if it does not exist within
     */
    Optional<AttemptRow> find(Subtree within, AttemptId id);

    /**
     * Finds the attempt that a provider knows by a reference, compared byte for byte.
     *
     * @param within what the call may see
     * @param provider the provider's name
     * @param reference the reference
     * @return its row, empty if it does not exist within
     */
    Optional<AttemptRow> findByReference(Subtree within, String provider, String reference);

    /**
     * Replaces an attempt's row, except for its identity and its creation, if it is still at a version.
     *
     * @param within what the call may see
     * @param row the new state, with its new version
     * @param expectedVersion the version it must be at
     * @return false, with nothing changed, if it is not there or not at that version, or its provider has given its new
     *     reference to another attempt
     */
    boolean update(Subtree within, AttemptRow row, long expectedVersion);

    /**
     * Lists attempts.
     *
     * @param within what the call may see
     * @param listing which
     * @return at most the limit, in order; none if the listing names a subject that does not exist within
     */
    List<AttemptRow> list(Subtree within, AttemptListing listing);

    /**
     * Finds the accounts that have verified a document with a keyed hash.
     *
     * @param within what the call may see
     * @param document which document
     * @param fingerprint the keyed hash of its number, compared byte for byte
     * @param limit the largest number of accounts
     * @return the accounts that exist within, each once, in rising order
     */
    List<AccountId> holders(Subtree within, DocumentType document, String fingerprint, int limit);
}
