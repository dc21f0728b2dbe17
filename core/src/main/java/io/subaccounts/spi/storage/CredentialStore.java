package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The credentials. Revoked ones stay stored, without their secrets. */
public interface CredentialStore {

    /**
     * Adds a credential.
     *
     * @param within what the call may see
     * @param row the credential
     * @return false, with nothing changed, if the id was ever used before, or its account does not exist within or is of
     *     another environment
     */
    boolean insert(Subtree within, CredentialRow row);

    /**
     * Finds a credential.
     *
     * @param within what the call may see
     * @param id the credential, compared byte for byte
     * @return its row, empty if it does not exist within
     */
    Optional<CredentialRow> find(Subtree within, CredentialId id);

    /**
     * Lists an account's own credentials.
     *
     * @param within what the call may see
     * @param account whose
     * @return its credentials in the order of (createdAt, id), revoked ones included
     */
    List<CredentialRow> list(Subtree within, AccountId account);

    /**
     * Replaces a credential's row, except for its account and its creation, if it is still at a version. Its secrets
     * become those of the row: of a number that is stored already only {@code retiresAt} changes; numbers that are not in
     * the row are removed.
     *
     * @param within what the call may see
     * @param row the new state, with its new version
     * @param expectedVersion the version it must be at
     * @return false, with nothing changed, if it is not there or not at that version
     */
    boolean update(Subtree within, CredentialRow row, long expectedVersion);

    /**
     * Replaces one secret's hash and hint by those of the same token computed anew, if its hash is still the one that was
     * checked. The credential's version stays as it is.
     *
     * @param within what the call may see
     * @param id the credential
     * @param checkedHash the hash that must still be stored
     * @param rehashed the secret with its number, new hash and new hint; nothing else of it is stored
     * @return false, with nothing changed, if another hash or none is stored
     */
    boolean rehash(Subtree within, CredentialId id, String checkedHash, SecretRow rehashed);

    /**
     * Removes all secrets of an account's own credentials and marks the credentials revoked, each with the next version;
     * those revoked before stay as they are.
     *
     * @param within what the call may see
     * @param account whose
     * @param at when
     * @return how many credentials were not revoked before
     */
    int revokeAll(Subtree within, AccountId account, Instant at);

    /**
     * Notes when secrets, and the accounts they belong to, were last used. Moments never go back; versions stay as they
     * are; a use whose account, credential and secret do not exist within and belong together is passed over whole.
     *
     * @param within what the call may see
     * @param uses what was used
     */
    void markUsed(Subtree within, Collection<SecretUse> uses);
}
