package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import io.subaccounts.tck.support.Scale;
import io.subaccounts.tck.support.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Transactions of random calls under random confinements: the storage answers each as a plain model does. */
abstract class AgreementContract extends StorageContract {

    private final SeededRandom random = new SeededRandom();
    private final RandomCalls chance = new RandomCalls(random);
    private final RandomVerification verification = new RandomVerification(random, chance);

    AgreementContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void randomTransactionsAgreeWithTheModel() {
        var model = new Model();
        chance.plant(model);
        change(chance::plant);
        for (int round = 0; round < Scale.of(250); round++) {
            var trial = model.copy();
            List<RandomCall> calls = new ArrayList<>();
            List<Object> expected = new ArrayList<>();
            int length = 1 + chance.below(8);
            boolean holding = chance.maybe();
            for (int i = 0; i < length; i++) {
                var call = holding && i == 0 ? lock() : write(trial, holding);
                calls.add(call);
                expected.add(call.make().apply(trial));
                var look = look(trial);
                calls.add(look);
                expected.add(look.make().apply(trial));
            }
            List<Object> answers = new ArrayList<>();
            if (chance.below(5) == 0) {
                abandon(tx -> run(calls, answers, tx));
            } else {
                change(tx -> run(calls, answers, tx));
                model = trial;
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i))
                        .as(
                                "transaction %d, call %d, %s, must answer as the contract says (%s)",
                                round, i, calls.get(i), SeededRandom.reminder())
                        .isEqualTo(expected.get(i));
            }
        }
        var expected = picture(model);
        assertThat(expected.changesTo(read(this::picture)))
                .as("after many transactions everything must be as the contract says (%s)", SeededRandom.reminder())
                .isEmpty();
    }

    private static void run(List<RandomCall> calls, List<Object> answers, Transaction tx) {
        answers.clear();
        calls.forEach(call -> answers.add(call.make().apply(tx)));
    }

    private Picture picture(Transaction tx) {
        return Picture.of(tx, chance.accountIds(), chance.credentialIds(), chance.allResources());
    }

    private RandomCall lock() {
        var within = ALL;
        var ids = chance.accountIds();
        return RandomCall.of(
                "accounts.lock of " + ids, within, tx -> tx.accounts().lock(within, ids, TreeLock.EXCLUSIVE));
    }

    private RandomCall write(Model trial, boolean holding) {
        return switch (chance.below(6)) {
            case 0 -> writeAccount(trial, holding);
            case 1 -> writeCredential(trial);
            case 2 -> writeResource(trial);
            case 3, 4 -> verification.write(trial, holding);
            default -> insert();
        };
    }

    private RandomCall insert() {
        var within = chance.within();
        var account = chance.accountRow();
        var credential = chance.credentialRow();
        var resource = new ResourceRow(chance.resource(), chance.account(), chance.moment(), 1);
        return switch (chance.below(4)) {
            case 0 ->
                RandomCall.of(
                        "credentials.insert of " + credential,
                        within,
                        tx -> tx.credentials().insert(within, credential));
            case 1 ->
                RandomCall.of(
                        "resources.insert of " + resource,
                        within,
                        tx -> tx.resources().insert(within, resource));
            default ->
                RandomCall.of(
                        "accounts.insert of " + account,
                        within,
                        tx -> tx.accounts().insert(within, account));
        };
    }

    private RandomCall writeAccount(Model trial, boolean holding) {
        var within = chance.within();
        var row = chance.accountRow();
        var newParent = chance.account();
        long version = chance.nearly(trial.account(row.id()).map(AccountRow::version));
        boolean movable = holding && !row.id().isMain() && !trial.isAtOrBelow(newParent, row.id());
        return !movable || chance.maybe()
                ? RandomCall.of(
                        "accounts.update at " + version + " to " + row,
                        within,
                        tx -> tx.accounts().update(within, row, version))
                : RandomCall.of(
                        "accounts.reparent of " + row.id() + " to " + newParent,
                        within,
                        tx -> tx.accounts().reparent(within, row.id(), newParent));
    }

    private RandomCall writeCredential(Model trial) {
        var within = chance.within();
        var row = chance.credentialRow();
        var present = trial.credentials().find(ALL, row.id());
        long version = chance.nearly(present.map(CredentialRow::version));
        var secrets = present.map(CredentialRow::secrets).orElse(List.of());
        var known = secrets.isEmpty() ? chance.secret(1) : secrets.get(chance.below(secrets.size()));
        var secret = chance.secret(known.number());
        var hash = chance.below(4) > 0 ? known.hash() : chance.hash();
        var owner = present.map(CredentialRow::account).filter(account -> chance.below(4) > 0);
        var use = new SecretUse(owner.orElse(row.account()), row.id(), secret.number(), chance.moment());
        var at = chance.moment();
        return switch (chance.below(6)) {
            case 0 ->
                RandomCall.of(
                        "credentials.rehash of " + row.id() + " " + secret,
                        within,
                        tx -> tx.credentials().rehash(within, row.id(), hash, secret));
            case 1 ->
                RandomCall.of(
                        "credentials.revokeAll of " + row.account(),
                        within,
                        tx -> tx.credentials().revokeAll(within, row.account(), at));
            case 2 ->
                RandomCall.of("credentials.markUsed of " + use, within, tx -> {
                    tx.credentials().markUsed(within, List.of(use));
                    return "void";
                });
            default ->
                RandomCall.of(
                        "credentials.update at " + version + " to " + row,
                        within,
                        tx -> tx.credentials().update(within, row, version));
        };
    }

    private RandomCall writeResource(Model trial) {
        var within = chance.within();
        var row = new ResourceRow(chance.resource(), chance.account(), chance.moment(), 1 + chance.below(2));
        var present = trial.resources().findAll(ALL, Set.of(row.resource())).values().stream();
        long version = chance.nearly(present.map(ResourceRow::version).findFirst());
        var past = new PastOwnershipRow(row.resource(), row.owner(), chance.moment(), chance.newMoment());
        return switch (chance.below(3)) {
            case 0 ->
                RandomCall.of(
                        "resources.delete at " + version + " of " + row.resource(),
                        within,
                        tx -> tx.resources().delete(within, row.resource(), version));
            case 1 ->
                RandomCall.of("resources.appendPast of " + past, within, tx -> {
                    tx.resources().appendPast(within, past);
                    return "void";
                });
            default ->
                RandomCall.of(
                        "resources.update at " + version + " to " + row,
                        within,
                        tx -> tx.resources().update(within, row, version));
        };
    }

    private RandomCall look(Model trial) {
        var within = chance.within();
        var account = chance.account();
        var accounts = chance.someAccounts();
        var accountListing = chance.accountListing();
        var credential = chance.credential();
        var resource = chance.resource();
        var resourceListing = chance.resourceListing();
        var past = trial.past.isEmpty() ? null : trial.past.get(chance.below(trial.past.size()));
        var at = past == null || chance.maybe() ? chance.moment() : past.until();
        return switch (chance.below(14)) {
            case 0 ->
                RandomCall.of(
                        "accounts.find of " + account,
                        within,
                        tx -> tx.accounts().find(within, account));
            case 1 ->
                RandomCall.of(
                        "accounts.findAll of " + accounts,
                        within,
                        tx -> tx.accounts().findAll(within, accounts));
            case 2 ->
                RandomCall.of(
                        "accounts.height of " + account,
                        within,
                        tx -> tx.accounts().height(within, account));
            case 3 ->
                RandomCall.of(
                        "credentials.find of " + credential,
                        within,
                        tx -> tx.credentials().find(within, credential));
            case 4 ->
                RandomCall.of(
                        "credentials.list of " + account,
                        within,
                        tx -> tx.credentials().list(within, account));
            case 5 ->
                RandomCall.of(
                        "resources.findAll of " + resource,
                        within,
                        tx -> tx.resources().findAll(within, Set.of(resource)));
            case 6 ->
                RandomCall.of(
                        "resources.list of " + resourceListing,
                        within,
                        tx -> tx.resources().list(within, resourceListing));
            case 7 ->
                RandomCall.of(
                        "resources.findPast of " + resource + " at " + at,
                        within,
                        tx -> List.of(
                                tx.resources().findPast(within, resource, at),
                                tx.resources().lastEnd(within, resource)));
            case 8 ->
                RandomCall.of(
                        "accounts.list of " + accountListing,
                        within,
                        tx -> tx.accounts().list(within, accountListing));
            default -> verification.look();
        };
    }
}
