package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import io.subaccounts.tck.support.Scale;
import io.subaccounts.tck.support.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Transactions of random calls under random confinements: the storage answers each as a plain model does. */
abstract class AgreementContract extends StorageContract {

    private final SeededRandom random = new SeededRandom();
    private final RandomCalls chance = new RandomCalls(random);

    AgreementContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void randomTransactionsAgreeWithTheModel() {
        var model = new Model();
        chance.plant(model);
        change(chance::plant);
        for (int round = 0; round < Scale.of(150); round++) {
            var trial = model.copy();
            List<Call> calls = new ArrayList<>();
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

    /**
     * One call.
     *
     * @param text how to tell a reader which
     * @param make the call
     */
    private record Call(String text, Function<Transaction, Object> make) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static void run(List<Call> calls, List<Object> answers, Transaction tx) {
        answers.clear();
        calls.forEach(call -> answers.add(call.make().apply(tx)));
    }

    private Picture picture(Transaction tx) {
        return Picture.of(tx, chance.accountIds(), chance.credentialIds(), chance.allResources());
    }

    private Call lock() {
        var within = ALL;
        var ids = chance.accountIds();
        return call("accounts.lock of " + ids, within, tx -> tx.accounts().lock(within, ids, TreeLock.EXCLUSIVE));
    }

    private Call write(Model trial, boolean holding) {
        return switch (chance.below(4)) {
            case 0 -> writeAccount(trial, holding);
            case 1 -> writeCredential(trial);
            case 2 -> writeResource(trial);
            default -> insert();
        };
    }

    private Call insert() {
        var within = chance.within();
        var account = chance.accountRow();
        var credential = chance.credentialRow();
        var resource = new ResourceRow(chance.resource(), chance.account(), chance.moment(), 1);
        return switch (chance.below(4)) {
            case 0 ->
                call(
                        "credentials.insert of " + credential,
                        within,
                        tx -> tx.credentials().insert(within, credential));
            case 1 ->
                call(
                        "resources.insert of " + resource,
                        within,
                        tx -> tx.resources().insert(within, resource));
            default ->
                call(
                        "accounts.insert of " + account,
                        within,
                        tx -> tx.accounts().insert(within, account));
        };
    }

    private Call writeAccount(Model trial, boolean holding) {
        var within = chance.within();
        var row = chance.accountRow();
        var newParent = chance.account();
        long version = nearly(trial.account(row.id()).map(AccountRow::version));
        boolean movable = holding && !row.id().isMain() && !trial.isAtOrBelow(newParent, row.id());
        return !movable || chance.maybe()
                ? call(
                        "accounts.update at " + version + " to " + row,
                        within,
                        tx -> tx.accounts().update(within, row, version))
                : call(
                        "accounts.reparent of " + row.id() + " to " + newParent,
                        within,
                        tx -> tx.accounts().reparent(within, row.id(), newParent));
    }

    private Call writeCredential(Model trial) {
        var within = chance.within();
        var row = chance.credentialRow();
        var present = trial.credentials().find(ALL, row.id());
        long version = nearly(present.map(CredentialRow::version));
        var secrets = present.map(CredentialRow::secrets).orElse(List.of());
        var known = secrets.isEmpty() ? chance.secret(1) : secrets.get(chance.below(secrets.size()));
        var secret = chance.secret(known.number());
        var hash = chance.below(4) > 0 ? known.hash() : chance.hash();
        var owner = present.map(CredentialRow::account).filter(account -> chance.below(4) > 0);
        var use = new SecretUse(owner.orElse(row.account()), row.id(), secret.number(), chance.moment());
        var at = chance.moment();
        return switch (chance.below(6)) {
            case 0 ->
                call(
                        "credentials.rehash of " + row.id() + " " + secret,
                        within,
                        tx -> tx.credentials().rehash(within, row.id(), hash, secret));
            case 1 ->
                call(
                        "credentials.revokeAll of " + row.account(),
                        within,
                        tx -> tx.credentials().revokeAll(within, row.account(), at));
            case 2 ->
                call("credentials.markUsed of " + use, within, tx -> {
                    tx.credentials().markUsed(within, List.of(use));
                    return "void";
                });
            default ->
                call(
                        "credentials.update at " + version + " to " + row,
                        within,
                        tx -> tx.credentials().update(within, row, version));
        };
    }

    private Call writeResource(Model trial) {
        var within = chance.within();
        var row = new ResourceRow(chance.resource(), chance.account(), chance.moment(), 1 + chance.below(2));
        var present = trial.resources().findAll(ALL, Set.of(row.resource())).values().stream();
        long version = nearly(present.map(ResourceRow::version).findFirst());
        var past = new PastOwnershipRow(row.resource(), row.owner(), chance.moment(), chance.newMoment());
        return switch (chance.below(3)) {
            case 0 ->
                call(
                        "resources.delete at " + version + " of " + row.resource(),
                        within,
                        tx -> tx.resources().delete(within, row.resource(), version));
            case 1 ->
                call("resources.appendPast of " + past, within, tx -> {
                    tx.resources().appendPast(within, past);
                    return "void";
                });
            default ->
                call(
                        "resources.update at " + version + " to " + row,
                        within,
                        tx -> tx.resources().update(within, row, version));
        };
    }

    /** Mostly the version that is stored. */
    private long nearly(Optional<Long> present) {
        return present.orElse(1L) + (chance.below(5) == 0 ? 1 : 0);
    }

    private Call look(Model trial) {
        var within = chance.within();
        var account = chance.account();
        var accounts = chance.someAccounts();
        var accountListing = chance.accountListing();
        var credential = chance.credential();
        var resource = chance.resource();
        var resourceListing = chance.resourceListing();
        var past = trial.past.isEmpty() ? null : trial.past.get(chance.below(trial.past.size()));
        var at = past == null || chance.maybe() ? chance.moment() : past.until();
        return switch (chance.below(9)) {
            case 0 ->
                call("accounts.find of " + account, within, tx -> tx.accounts().find(within, account));
            case 1 ->
                call(
                        "accounts.findAll of " + accounts,
                        within,
                        tx -> tx.accounts().findAll(within, accounts));
            case 2 ->
                call(
                        "accounts.height of " + account,
                        within,
                        tx -> tx.accounts().height(within, account));
            case 3 ->
                call(
                        "credentials.find of " + credential,
                        within,
                        tx -> tx.credentials().find(within, credential));
            case 4 ->
                call(
                        "credentials.list of " + account,
                        within,
                        tx -> tx.credentials().list(within, account));
            case 5 ->
                call(
                        "resources.findAll of " + resource,
                        within,
                        tx -> tx.resources().findAll(within, Set.of(resource)));
            case 6 ->
                call(
                        "resources.list of " + resourceListing,
                        within,
                        tx -> tx.resources().list(within, resourceListing));
            case 7 ->
                call(
                        "resources.findPast of " + resource + " at " + at,
                        within,
                        tx -> List.of(
                                tx.resources().findPast(within, resource, at),
                                tx.resources().lastEnd(within, resource)));
            default ->
                call(
                        "accounts.list of " + accountListing,
                        within,
                        tx -> tx.accounts().list(within, accountListing));
        };
    }

    private static Call call(String text, Subtree within, Function<Transaction, Object> make) {
        return new Call(text + " within " + within, make);
    }
}
