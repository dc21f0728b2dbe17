package io.subaccounts.tck.chaos;

import io.subaccounts.SubaccountManager;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.PageRequest;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.Callbacks.Verdict;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must hold after a race, whoever was first. */
final class Finish {

    private static final int MANY = 1000;

    private final Stage stage;
    private final Storage storage;
    private final Rules rules;

    Finish(Stage stage, Storage storage) {
        this.stage = stage;
        this.storage = storage;
        this.rules = new Rules(stage.policy);
    }

    void require(Race race) {
        ModelAccount parent = new ModelAccount("main", stage.liveMain, stage.time.now(), null);
        for (AccountId id : race.accounts) {
            parent = account(id, parent);
        }
        race.openings.forEach(
                (link, opened) -> check(opened.size() <= 1, "a link was opened " + opened.size() + " times"));
        var applied = new HashMap<Object, Integer>();
        race.receipts.forEach((delivery, receipts) -> {
            var counted = receipts.stream()
                    .map(receipt -> receipt.verdict())
                    .filter(verdict -> verdict != Verdict.DUPLICATE && verdict != Verdict.UNKNOWN)
                    .toList();
            check(counted.size() <= 1, delivery + " was taken for new more than once: " + counted);
            receipts.stream()
                    .filter(receipt -> receipt.verdict() == Verdict.APPLIED)
                    .forEach(receipt -> applied.merge(Objects.requireNonNull(receipt.attempt()), 1, Integer::sum));
        });
        applied.forEach((attempt, times) -> check(times == 1, attempt + " was settled " + times + " times"));
    }

    /** The account as its stored attempts make it, compared with what the library makes of it. */
    private ModelAccount account(AccountId id, ModelAccount parent) {
        SubaccountManager manager = stage.managers.get(1);
        List<Attempt> attempts = manager.kyc().attempts(Stage.PLATFORM, id, PageRequest.first(MANY)).items().stream()
                .sorted(Comparator.comparingInt(attempt -> attempt.id().number()))
                .toList();
        AccountRow row = Objects.requireNonNull(storage.read(
                tx -> tx.accounts().find(Subtree.all(), id).orElseThrow().self()));
        var account = new ModelAccount("account " + id, id, row.createdAt(), parent);
        account.mode = row.kycMode();
        account.businessType = row.businessType();
        account.override = row.kyc().override();
        account.approved = row.kyc().approval() != null;
        account.held = row.kyc().held();
        for (Attempt attempt : attempts) {
            var known = new ModelAttempt(attempt.id(), attempt.state(), attempt.createdAt());
            known.validUntil = attempt.settledAt() == null
                    ? null
                    : rules.policy
                            .rechecks()
                            .validFor(attempt.id().document())
                            .map(attempt.settledAt()::plus)
                            .orElse(null);
            account.attempts(known.document()).add(known);
        }
        for (DocumentType document : DocumentType.values()) {
            standing(account, row.kyc(), document);
        }
        derived(account, manager);
        var events = manager.events().read(Stage.PLATFORM, id, 0, MANY);
        Chronicle.require(events, attempts);
        if (account.mode == KycMode.CUSTOMER_USE) {
            Chronicle.lastGate(events)
                    .ifPresent(gate -> same("gate as told", gate, rules.ownGate(account, stage.time.now())));
        }
        return account;
    }

    private static void standing(ModelAccount account, KycRow kyc, DocumentType document) {
        var all = account.attempts(document);
        for (int i = 0; i < all.size(); i++) {
            same("number of an attempt", all.get(i).id.number(), i + 1);
        }
        long open = all.stream().filter(ModelAttempt::isUnderWay).count();
        check(open <= 1, "several attempts under way: " + all);
        StandingRow standing = kyc.standing(document).orElse(new StandingRow(document, 0, null, null, 0));
        ModelAttempt decided = account.decided(document);
        StandingRow.Settled settled = standing.settled();
        same("last attempt", standing.lastAttempt(), all.size());
        same("failures", standing.failures(), account.failures(document));
        same("settled attempt", settled == null ? null : settled.attempt(), number(decided));
        ModelAttempt present = account.underWay(document);
        StandingRow.Open known = standing.open();
        same(
                "open attempt",
                known == null ? null : known.attempt(),
                number(present == null ? account.waiting(document) : present));
    }

    private void derived(ModelAccount account, SubaccountManager manager) {
        Instant now = stage.time.now();
        var status = manager.kyc().status(Stage.PLATFORM, account.id);
        same("gate", status.gate(), rules.gate(account, now));
        for (DocumentType document : DocumentType.values()) {
            same(document + " of " + account, status.documents().get(document), rules.document(account, document, now));
        }
        long active = manager.kycSessions().list(Stage.PLATFORM, account.id, PageRequest.first(MANY)).items().stream()
                .filter(session -> !session.state().isFinal())
                .count();
        check(active <= 1, active + " sessions are active");
    }

    private static @Nullable Integer number(@Nullable ModelAttempt attempt) {
        return attempt == null ? null : attempt.id.number();
    }

    private static void same(String what, @Nullable Object actual, @Nullable Object expected) {
        check(Objects.equals(actual, expected), what + " is " + actual + " and should be " + expected);
    }

    private static void check(boolean holds, String complaint) {
        if (!holds) {
            throw new AssertionError(complaint);
        }
    }
}
