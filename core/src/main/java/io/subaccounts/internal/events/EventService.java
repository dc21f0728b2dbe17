package io.subaccounts.internal.events;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.events.Event;
import io.subaccounts.events.Events;
import io.subaccounts.events.SignedEvent;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.signing.WebhookSecrets;
import io.subaccounts.internal.signing.WebhookSigner;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.TreeLock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Events, as the host reads and signs them.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class EventService implements Events {

    private static final int MAX_LIMIT = 1000;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final WebhookSecrets secrets;
    private final Vault vault;

    /**
     * Sets the service up.
     *
     * @param storage where events live
     * @param authority who decides
     * @param clock the clock
     * @param secrets who makes signing secrets
     * @param vault what seals them
     */
    public EventService(Storage storage, Authority authority, MicroClock clock, WebhookSecrets secrets, Vault vault) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.secrets = secrets;
        this.vault = vault;
    }

    @Override
    public List<Event> read(Actor actor, AccountId account, long after, int limit) {
        if (after < 0) {
            throw new ValidationException("after", "must be 0 or the number of an event");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ValidationException("limit", "must be 1 to " + MAX_LIMIT);
        }
        return storage.read(tx -> {
            authority.require(tx, actor, Action.READ_EVENTS, account);
            return tx.events().list(Authority.reach(actor), account, after, limit);
        });
    }

    @Override
    public Secret rotateSigningSecret(Actor actor, AccountId account, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new ValidationException("overlap", "must be zero to 7 days");
        }
        Secret fresh = secrets.make();
        String sealed = vault.sealSecret(account, fresh.reveal());
        storage.write(tx -> {
            authority.require(tx, actor, Action.SIGN_EVENTS, account, TreeLock.EXCLUSIVE);
            Instant now = clock.now();
            Optional<SigningSecretRow> before = tx.events().findSigningSecret(Authority.reach(actor), account);
            boolean overlaps = before.isPresent() && !overlap.isZero();
            var row = new SigningSecretRow(
                    account,
                    sealed,
                    overlaps ? before.get().sealed() : null,
                    overlaps ? now.plus(overlap) : null,
                    before.map(SigningSecretRow::version).orElse(0L) + 1);
            if (!tx.events().putSigningSecret(Authority.reach(actor), row, row.version() - 1)) {
                throw new IllegalStateException("the storage let a secret change under an exclusive lock");
            }
            return row;
        });
        return fresh;
    }

    @Override
    public SignedEvent sign(Actor actor, Event event) {
        AccountId account = event.account();
        SigningSecretRow row = storage.read(tx -> {
            authority.require(tx, actor, Action.SIGN_EVENTS, account);
            boolean recorded = tx.events()
                    .list(Authority.reach(actor), account, event.number() - 1, 1)
                    .contains(event);
            if (!recorded) {
                throw new NotFoundException("event", event.id());
            }
            return tx.events()
                    .findSigningSecret(Authority.reach(actor), account)
                    .orElseThrow(() -> new ConflictException(
                            ErrorCode.WRONG_STATE, "the account has no signing secret; make one"));
        });
        Instant now = clock.now();
        var keys = new ArrayList<Secret>();
        keys.add(Secret.of(vault.openSecret(account, row.sealed())));
        String previous = row.previousSealed();
        Instant previousUntil = row.previousUntil();
        if (previous != null && previousUntil != null && previousUntil.isAfter(now)) {
            keys.add(Secret.of(vault.openSecret(account, previous)));
        }
        String body = EventJson.of(event);
        return new SignedEvent(
                event, WebhookSigner.sign(keys, event.id(), now, body.getBytes(StandardCharsets.UTF_8)), body);
    }
}
