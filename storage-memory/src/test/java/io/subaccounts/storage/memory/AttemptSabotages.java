package io.subaccounts.storage.memory;

import io.subaccounts.common.Order;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.storage.memory.TamperedStorage.Call;
import io.subaccounts.storage.memory.TamperedStorage.Tamper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Storages that are wrong about attempts to verify documents. */
final class AttemptSabotages {

    private static final Subtree ALL = Subtree.all();

    private AttemptSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                in(
                        "update",
                        "ignores the expected version of attempts",
                        "Attempts",
                        "updateAtAnotherVersion",
                        AttemptSabotages::updateAnyVersion),
                in(
                        "update",
                        "ignores the expected version of attempts in a race",
                        "VerificationRaces",
                        "noChangeOfAnAttemptIsLost",
                        AttemptSabotages::updateAnyVersion),
                in("update", "never empties a reference", "Attempts", "updateReplacesTheRow", (call, tx) -> {
                    AttemptRow row = call.argument(1);
                    var present = tx.attempts().find(ALL, row.id()).map(AttemptRow::reference);
                    String reference = row.reference() == null ? present.orElse(null) : row.reference();
                    return call.passWith(
                            call.argument(0),
                            copy(row, reference, row.candidates(), row.createdAt()),
                            call.argument(2));
                }),
                in(
                        "insert",
                        "replaces an attempt by one with the same number",
                        "Attempts",
                        "numberIsUsedOnce",
                        AttemptSabotages::replace),
                in(
                        "insert",
                        "lets everybody begin the same attempt in a race",
                        "VerificationRaces",
                        "ofManyAttemptsWithOneNumberOneWins",
                        AttemptSabotages::replace),
                in(
                        "insert",
                        "throws for an attempt's missing account",
                        "Attempts",
                        "attemptNeedsItsAccount",
                        (call, tx) -> {
                            boolean inserted = call.pass();
                            if (!inserted) {
                                throw new IllegalArgumentException("foreign key");
                            }
                            return true;
                        }),
                in(
                        "insert",
                        "lets a provider give a reference twice",
                        "Attempts",
                        "providerGivesAReferenceOnce",
                        AttemptSabotages::insertWithoutReference),
                in(
                        "insert",
                        "lets a provider give a reference twice in a race",
                        "VerificationRaces",
                        "ofManyAttemptsWithOneReferenceOneWins",
                        AttemptSabotages::insertWithoutReference),
                in("insert", "takes no reference for one", "Attempts", "missingReferencesNeverCollide", (call, tx) -> {
                    AttemptRow row = call.argument(1);
                    boolean taken = everything(tx).stream()
                            .anyMatch(other -> other.provider() != null
                                    && other.provider().equals(row.provider())
                                    && other.reference() == null);
                    return !taken && call.<Boolean>pass();
                }),
                in("findByReference", "folds case", "Attempts", "referencesAreComparedByteForByte", (call, tx) -> {
                    String reference = call.argument(2);
                    return everything(tx).stream()
                            .filter(row -> reference.equalsIgnoreCase(row.reference())
                                    && call.argument(1).equals(row.provider()))
                            .findFirst();
                }),
                in("insert", "keeps milliseconds of attempts only", "AttemptRows", "momentsAreKept", (call, tx) -> {
                    AttemptRow row = call.argument(1);
                    var createdAt = row.createdAt().truncatedTo(ChronoUnit.MILLIS);
                    return call.passWith(call.argument(0), copy(row, row.reference(), row.candidates(), createdAt));
                }),
                in("insert", "sorts candidates", "AttemptRows", "candidatesKeepTheirOrder", (call, tx) -> {
                    AttemptRow row = call.argument(1);
                    var sorted = row.candidates().stream().sorted().toList();
                    return call.passWith(call.argument(0), copy(row, row.reference(), sorted, row.createdAt()));
                }),
                in(
                        "list",
                        "orders documents as the enum does",
                        "AttemptLists",
                        "pagesOfOneAccountMakeUpTheList",
                        (call, tx) -> {
                            List<AttemptRow> rows = new ArrayList<>(call.<List<AttemptRow>>pass());
                            rows.sort(Comparator.comparing(AttemptRow::createdAt)
                                    .thenComparing(row -> row.id().document()));
                            return rows;
                        }),
                in(
                        "list",
                        "lists main accounts' attempts only if there is no subject",
                        "AttemptLists",
                        "listWithoutASubjectHoldsAllWithin",
                        (call, tx) -> {
                            AttemptListing listing = call.argument(1);
                            boolean narrow = listing.subject() == null && listing.reach() == ResourceQuery.Reach.OWNER;
                            List<AttemptRow> rows = call.pass();
                            return rows.stream()
                                    .filter(row -> !narrow || row.id().account().isMain())
                                    .toList();
                        }),
                in("holders", "counts failed attempts too", "AttemptLists", "holdersAreTheAccounts", (call, tx) -> {
                    String fingerprint = call.argument(2);
                    return everything(tx).stream()
                            .filter(row -> fingerprint.equals(row.fingerprint()))
                            .map(row -> row.id().account())
                            .distinct()
                            .sorted()
                            .toList();
                }),
                in("holders", "counts attempts, not accounts", "AttemptLists", "holdersAreTheAccounts", (call, tx) -> {
                    String fingerprint = call.argument(2);
                    return everything(tx).stream()
                            .filter(row ->
                                    row.state() == AttemptState.VERIFIED && fingerprint.equals(row.fingerprint()))
                            .map(AttemptRow::id)
                            .map(AttemptId::account)
                            .sorted()
                            .limit(call.<Integer>argument(3))
                            .toList();
                }),
                in(
                        "findByReference",
                        "forgets who has a reference, found by chance",
                        "Agreement",
                        "randomTransactionsAgreeWithTheModel",
                        (call, tx) -> Optional.empty()));
    }

    private static Sabotage in(String method, String name, String contract, String test, Tamper tamper) {
        return Sabotage.in("attempts." + method, name, contract, test, tamper);
    }

    private static Object updateAnyVersion(Call call, Transaction tx) {
        AttemptRow row = call.argument(1);
        var present = tx.attempts().find(ALL, row.id());
        return call.passWith(
                call.argument(0), row, present.map(AttemptRow::version).orElse(0L));
    }

    private static Object replace(Call call, Transaction tx) {
        AttemptRow row = call.argument(1);
        boolean inserted = call.pass();
        return inserted
                || tx.attempts()
                        .find(ALL, row.id())
                        .filter(present -> tx.attempts().update(ALL, row, present.version()))
                        .isPresent();
    }

    private static Object insertWithoutReference(Call call, Transaction tx) {
        AttemptRow row = call.argument(1);
        boolean inserted = call.pass();
        return inserted || call.<Boolean>passWith(call.argument(0), copy(row, null, row.candidates(), row.createdAt()));
    }

    private static List<AttemptRow> everything(Transaction tx) {
        var all = new AttemptListing(null, ResourceQuery.Reach.SUBTREE, null, Order.OLDEST_FIRST, null, 100_000);
        return tx.attempts().list(ALL, all);
    }

    private static AttemptRow copy(
            AttemptRow row, @Nullable String reference, List<String> candidates, Instant createdAt) {
        return new AttemptRow(
                row.id(),
                row.state(),
                row.provider(),
                reference,
                row.session(),
                row.fingerprint(),
                row.holder(),
                row.holderType(),
                row.sealedSubmission(),
                row.sealedFindings(),
                row.mask(),
                candidates,
                row.fetches(),
                row.nameScore(),
                row.nameBand(),
                row.failure(),
                row.fault(),
                row.review(),
                row.validUntil(),
                row.version(),
                createdAt,
                row.submittedAt(),
                row.settledAt());
    }
}
