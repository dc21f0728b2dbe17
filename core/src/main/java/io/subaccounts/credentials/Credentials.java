package io.subaccounts.credentials;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import java.util.List;

/**
 * The credentials of accounts.
 *
 * <p>The actor is the account whose credentials they are, an account above it, or the platform. Each call is one
 * transaction, decided inside it from the stored rows, and changes everything or nothing. Issuing and rotating cost one
 * hash, which with bcrypt takes tens of milliseconds and is done before the transaction. All methods are safe for use by
 * several threads.
 *
 * <p>Every method throws {@link io.subaccounts.error.ValidationException} for arguments that break a documented rule,
 * {@link io.subaccounts.error.NotFoundException} for a subject outside the actor's subtree, {@code AccessDeniedException}
 * if the actor may not do this, {@link io.subaccounts.error.StorageUnavailableException} if the storage is away, and, for
 * changes, {@link io.subaccounts.error.OutcomeUnknownException} if it failed at commit.
 */
public interface Credentials {

    /** How many credentials an account has at most, not counting revoked ones. */
    int MAX_PER_ACCOUNT = 100;

    /**
     * Issues a further credential.
     *
     * @param actor who issues it; an actor that itself acts through a credential cannot issue a wider one
     * @param account whose it is to be
     * @param credential what it starts with
     * @return the credential and its token, which is shown this once
     * @throws io.subaccounts.error.BusyException if too many hashes are being computed
     * @throws io.subaccounts.error.ConflictException if the account has {@value #MAX_PER_ACCOUNT} credentials
     */
    IssuedCredential issue(Actor actor, AccountId account, NewCredential credential);

    /**
     * Brings a credential along from another system by its bcrypt hash. Refused unless the manager was built to accept
     * imports, and works only with one that does, until it is rotated. The hash is replaced by one of the configured kind
     * at the first successful use.
     *
     * @param actor the platform
     * @param account whose it is to be
     * @param credential the credential's name and hash
     * @return the credential
     * @throws io.subaccounts.error.ConflictException if imports are not accepted, or the account has
     *     {@value #MAX_PER_ACCOUNT} credentials
     */
    Credential importHashed(Actor actor, AccountId account, HashedCredential credential);

    /**
     * Reads a credential.
     *
     * @param actor who asks
     * @param credential which one
     * @return the credential, without any secret
     */
    Credential get(Actor actor, CredentialId credential);

    /**
     * Lists the credentials of an account that are not revoked, in the order of their creation.
     *
     * @param actor who asks
     * @param account whose
     * @return all of them, at most {@value #MAX_PER_ACCOUNT}
     */
    List<Credential> list(Actor actor, AccountId account);

    /**
     * Puts a new secret in place of the current one.
     *
     * @param actor who asks; one that acts through a credential cannot rotate a wider one
     * @param credential which credential
     * @param rotation whether and for how long the old secret goes on working
     * @return the new token, which is shown this once; or that the previous rotation is not over
     * @throws io.subaccounts.error.BusyException if too many hashes are being computed
     * @throws io.subaccounts.error.ConflictException if the credential is revoked
     */
    RotationResult rotate(Actor actor, CredentialId credential, Rotation rotation);

    /**
     * Ends a rotation early: the old secret stops working before the call returns.
     *
     * @param actor who asks
     * @param credential which credential
     * @return the credential; unchanged if no old secret was live
     */
    Credential finishRotation(Actor actor, CredentialId credential);

    /**
     * Takes a rotation back while the old secret still works: it is current again, and the new one stops working before
     * the call returns.
     *
     * @param actor who asks
     * @param credential which credential
     * @return the credential
     * @throws io.subaccounts.error.ConflictException if no old secret is live
     */
    Credential rollBackRotation(Actor actor, CredentialId credential);

    /**
     * Revokes a further credential for good. The primary credential lives as long as its account: rotate it with
     * {@link Rotation#cutNow()} or disable the account.
     *
     * @param actor who asks
     * @param credential which credential
     * @return the credential; unchanged if it was revoked already
     * @throws io.subaccounts.error.ConflictException for a primary credential
     */
    Credential revoke(Actor actor, CredentialId credential);
}
