package io.subaccounts.storage.memory;

import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.storage.memory.TamperedStorage.Call;
import io.subaccounts.storage.memory.TamperedStorage.Tamper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Storages that are wrong about who owns what, or about the installation. */
final class ResourceSabotages {

    private static final Subtree ALL = Subtree.all();

    private ResourceSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                in(
                        "update",
                        "ignores the expected version of ownerships",
                        "Resources",
                        "updateAtAnotherVersion",
                        (call, tx) -> {
                            ResourceRow row = call.argument(1);
                            return call.passWith(call.argument(0), row, versionOf(tx, row.resource()));
                        }),
                in(
                        "delete",
                        "ignores the expected version of what is given up",
                        "Resources",
                        "deleteAtAnotherVersion",
                        (call, tx) ->
                                call.passWith(call.argument(0), call.argument(1), versionOf(tx, call.argument(1)))),
                in(
                        "delete",
                        "keeps what is given up",
                        "Resources",
                        "deleteFreesTheResource",
                        (call, tx) -> versionOf(tx, call.argument(1)) == call.<Long>argument(2)),
                in(
                        "update",
                        "keeps the beginning of what is handed over",
                        "Resources",
                        "updateHandsTheResourceOver",
                        (call, tx) -> {
                            ResourceRow row = call.argument(1);
                            var present = tx.resources()
                                    .findAll(ALL, Set.of(row.resource()))
                                    .get(row.resource());
                            Instant from = present == null ? row.from() : present.from();
                            return call.passWith(
                                    call.argument(0),
                                    new ResourceRow(row.resource(), row.owner(), from, row.version()),
                                    call.argument(2));
                        }),
                in("insert", "throws for a missing owner", "Resources", "ownershipNeedsItsOwner", (call, tx) -> {
                    boolean inserted = call.pass();
                    if (!inserted) {
                        throw new IllegalArgumentException("foreign key");
                    }
                    return true;
                }),
                in(
                        "insert",
                        "keeps milliseconds of ownership only",
                        "Values",
                        "momentsOfOwnershipAreKept",
                        (call, tx) -> {
                            ResourceRow row = call.argument(1);
                            var from = row.from().truncatedTo(ChronoUnit.MILLIS);
                            return call.passWith(
                                    call.argument(0),
                                    new ResourceRow(row.resource(), row.owner(), from, row.version()));
                        }),
                in(
                        "insert",
                        "lets two owners claim",
                        "Resources",
                        "resourceHasOneOwner",
                        ResourceSabotages::claimAnyway),
                in(
                        "insert",
                        "lets two owners claim in a race",
                        "Concurrency",
                        "resourceHasOneOwnerAtAnyMoment",
                        ResourceSabotages::claimAnyway),
                in(
                        "insert",
                        "folds the case of resource ids",
                        "Identifiers",
                        "resourcesThatLookAlikeHaveOwnersOfTheirOwn",
                        ResourceSabotages::claimFolded),
                in(
                        "lastEnd",
                        "folds the case of past resource ids",
                        "Identifiers",
                        "pastsOfResourcesThatLookAlike",
                        (call, tx) -> {
                            ResourceRef resource = call.argument(1);
                            Optional<Instant> exact = call.pass();
                            return exact.isPresent() ? exact : call.passWith(call.argument(0), lowered(resource));
                        }),
                in(
                        "findPast",
                        "takes the end of an ownership for inclusive",
                        "PastOwnerships",
                        "momentFallsInto",
                        (call, tx) -> {
                            Instant at = call.argument(2);
                            Optional<PastOwnershipRow> found = call.pass();
                            return found.isPresent()
                                    ? found
                                    : call.passWith(call.argument(0), call.argument(1), at.minusNanos(1000));
                        }),
                in(
                        "appendPast",
                        "throws for equal past ownerships",
                        "PastOwnerships",
                        "ownershipOfNoLength",
                        (call, tx) -> {
                            PastOwnershipRow row = call.argument(1);
                            if (tx.resources()
                                    .lastEnd(ALL, row.resource())
                                    .filter(row.until()::equals)
                                    .isPresent()) {
                                throw new IllegalArgumentException("duplicate key");
                            }
                            return call.pass();
                        }),
                in(
                        "appendPast",
                        "throws for an unknown past owner",
                        "PastOwnerships",
                        "pastOfAnUnknownOwner",
                        (call, tx) -> {
                            PastOwnershipRow row = call.argument(1);
                            return tx.accounts()
                                    .find(ALL, row.owner())
                                    .map(owner -> call.pass())
                                    .orElseThrow();
                        }),
                installation("folds the case of installation names", "namesAreComparedByteForByte", (call, tx) -> {
                    Object[] arguments = call.arguments().clone();
                    arguments[0] = call.<String>argument(0).toLowerCase(Locale.ROOT);
                    return call.passWith(arguments);
                }),
                installation("says of every value that it was stored", "valueIsNeverReplaced", (call, tx) -> {
                    Object answer = call.pass();
                    return call.is("installation.insertIfAbsent") ? true : answer;
                }));
    }

    private static Sabotage in(String method, String name, String contract, String test, Tamper tamper) {
        return Sabotage.in("resources." + method, name, contract, test, tamper);
    }

    private static Sabotage installation(String name, String test, Tamper tamper) {
        return new Sabotage(
                name,
                "Installation",
                test,
                real -> new TamperedStorage(
                        real,
                        (call, tx) ->
                                call.method().startsWith("installation.") ? tamper.answer(call, tx) : call.pass()));
    }

    private static Object claimAnyway(Call call, Transaction tx) {
        ResourceRow row = call.argument(1);
        tx.resources().delete(ALL, row.resource(), versionOf(tx, row.resource()));
        return call.pass();
    }

    private static Object claimFolded(Call call, Transaction tx) {
        ResourceRow row = call.argument(1);
        return tx.resources().findAll(ALL, Set.of(lowered(row.resource()))).isEmpty() && call.<Boolean>pass();
    }

    private static ResourceRef lowered(ResourceRef resource) {
        return new ResourceRef(resource.type(), resource.id().toLowerCase(Locale.ROOT));
    }

    private static long versionOf(Transaction tx, ResourceRef resource) {
        var present = tx.resources().findAll(ALL, Set.of(resource)).get(resource);
        return present == null ? 0 : present.version();
    }
}
