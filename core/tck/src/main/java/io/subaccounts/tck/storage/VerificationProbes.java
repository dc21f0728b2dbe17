package io.subaccounts.tck.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@link Probe}s of the stores of verification and of events. */
final class VerificationProbes {

    private static final int PLENTY = 100;

    private VerificationProbes() {}

    static List<Probe> allIn(World world) {
        return List.of(
                new Probe(
                        "accounts.kycDue",
                        "a due account",
                        (tx, within, inside, target) -> tx.accounts()
                                .kycDue(within, Dossier.DUE, PLENTY)
                                .contains(target.id())),
                new Probe(
                        "attempts.insert",
                        "its account",
                        (tx, within, inside, target) -> tx.attempts().insert(within, world.newAttempt(target))),
                new Probe(
                        "attempts.find",
                        "its attempt",
                        (tx, within, inside, target) -> tx.attempts()
                                .find(within, world.dossierOf(target).attempt().id())
                                .isPresent()),
                new Probe(
                        "attempts.findByReference",
                        "its attempt",
                        (tx, within, inside, target) -> tx.attempts()
                                .findByReference(within, Dossier.PROVIDER, "check of " + target.id())
                                .isPresent()),
                new Probe(
                        "attempts.update",
                        "its attempt",
                        (tx, within, inside, target) -> tx.attempts()
                                .update(
                                        within,
                                        AttemptDraft.of(world.dossierOf(target).attempt())
                                                .state(AttemptState.SUPERSEDED)
                                                .version(2)
                                                .row(),
                                        1)),
                new Probe(
                        "attempts.list",
                        "its subject",
                        (tx, within, inside, target) -> tx.attempts()
                                .list(within, attempts(target.id()))
                                .size()),
                new Probe(
                        "attempts.list",
                        "one of all",
                        (tx, within, inside, target) -> tx.attempts()
                                .list(within, attempts(null))
                                .contains(world.dossierOf(target).attempt())),
                new Probe(
                        "attempts.holders",
                        "one of the holders",
                        (tx, within, inside, target) -> tx.attempts()
                                .holders(within, DocumentType.PAN, Dossier.FINGERPRINT, PLENTY)
                                .contains(target.id())),
                new Probe(
                        "sessions.insert",
                        "its account",
                        (tx, within, inside, target) -> open(tx, within, world, target)),
                new Probe(
                        "sessions.find",
                        "its session",
                        (tx, within, inside, target) -> tx.sessions()
                                .find(within, world.dossierOf(target).session().id())
                                .isPresent()),
                new Probe(
                        "sessions.findActive",
                        "its account",
                        (tx, within, inside, target) ->
                                tx.sessions().findActive(within, target.id()).isPresent()),
                new Probe(
                        "sessions.findByHash",
                        "its link",
                        (tx, within, inside, target) -> tx.sessions()
                                .findByHash(within, "link of " + target.id())
                                .isPresent()),
                new Probe(
                        "sessions.findByHash",
                        "its key",
                        (tx, within, inside, target) -> tx.sessions()
                                .findByHash(within, "key of " + target.id())
                                .isPresent()),
                new Probe(
                        "sessions.update",
                        "its session",
                        (tx, within, inside, target) -> tx.sessions()
                                .update(
                                        within,
                                        SessionDraft.of(world.dossierOf(target).session())
                                                .reminders(1)
                                                .version(2)
                                                .row(),
                                        1)),
                new Probe(
                        "sessions.list",
                        "its account",
                        (tx, within, inside, target) -> tx.sessions()
                                .list(within, new SessionListing(target.id(), Order.OLDEST_FIRST, null, PLENTY))
                                .size()),
                new Probe(
                        "sessions.due",
                        "a due session",
                        (tx, within, inside, target) -> tx.sessions()
                                .due(within, Dossier.DUE, PLENTY)
                                .contains(world.dossierOf(target).session().id())),
                new Probe("events.append", "its account", (tx, within, inside, target) -> append(tx, within, target)),
                new Probe(
                        "events.list",
                        "its account",
                        (tx, within, inside, target) ->
                                tx.events().list(within, target.id(), 0, PLENTY).size()),
                new Probe(
                        "events.redact",
                        "its event",
                        (tx, within, inside, target) ->
                                tx.events().redact(within, target.id(), 1, Map.of("left", "this"))),
                new Probe(
                        "events.findSigningSecret",
                        "its account",
                        (tx, within, inside, target) -> tx.events()
                                .findSigningSecret(within, target.id())
                                .isPresent()),
                new Probe(
                        "events.putSigningSecret",
                        "its account",
                        (tx, within, inside, target) -> tx.events()
                                .putSigningSecret(
                                        within, new SigningSecretRow(target.id(), "anew", null, null, 2), 1)));
    }

    /** The target's own session makes room, and is put back if it was not needed. */
    private static boolean open(Transaction tx, Subtree within, World world, AccountRow target) {
        var present = world.dossierOf(target).session();
        var ended = SessionDraft.of(present).state(SessionState.REVOKED).row();
        tx.sessions().update(Subtree.all(), ended, 1);
        boolean opened = tx.sessions().insert(within, world.newSession(target));
        if (!opened) {
            tx.sessions().update(Subtree.all(), present, 1);
        }
        return opened;
    }

    private static long append(Transaction tx, Subtree within, AccountRow target) {
        tx.accounts().lock(Subtree.all(), Set.of(target.id()), TreeLock.EXCLUSIVE);
        return tx.events().append(within, target.id(), EventType.KYC_OPENED, Samples.EPOCH, Map.of());
    }

    private static AttemptListing attempts(@Nullable AccountId subject) {
        return new AttemptListing(subject, ResourceQuery.Reach.OWNER, null, Order.OLDEST_FIRST, null, PLENTY);
    }
}
