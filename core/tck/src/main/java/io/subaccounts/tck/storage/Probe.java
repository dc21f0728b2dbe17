package io.subaccounts.tck.storage;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One call of a store method that takes a confinement, aimed at what a target account is or has.
 *
 * @param method the store method, by the name of its accessor and its own
 * @param aim what of the call is the target's
 * @param call the call
 */
record Probe(String method, String aim, Call call) {

    /** A call that changes or returns something if the target is stored and lies within. */
    @FunctionalInterface
    interface Call {

        /**
         * Makes the call.
         *
         * @param tx the transaction
         * @param within the confinement
         * @param inside another account the call is about, if it takes two
         * @param target the account it is aimed at
         * @return what the call answered
         */
        Object make(Transaction tx, Subtree within, AccountRow inside, AccountRow target);
    }

    @Override
    public String toString() {
        return method + " with " + aim;
    }

    static List<Probe> allIn(World world) {
        return Stream.concat(tenants(world).stream(), VerificationProbes.allIn(world).stream())
                .toList();
    }

    private static List<Probe> tenants(World world) {
        return List.of(
                probe(
                        "accounts.insert",
                        "its parent",
                        (tx, within, inside, target) -> tx.accounts().insert(within, world.newAccount(target.id()))),
                probe(
                        "accounts.find",
                        "its account",
                        (tx, within, inside, target) ->
                                tx.accounts().find(within, target.id()).isPresent()),
                probe(
                        "accounts.findAll",
                        "one of its accounts",
                        (tx, within, inside, target) -> tx.accounts()
                                .findAll(within, Set.of(inside.id(), target.id()))
                                .containsKey(target.id())),
                probe(
                        "accounts.lock",
                        "one of its accounts",
                        (tx, within, inside, target) -> tx.accounts()
                                .lock(within, Set.of(inside.id(), target.id()), TreeLock.EXCLUSIVE)
                                .containsKey(target.id())),
                probe(
                        "accounts.update",
                        "its account",
                        (tx, within, inside, target) -> tx.accounts()
                                .update(
                                        within,
                                        AccountDraft.of(target).version(2).row(),
                                        target.version())),
                probe(
                        "accounts.reparent",
                        "the account to move",
                        (tx, within, inside, target) -> move(tx, within, target, inside)),
                probe(
                        "accounts.reparent",
                        "the new parent",
                        (tx, within, inside, target) -> move(tx, within, inside, target)),
                probe(
                        "accounts.height",
                        "its account",
                        (tx, within, inside, target) -> tx.accounts().height(within, target.id())),
                probe(
                        "accounts.list",
                        "its subject",
                        (tx, within, inside, target) ->
                                tx.accounts().list(within, below(target)).size()),
                probe(
                        "accounts.positions",
                        "its subject",
                        (tx, within, inside, target) ->
                                tx.accounts().positions(within, below(target)).size()),
                probe(
                        "credentials.insert",
                        "its account",
                        (tx, within, inside, target) ->
                                tx.credentials().insert(within, world.newCredential(target.id()))),
                probe(
                        "credentials.find",
                        "its credential",
                        (tx, within, inside, target) -> tx.credentials()
                                .find(within, world.credentialOf(target).id())
                                .isPresent()),
                probe(
                        "credentials.list",
                        "its account",
                        (tx, within, inside, target) ->
                                tx.credentials().list(within, target.id()).size()),
                probe(
                        "credentials.update",
                        "its credential",
                        (tx, within, inside, target) -> tx.credentials().update(within, rotated(world, target), 1)),
                probe(
                        "credentials.rehash",
                        "its credential",
                        (tx, within, inside, target) -> tx.credentials()
                                .rehash(
                                        within,
                                        world.credentialOf(target).id(),
                                        hash(world, target),
                                        rehashed(target))),
                probe(
                        "credentials.revokeAll",
                        "its account",
                        (tx, within, inside, target) -> tx.credentials().revokeAll(within, target.id(), Samples.EPOCH)),
                probe("credentials.markUsed", "its account and credential", (tx, within, inside, target) -> {
                    tx.credentials().markUsed(within, List.of(use(world, target, target)));
                    return "void";
                }),
                probe(
                        "resources.insert",
                        "the owner",
                        (tx, within, inside, target) -> tx.resources().insert(within, world.newResource(target.id()))),
                probe(
                        "resources.findAll",
                        "one of its resources",
                        (tx, within, inside, target) -> tx.resources()
                                .findAll(within, Set.of(world.resourceOf(target).resource()))
                                .size()),
                probe(
                        "resources.update",
                        "the present owner",
                        (tx, within, inside, target) ->
                                tx.resources().update(within, handed(world, target, inside), 1)),
                probe(
                        "resources.update",
                        "the new owner",
                        (tx, within, inside, target) ->
                                tx.resources().update(within, handed(world, inside, target), 1)),
                probe(
                        "resources.delete",
                        "its resource",
                        (tx, within, inside, target) -> tx.resources()
                                .delete(within, world.resourceOf(target).resource(), 1)),
                probe(
                        "resources.list",
                        "its subject",
                        (tx, within, inside, target) ->
                                tx.resources().list(within, ownedBy(target)).size()),
                probe("resources.appendPast", "the owner", (tx, within, inside, target) -> {
                    tx.resources().appendPast(within, world.newPast(target.id()));
                    return "void";
                }),
                probe(
                        "resources.findPast",
                        "the owner",
                        (tx, within, inside, target) -> tx.resources()
                                .findPast(
                                        within,
                                        world.pastOf(target).resource(),
                                        world.pastOf(target).from())
                                .isPresent()),
                probe(
                        "resources.lastEnd",
                        "the owner",
                        (tx, within, inside, target) -> tx.resources()
                                .lastEnd(within, world.pastOf(target).resource())
                                .isPresent()));
    }

    private static Probe probe(String method, String aim, Call call) {
        return new Probe(method, aim, call);
    }

    private static boolean move(Transaction tx, Subtree within, AccountRow moving, AccountRow newParent) {
        tx.accounts().lock(Subtree.all(), Set.of(moving.id(), newParent.id()), TreeLock.EXCLUSIVE);
        return tx.accounts().reparent(within, moving.id(), newParent.id());
    }

    private static AccountListing below(AccountRow subject) {
        return new AccountListing(
                subject.id(),
                AccountQuery.Reach.CHILDREN,
                Order.OLDEST_FIRST,
                null,
                100,
                null,
                null,
                null,
                null,
                AccountQuery.Deleted.INCLUDED);
    }

    private static ResourceListing ownedBy(AccountRow subject) {
        return new ResourceListing(subject.id(), ResourceQuery.Reach.OWNER, null, Order.OLDEST_FIRST, null, 100);
    }

    private static ResourceRow handed(World world, AccountRow from, AccountRow to) {
        return new ResourceRow(world.resourceOf(from).resource(), to.id(), Samples.EPOCH, 2);
    }

    private static CredentialRow rotated(World world, AccountRow target) {
        return CredentialDraft.of(world.credentialOf(target))
                .secrets()
                .version(2)
                .row();
    }

    private static String hash(World world, AccountRow target) {
        return world.credentialOf(target).secrets().get(0).hash();
    }

    private static SecretRow rehashed(AccountRow target) {
        return new SecretRow(2, "$anew$", 1, target.createdAt(), null, null);
    }

    private static SecretUse use(World world, AccountRow account, AccountRow owner) {
        return new SecretUse(account.id(), world.credentialOf(owner).id(), 1, Samples.EPOCH);
    }
}
