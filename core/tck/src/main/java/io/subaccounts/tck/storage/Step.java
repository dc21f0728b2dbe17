package io.subaccounts.tck.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One write that changes something in a {@link World}.
 *
 * @param method the store method it goes through
 * @param write what to do
 */
record Step(String method, Consumer<Transaction> write) {

    private static final Subtree ALL = Subtree.all();

    /** All of them can also run in one transaction, in this order: the one that takes a lock comes first. */
    static List<Step> allIn(World world) {
        var account = world.newAccount(world.left().id());
        var credential = world.newCredential(world.right().id());
        var resource = world.newResource(world.right().id());
        var past = world.newPast(world.leaf().id());
        var attempt = world.newAttempt(world.right());
        var session = world.newSession(world.leaf());
        var callback = Picture.callback("new", Samples.EPOCH.plusSeconds(90));
        var again = Picture.callback("present", Samples.EPOCH.plusSeconds(90));
        return List.of(
                new Step(
                        "accounts.reparent and events.append",
                        tx -> move(tx, world.left(), world.right().id())),
                new Step("accounts.insert", tx -> tx.accounts().insert(ALL, account)),
                new Step("accounts.update", tx -> update(tx, world.acme())),
                new Step("accounts.update of what is due", tx -> updateKyc(tx, world.stranger())),
                new Step("credentials.insert", tx -> tx.credentials().insert(ALL, credential)),
                new Step("credentials.update", tx -> rotate(tx, world)),
                new Step("credentials.rehash", tx -> rehash(tx, world)),
                new Step(
                        "credentials.revokeAll",
                        tx -> tx.credentials().revokeAll(ALL, world.cousin().id(), Samples.EPOCH)),
                new Step("credentials.markUsed", tx -> markUsed(tx, world)),
                new Step("resources.insert", tx -> tx.resources().insert(ALL, resource)),
                new Step("resources.update", tx -> handOver(tx, world)),
                new Step(
                        "resources.delete",
                        tx -> tx.resources()
                                .delete(ALL, world.resourceOf(world.leaf()).resource(), 1)),
                new Step("resources.appendPast", tx -> tx.resources().appendPast(ALL, past)),
                new Step(
                        "installation.insertIfAbsent",
                        tx -> tx.installation().insertIfAbsent(Picture.FREE_NAME, "value")),
                new Step("attempts.insert", tx -> tx.attempts().insert(ALL, attempt)),
                new Step("attempts.update", tx -> supersede(tx, world.dossierOf(world.left()))),
                new Step("sessions.insert", tx -> tx.sessions().insert(ALL, session)),
                new Step("sessions.update", tx -> revoke(tx, world.dossierOf(world.acme()))),
                new Step("callbacks.record", tx -> tx.callbacks().record(callback)),
                new Step("callbacks.record again", tx -> tx.callbacks().record(again)),
                new Step("callbacks.forget", tx -> tx.callbacks().forget(Samples.EPOCH.plusSeconds(1))),
                new Step("events.putSigningSecret", tx -> rotateSigning(tx, world.dossierOf(world.right()))));
    }

    void run(Transaction tx) {
        write.accept(tx);
    }

    @Override
    public String toString() {
        return method;
    }

    private static void update(Transaction tx, AccountRow row) {
        tx.accounts()
                .update(ALL, AccountDraft.of(row).name("renamed").version(2).row(), 1);
    }

    private static void move(Transaction tx, AccountRow row, AccountId newParent) {
        tx.accounts().lock(ALL, Set.of(row.id(), newParent), TreeLock.EXCLUSIVE);
        tx.accounts().reparent(ALL, row.id(), newParent);
        tx.events().append(ALL, row.id(), EventType.KYC_OPENED, Samples.EPOCH, Map.of("with", "the tree held"));
    }

    private static void updateKyc(Transaction tx, AccountRow row) {
        var kyc = new KycRow(List.of(), null, null, true, "held", Samples.EPOCH);
        tx.accounts().update(ALL, AccountDraft.of(row).kyc(kyc).version(2).row(), 1);
    }

    private static void supersede(Transaction tx, Dossier dossier) {
        tx.attempts()
                .update(
                        ALL,
                        AttemptDraft.of(dossier.attempt())
                                .state(AttemptState.SUPERSEDED)
                                .check(Dossier.PROVIDER, "another reference")
                                .version(2)
                                .row(),
                        1);
    }

    private static void revoke(Transaction tx, Dossier dossier) {
        tx.sessions()
                .update(
                        ALL,
                        SessionDraft.of(dossier.session())
                                .state(SessionState.REVOKED)
                                .hashes(null, null)
                                .version(2)
                                .row(),
                        1);
    }

    private static void rotateSigning(Transaction tx, Dossier dossier) {
        var present = dossier.signingSecret();
        var next = new SigningSecretRow(present.account(), "anew", present.sealed(), Samples.EPOCH, 2);
        tx.events().putSigningSecret(ALL, next, 1);
    }

    private static void rotate(Transaction tx, World world) {
        var row = world.credentialOf(world.left());
        var secrets = new ArrayList<SecretRow>();
        secrets.add(new SecretRow(3, "$fresh$", null, Samples.EPOCH, null, null));
        secrets.add(row.secrets().get(0));
        tx.credentials()
                .update(
                        ALL,
                        CredentialDraft.of(row)
                                .secrets(secrets.toArray(SecretRow[]::new))
                                .version(2)
                                .row(),
                        1);
    }

    private static void rehash(Transaction tx, World world) {
        var row = world.credentialOf(world.acme());
        var secret = row.secrets().get(0);
        tx.credentials()
                .rehash(
                        ALL,
                        row.id(),
                        secret.hash(),
                        new SecretRow(secret.number(), "$anew$", 1, secret.createdAt(), null, null));
    }

    private static void markUsed(Transaction tx, World world) {
        var row = world.credentialOf(world.stranger());
        tx.credentials().markUsed(ALL, Set.of(new SecretUse(row.account(), row.id(), 1, Samples.EPOCH)));
    }

    private static void handOver(Transaction tx, World world) {
        var row = world.resourceOf(world.left());
        tx.resources()
                .update(ALL, new ResourceRow(row.resource(), world.cousin().id(), row.from(), 2), 1);
    }
}
