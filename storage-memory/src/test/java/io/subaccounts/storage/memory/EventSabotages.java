package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.Event;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.storage.memory.TamperedStorage.Call;
import io.subaccounts.storage.memory.TamperedStorage.Tamper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Storages that are wrong about callbacks, events, or the verification in accounts' rows. */
final class EventSabotages {

    private static final Subtree ALL = Subtree.all();

    private EventSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                callbacks(
                        "takes every delivery for the first",
                        "Callbacks",
                        "callbackThatComesAgain",
                        EventSabotages::alwaysFirst),
                callbacks(
                        "takes every delivery for the first in a race",
                        "VerificationRaces",
                        "ofManyDeliveriesOfOneCallback",
                        EventSabotages::alwaysFirst),
                callbacks("counts every repetition as one", "Callbacks", "callbackThatComesAgain", (call, tx) -> {
                    CallbackRow row = call.argument(0);
                    return call.passWith(new CallbackRow(
                            row.provider(),
                            row.deliveryId(),
                            row.verdict(),
                            row.attempt(),
                            1,
                            row.firstAt(),
                            row.lastAt()));
                }),
                callbacks("folds the case of deliveries", "Callbacks", "deliveriesAreCompared", (call, tx) -> {
                    CallbackRow row = call.argument(0);
                    var lowered = new CallbackRow(
                            row.provider(),
                            row.deliveryId().toLowerCase(Locale.ROOT),
                            row.verdict(),
                            row.attempt(),
                            row.times(),
                            row.firstAt(),
                            row.lastAt());
                    return call.passWith(lowered);
                }),
                Sabotage.in(
                        "callbacks.forget",
                        "forgets what came last at the moment",
                        "Callbacks",
                        "forgottenCallbackIsNewAgain",
                        (call, tx) -> call.passWith(call.<Instant>argument(0).plusNanos(1000))),
                events("append", "takes numbers from a sequence", "eachAccountCountsItsOwn", fromASequence()),
                events("append", "leaves gaps after a rollback", "abandonedEventsLeaveNoGap", leavingGaps()),
                events("append", "counts for unknown accounts too", "unknownAccountHasNoEvents", (call, tx) -> {
                    long number = call.pass();
                    return Math.max(1, number);
                }),
                events("append", "keeps milliseconds of events only", "eventsComeBack", (call, tx) -> {
                    Object[] arguments = call.arguments().clone();
                    arguments[3] = call.<Instant>argument(3).truncatedTo(ChronoUnit.MILLIS);
                    return call.passWith(arguments);
                }),
                events("list", "orders numbers as texts", "listGoesOnAfterANumber", (call, tx) -> {
                    List<Event> rows = new ArrayList<>(call.<List<Event>>pass());
                    rows.sort(Comparator.comparing(event -> Long.toString(event.number())));
                    return rows;
                }),
                events("redact", "redacts all events of an account", "redactionReplacesThe", (call, tx) -> {
                    AccountId account = call.argument(1);
                    for (Event event : tx.events().list(ALL, account, 0, Integer.MAX_VALUE)) {
                        tx.events().redact(ALL, account, event.number(), call.argument(3));
                    }
                    return call.pass();
                }),
                events("redact", "redacts what is not there", "redactionNeedsItsEvent", (call, tx) -> {
                    call.pass();
                    return true;
                }),
                losesEvents(),
                events(
                        "putSigningSecret",
                        "ignores the expected version of signing secrets",
                        "signingSecretIsReplaced",
                        EventSabotages::putAnyVersion),
                Sabotage.in(
                        "events.putSigningSecret",
                        "ignores the expected version of signing secrets in a race",
                        "VerificationRaces",
                        "ofManyFirstSigningSecretsOneWins",
                        EventSabotages::putAnyVersion),
                Sabotage.in(
                        "events.list",
                        "lists one event at most, found by chance",
                        "Agreement",
                        "randomTransactionsAgreeWithTheModel",
                        (call, tx) -> call.<List<Event>>pass().stream().limit(1).toList()),
                Sabotage.in(
                        "accounts.update",
                        "never updates what verification has come to",
                        "KycRows",
                        "eachPartMayBeThereAlone",
                        (call, tx) -> {
                            AccountRow row = call.argument(1);
                            var present = tx.accounts()
                                    .find(ALL, row.id())
                                    .map(Lineage::self)
                                    .map(AccountRow::kyc);
                            return call.passWith(
                                    call.argument(0), row.withKyc(present.orElse(row.kyc())), call.argument(2));
                        }),
                Sabotage.in(
                        "accounts.insert",
                        "forgets the standings of documents",
                        "KycRows",
                        "standingsKeepEveryPart",
                        (call, tx) -> {
                            AccountRow row = call.argument(1);
                            var kyc = row.kyc();
                            return call.passWith(
                                    call.argument(0),
                                    row.withKyc(new KycRow(
                                            List.of(),
                                            kyc.override(),
                                            kyc.approval(),
                                            kyc.held(),
                                            kyc.announced(),
                                            kyc.dueAt())));
                        }),
                Sabotage.in(
                        "accounts.kycDue",
                        "orders due accounts by id alone",
                        "KycRows",
                        "dueAccountsAreThose",
                        (call, tx) ->
                                call.<List<AccountId>>pass().stream().sorted().toList()),
                Sabotage.in(
                        "accounts.kycDue",
                        "takes accounts that are due now for later",
                        "KycRows",
                        "dueAccountsAreThose",
                        (call, tx) -> call.passWith(
                                call.argument(0), call.<Instant>argument(1).minusNanos(1000), call.argument(2))));
    }

    private static Sabotage callbacks(String name, String contract, String test, Tamper tamper) {
        return Sabotage.in("callbacks.record", name, contract, test, tamper);
    }

    private static Sabotage events(String method, String name, String test, Tamper tamper) {
        return Sabotage.in("events." + method, name, "Events", test, tamper);
    }

    private static Object alwaysFirst(Call call, Transaction tx) {
        call.pass();
        return true;
    }

    private static Tamper fromASequence() {
        var sequence = new AtomicLong();
        return (call, tx) -> {
            long number = call.pass();
            return number == 0 ? number : sequence.incrementAndGet();
        };
    }

    /** Counts what was asked for, whether it stays or not. */
    private static Tamper leavingGaps() {
        Map<Object, Long> asked = new HashMap<>();
        return (call, tx) -> {
            long number = call.pass();
            return number == 0 ? number : asked.merge(List.of(call.argument(1)), 1L, Long::sum);
        };
    }

    /** Answers the second event of an account without storing it. */
    private static Sabotage losesEvents() {
        return new Sabotage(
                "loses events in a race", "VerificationRaces", "eventsAreCountedWithoutGaps", EventSabotages::losing);
    }

    private static Storage losing(Storage real) {
        Map<Object, Long> asked = new ConcurrentHashMap<>();
        return new TamperedStorage(real, (call, tx) -> {
            boolean lost = call.is("events.append") && asked.merge(call.argument(1), 1L, Long::sum) == 2;
            return lost ? Long.valueOf(2) : call.pass();
        });
    }

    private static Object putAnyVersion(Call call, Transaction tx) {
        SigningSecretRow row = call.argument(1);
        long present = tx.events()
                .findSigningSecret(ALL, row.account())
                .map(SigningSecretRow::version)
                .orElse(0L);
        return call.passWith(call.argument(0), row, present);
    }
}
