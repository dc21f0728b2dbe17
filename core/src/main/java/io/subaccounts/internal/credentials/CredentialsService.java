package io.subaccounts.internal.credentials;

import io.subaccounts.access.AccessDeniedException;
import io.subaccounts.access.Action;
import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Remedy;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Credential;
import io.subaccounts.credentials.Credentials;
import io.subaccounts.credentials.HashedCredential;
import io.subaccounts.credentials.IssuedCredential;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.credentials.RotationResult;
import io.subaccounts.credentials.Scope;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.decision.CredentialRules;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.secrets.Hashers;
import io.subaccounts.internal.secrets.Mint;
import io.subaccounts.internal.secrets.PublicIdSource;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The credentials. Each call is one transaction around the pure rules; tokens are hashed before it.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class CredentialsService implements Credentials {

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final PublicIdSource ids;
    private final Mint mint;
    private final Hashers hashers;

    /**
     * Sets the service up.
     *
     * @param storage where credentials live
     * @param authority who decides
     * @param clock the clock
     * @param ids who names new credentials
     * @param mint who makes tokens
     * @param hashers who knows which hashes can be imported
     */
    public CredentialsService(
            Storage storage, Authority authority, MicroClock clock, PublicIdSource ids, Mint mint, Hashers hashers) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.ids = ids;
        this.mint = mint;
        this.hashers = hashers;
    }

    @Override
    public IssuedCredential issue(Actor actor, AccountId account, NewCredential credential) {
        NewCredential checked = CredentialInput.checked(credential);
        storage.read(tx -> authority.require(tx, actor, Action.ISSUE_CREDENTIAL, account));
        Mint.Minted minted = mint.mint(account.environment());
        return storage.write(tx -> {
            authority.require(tx, actor, Action.ISSUE_CREDENTIAL, account, TreeLock.EXCLUSIVE);
            requireNotWider(
                    tx, actor, Action.ISSUE_CREDENTIAL, checked.scopes(), checked.expiresAt(), checked.origins());
            Instant now = clock.now();
            CredentialRow row = CredentialRows.further(
                    ids.furtherCredential(account.environment()), account, checked, minted.row(1, now), now);
            insert(tx, actor, row);
            return new IssuedCredential(CredentialRows.view(row, now), minted.token());
        });
    }

    @Override
    public Credential importHashed(Actor actor, AccountId account, HashedCredential credential) {
        authority.requirePlatform(actor, Action.IMPORT_CREDENTIAL);
        if (!hashers.acceptsImports()) {
            throw new ConflictException(
                    ErrorCode.WRONG_STATE, "imports are off; build the manager with acceptImportedBcrypt");
        }
        NewCredential checked = CredentialInput.checked(NewCredential.named(credential.name()));
        if (!hashers.isImportable(credential.bcryptHash())) {
            throw new ValidationException(
                    "bcrypt_hash", "must be a $2a$, $2b$ or $2y$ hash of 60 characters at the accepted cost");
        }
        return storage.write(tx -> {
            authority.require(tx, actor, Action.IMPORT_CREDENTIAL, account, TreeLock.EXCLUSIVE);
            Instant now = clock.now();
            var secret = new SecretRow(1, credential.bcryptHash(), null, now, null, null);
            CredentialRow row =
                    CredentialRows.further(ids.furtherCredential(account.environment()), account, checked, secret, now);
            insert(tx, actor, row);
            return CredentialRows.view(row, now);
        });
    }

    @Override
    public Credential get(Actor actor, CredentialId credential) {
        return storage.read(tx -> {
            CredentialRow row = require(tx, actor, Action.READ_CREDENTIAL, credential);
            return CredentialRows.view(row, clock.now());
        });
    }

    @Override
    public List<Credential> list(Actor actor, AccountId account) {
        return storage.read(tx -> {
            authority.require(tx, actor, Action.READ_CREDENTIAL, account);
            Instant now = clock.now();
            return working(tx, actor, account)
                    .map(row -> CredentialRows.view(row, now))
                    .toList();
        });
    }

    @Override
    public RotationResult rotate(Actor actor, CredentialId credential, Rotation rotation) {
        CredentialInput.checked(rotation);
        CredentialRow before = storage.read(tx -> require(tx, actor, Action.ROTATE_CREDENTIAL, credential));
        Mint.Minted minted = mint.mintUnlike(credential.environment(), before.secrets());
        return storage.write(tx -> {
            CredentialRow row = hold(tx, actor, Action.ROTATE_CREDENTIAL, credential);
            requireNotWider(tx, actor, Action.ROTATE_CREDENTIAL, row.scopes(), row.expiresAt(), row.origins());
            Instant now = clock.now();
            Instant retiring = RotationRules.retiringUntil(row, now);
            if (retiring != null && !rotation.grace().isZero()) {
                return new RotationResult.StillRetiring(retiring);
            }
            CredentialRow rotated =
                    store(tx, actor, row, RotationRules.rotated(row, minted::row, rotation.grace(), now));
            return new RotationResult.Rotated(new IssuedCredential(CredentialRows.view(rotated, now), minted.token()));
        });
    }

    @Override
    public Credential finishRotation(Actor actor, CredentialId credential) {
        return change(actor, Action.ROTATE_CREDENTIAL, credential, RotationRules::finished);
    }

    @Override
    public Credential rollBackRotation(Actor actor, CredentialId credential) {
        return change(actor, Action.ROTATE_CREDENTIAL, credential, RotationRules::rolledBack);
    }

    @Override
    public Credential revoke(Actor actor, CredentialId credential) {
        return change(actor, Action.REVOKE_CREDENTIAL, credential, RotationRules::revoked);
    }

    private Credential change(
            Actor actor,
            Action action,
            CredentialId credential,
            BiFunction<CredentialRow, Instant, CredentialRow> rule) {
        return storage.write(tx -> {
            CredentialRow row = hold(tx, actor, action, credential);
            if (action.equals(Action.ROTATE_CREDENTIAL)) {
                requireNotWider(tx, actor, action, row.scopes(), row.expiresAt(), row.origins());
            }
            Instant now = clock.now();
            return CredentialRows.view(store(tx, actor, row, rule.apply(row, now)), now);
        });
    }

    private CredentialRow require(Transaction tx, Actor actor, Action action, CredentialId credential) {
        CredentialRow row = find(tx, actor, credential);
        try {
            authority.require(tx, actor, action, row.account());
        } catch (NotFoundException e) {
            throw notFound(credential);
        }
        return row;
    }

    /** Takes hold of the credential's tree, lets the actor through and reads the credential under the lock. */
    private CredentialRow hold(Transaction tx, Actor actor, Action action, CredentialId credential) {
        AccountId account = find(tx, actor, credential).account();
        authority.lock(tx, actor, Set.of(account), TreeLock.EXCLUSIVE);
        return require(tx, actor, action, credential);
    }

    private static CredentialRow find(Transaction tx, Actor actor, CredentialId credential) {
        return tx.credentials().find(Authority.reach(actor), credential).orElseThrow(() -> notFound(credential));
    }

    private static NotFoundException notFound(CredentialId credential) {
        return new NotFoundException("credential", credential.value());
    }

    private static CredentialRow store(Transaction tx, Actor actor, CredentialRow row, CredentialRow changed) {
        if (changed.equals(row)) {
            return row;
        }
        if (!tx.credentials().update(Authority.reach(actor), changed, row.version())) {
            throw new IllegalStateException("the storage let a credential change under an exclusive lock");
        }
        return changed;
    }

    private static Stream<CredentialRow> working(Transaction tx, Actor actor, AccountId account) {
        return tx.credentials().list(Authority.reach(actor), account).stream().filter(row -> row.revokedAt() == null);
    }

    private static void insert(Transaction tx, Actor actor, CredentialRow row) {
        if (working(tx, actor, row.account()).count() >= MAX_PER_ACCOUNT) {
            throw new ConflictException(
                    ErrorCode.LIMIT_REACHED, "an account has at most " + MAX_PER_ACCOUNT + " credentials");
        }
        if (!tx.credentials().insert(Authority.reach(actor), row)) {
            throw new IllegalStateException("a fresh random id was taken; is the source of randomness sound?");
        }
    }

    private void requireNotWider(
            Transaction tx,
            Actor actor,
            Action action,
            List<Scope> scopes,
            @Nullable Instant expiresAt,
            List<Cidr> origins) {
        if (!(actor instanceof Actor.OfCredential through)) {
            return;
        }
        authority.credentialOf(tx, actor).ifPresent(mine -> {
            if (!CredentialRules.coversGrant(mine, through.secretNumber(), scopes, expiresAt, origins)) {
                throw new AccessDeniedException(
                        action,
                        List.of(new Denial(DenialReason.SCOPE_MISSING, mine.account(), Remedy.USE_ANOTHER_CREDENTIAL)));
            }
        });
    }
}
