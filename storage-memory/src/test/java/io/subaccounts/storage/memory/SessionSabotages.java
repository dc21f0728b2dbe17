package io.subaccounts.storage.memory;

import io.subaccounts.common.Order;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.storage.memory.TamperedStorage.Call;
import io.subaccounts.storage.memory.TamperedStorage.Tamper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Storages that are wrong about hosted sessions. */
final class SessionSabotages {

    private static final Subtree ALL = Subtree.all();

    private SessionSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                in(
                        "update",
                        "ignores the expected version of sessions",
                        "Sessions",
                        "updateAtAnotherVersion",
                        SessionSabotages::updateAnyVersion),
                in(
                        "update",
                        "ignores the expected version of sessions in a race",
                        "VerificationRaces",
                        "noChangeOfASessionIsLost",
                        SessionSabotages::updateAnyVersion),
                in(
                        "insert",
                        "lets an account have two sessions",
                        "Sessions",
                        "accountHasOneSession",
                        SessionSabotages::pushAside),
                in(
                        "insert",
                        "lets an account have two sessions in a race",
                        "VerificationRaces",
                        "ofManySessionsOfOneAccountOneWins",
                        SessionSabotages::pushAside),
                in(
                        "insert",
                        "throws for a session's missing account",
                        "Sessions",
                        "sessionNeedsItsAccount",
                        (call, tx) -> {
                            boolean inserted = call.pass();
                            if (!inserted) {
                                throw new IllegalArgumentException("foreign key");
                            }
                            return true;
                        }),
                in("findActive", "finds ended sessions too", "Sessions", "findActiveLooksAtTheAccount", (call, tx) -> {
                    Optional<SessionRow> active = call.pass();
                    return active.isPresent()
                            ? active
                            : tx
                                    .sessions()
                                    .list(
                                            call.argument(0),
                                            new SessionListing(call.argument(1), Order.NEWEST_FIRST, null, 1))
                                    .stream()
                                    .findFirst();
                }),
                in("findByHash", "knows links only", "Sessions", "linkAndKeyFindTheSession", (call, tx) -> {
                    Optional<SessionRow> found = call.pass();
                    return found.filter(row -> call.argument(1).equals(row.linkHash()));
                }),
                new Sabotage(
                        "finds sessions by links of before",
                        "Sessions",
                        "replacedLinkFindsNothing",
                        SessionSabotages::remembersLinks),
                in(
                        "insert",
                        "keeps milliseconds of sessions only",
                        "SessionRows",
                        "momentsAreKept",
                        (call, tx) -> call.passWith(call.argument(0), rounded(call.argument(1)))),
                in(
                        "insert",
                        "forgets consent",
                        "SessionRows",
                        "eachFieldMayBeThereAlone",
                        (call, tx) -> call.passWith(call.argument(0), without(call.argument(1)))),
                in("list", "orders sessions one way only", "SessionLists", "pagesMakeUpTheList", (call, tx) -> {
                    SessionListing listing = call.argument(1);
                    return call.passWith(
                            call.argument(0),
                            new SessionListing(
                                    listing.account(), Order.OLDEST_FIRST, listing.after(), listing.limit()));
                }),
                in(
                        "due",
                        "takes sessions that are due now for later",
                        "SessionLists",
                        "dueSessionsAreThose",
                        (call, tx) -> {
                            Instant now = call.argument(1);
                            return call.passWith(call.argument(0), now.minusNanos(1000), call.argument(2));
                        }),
                in("due", "begins with the latest", "SessionLists", "dueSessionsAreThose", (call, tx) -> {
                    List<SessionId> ids = new ArrayList<>(call.<List<SessionId>>pass());
                    Collections.reverse(ids);
                    return ids;
                }),
                in(
                        "findActive",
                        "finds no active session, found by chance",
                        "Agreement",
                        "randomTransactionsAgreeWithTheModel",
                        (call, tx) -> Optional.empty()));
    }

    private static Sabotage in(String method, String name, String contract, String test, Tamper tamper) {
        return Sabotage.in("sessions." + method, name, contract, test, tamper);
    }

    private static Object updateAnyVersion(Call call, Transaction tx) {
        SessionRow row = call.argument(1);
        var present = tx.sessions().find(ALL, row.id());
        return call.passWith(
                call.argument(0), row, present.map(SessionRow::version).orElse(0L));
    }

    /** Ends the session that is there, where it should refuse. */
    private static Object pushAside(Call call, Transaction tx) {
        SessionRow row = call.argument(1);
        tx.sessions()
                .findActive(ALL, row.account())
                .ifPresent(present -> tx.sessions().update(ALL, ended(present), present.version()));
        return call.pass();
    }

    private static TamperedStorage remembersLinks(Storage real) {
        Map<Object, Optional<SessionRow>> found = new ConcurrentHashMap<>();
        return new TamperedStorage(real, (call, tx) -> {
            if (call.is("sessions.insert")) {
                SessionRow row = call.argument(1);
                Optional.ofNullable(row.linkHash()).ifPresent(hash -> found.put(hash, Optional.of(row)));
            }
            return call.is("sessions.findByHash") ? found.getOrDefault(call.argument(1), call.pass()) : call.pass();
        });
    }

    private static SessionRow ended(SessionRow row) {
        return copy(row, SessionState.REVOKED, row.consent(), row.createdAt());
    }

    private static SessionRow rounded(SessionRow row) {
        return copy(row, row.state(), row.consent(), row.createdAt().truncatedTo(ChronoUnit.MILLIS));
    }

    private static SessionRow without(SessionRow row) {
        return copy(row, row.state(), null, row.createdAt());
    }

    private static SessionRow copy(SessionRow row, SessionState state, @Nullable Consent consent, Instant createdAt) {
        return new SessionRow(
                row.id(),
                row.account(),
                row.flow(),
                state,
                row.sealedEmail(),
                row.maskedEmail(),
                row.redirectUrl(),
                row.webhookUrl(),
                row.reminderDaysBefore(),
                row.metadata(),
                consent,
                row.work(),
                row.linkHash(),
                row.keyHash(),
                row.expiresAt(),
                row.dueAt(),
                row.lastSentAt(),
                row.firstOpenedAt(),
                row.endedAt(),
                row.endReason(),
                row.version(),
                createdAt);
    }
}
