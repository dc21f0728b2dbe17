package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.session.CustomerSessions;
import io.subaccounts.kyc.session.KycSession;
import io.subaccounts.kyc.session.KycSessions;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionResult;
import io.subaccounts.kyc.session.SessionState;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The methods of hosted sessions: those of the account's side, and those of the customer's. */
final class SessionOperations {

    private static final URI BACK = URI.create("https://tenant.example/back");

    private final Stage stage;

    private SessionOperations(Stage stage) {
        this.stage = stage;
    }

    static Operations on(Stage stage) {
        var here = new SessionOperations(stage);
        return new Operations(KycSessions.class)
                .on("create", here::create)
                .on("get", SessionOperations::get)
                .on("list", SessionOperations::list)
                .on("resend", SessionOperations::resend)
                .on("revoke", SessionOperations::revoke)
                .on("verifiedData", SessionOperations::verifiedData);
    }

    static Operations ofCustomers() {
        return new Operations(CustomerSessions.class)
                .on("open", SessionOperations::open)
                .on("current", SessionOperations::current)
                .on("consent", SessionOperations::consent)
                .on("verifyPan", asCustomer(DocumentOperations::pan))
                .on("verifyGst", asCustomer(DocumentOperations::gst))
                .on("searchCompanies", asCustomer(DocumentOperations::search))
                .on("confirmCompany", asCustomer(DocumentOperations::confirm))
                .on("startDigiLocker", asCustomer(DocumentOperations::start))
                .on("finishDigiLocker", asCustomer(DocumentOperations::finish));
    }

    private static Operation asCustomer(BiConsumer<Turn, Way> check) {
        return turn -> check.accept(turn, Way.ofCustomer(turn, Customer.of(turn)));
    }

    /** A session of the account concerned, or none. */
    private record Named(SessionId id, Optional<Visit> visit) {

        static Named in(Turn turn) {
            if (turn.subject().isPresent() && turn.chance(30)) {
                turn.preparing().visit(turn.node());
            }
            var visits = turn.subject().map(node -> node.visits).orElse(List.of());
            var latest = visits.isEmpty() ? Optional.<Visit>empty() : Optional.of(visits.get(visits.size() - 1));
            var visit = turn.chance(70) ? latest : turn.anyOf(visits);
            return new Named(visit.map(each -> each.id).orElseGet(() -> absent(turn)), visit);
        }

        private static SessionId absent(Turn turn) {
            var prefix = turn.subjectId().environment() == Environment.TEST ? "KT_" : "KS_";
            return new SessionId(prefix + turn.subjectId().value().substring(3));
        }

        Expected managing(Turn turn, Action action) {
            return turn.managing(action, visit.map(each -> each.node), Expected.notFound("session", id));
        }
    }

    static void compare(Turn turn, Visit visit, KycSession session) {
        turn.same("session", session.id(), visit.id);
        turn.same("account", session.account(), visit.node.id);
        turn.same("state of " + visit.id, session.state(), visit.state);
        turn.same("consent", session.consent() != null, visit.consented);
        turn.same("verified documents", session.verifiedDocuments(), visit.verified);
    }

    private void create(Turn turn) {
        var onActive = turn.random.nextBoolean() ? OnActiveSession.REPLACE : OnActiveSession.REJECT;
        var session = turn.chance(70) ? NewSession.byEmail("customer@tenant.example") : NewSession.byRedirect(BACK);
        turn.call(
                turn.managing(Action.VERIFY_KYC),
                () -> turn.manager.kycSessions().create(turn.caller.actor(), turn.subjectId(), session, onActive),
                result -> {
                    var active = turn.node().activeVisit();
                    if (active.isPresent() && onActive == OnActiveSession.REJECT) {
                        turn.check(result instanceof SessionResult.AlreadyActive, () -> "a second one: " + result);
                        compare(turn, active.get(), ((SessionResult.AlreadyActive) result).session());
                    } else {
                        turn.check(result instanceof SessionResult.Ready, () -> "no session but " + result);
                        active.ifPresent(visit -> visit.state = SessionState.REVOKED);
                        var ready = (SessionResult.Ready) result;
                        compare(turn, stage.visited(turn.node(), ready), ready.session());
                    }
                });
    }

    private static void get(Turn turn) {
        var named = Named.in(turn);
        turn.call(
                named.managing(turn, Action.READ_KYC),
                () -> turn.manager.kycSessions().get(turn.caller.actor(), named.id()),
                session -> compare(turn, named.visit().orElseThrow(), session),
                named.id());
    }

    private static void list(Turn turn) {
        var due = turn.subject()
                .map(node -> node.visits.stream().map(visit -> visit.id).toList())
                .orElse(List.of());
        new Pages<>("sessions " + turn.subjectId(), KycSession::id)
                .turnThrough(
                        turn,
                        turn.managing(Action.READ_KYC),
                        due,
                        page -> turn.manager.kycSessions().list(turn.caller.actor(), turn.subjectId(), page));
    }

    /** Time stands all but still here, so it is always too soon. */
    private static void resend(Turn turn) {
        var named = Named.in(turn);
        boolean possible = named.visit()
                .filter(visit -> visit.isActive() && visit.flow == SessionFlow.EMAIL)
                .isPresent();
        turn.call(
                KycOperations.onlyIf(possible, named.managing(turn, Action.VERIFY_KYC)),
                () -> turn.manager.kycSessions().resend(turn.caller.actor(), named.id()),
                result -> {
                    turn.check(result instanceof SessionResult.TooSoon, () -> "sent again: " + result);
                    compare(turn, named.visit().orElseThrow(), ((SessionResult.TooSoon) result).session());
                },
                named.id());
    }

    private static void revoke(Turn turn) {
        var named = Named.in(turn);
        boolean possible = named.visit().filter(Visit::isActive).isPresent();
        turn.call(
                KycOperations.onlyIf(possible, named.managing(turn, Action.VERIFY_KYC)),
                () -> turn.manager.kycSessions().revoke(turn.caller.actor(), named.id(), "changed our mind"),
                session -> {
                    var visit = named.visit().orElseThrow();
                    visit.state = SessionState.REVOKED;
                    compare(turn, visit, session);
                },
                named.id());
    }

    private static void open(Turn turn) {
        if (turn.subject().isPresent() && turn.chance(50)) {
            turn.preparing().visit(turn.node());
        }
        var openable = turn.subject()
                .flatMap(node -> node.visits.stream().filter(Visit::canBeOpened).findFirst())
                .filter(visit -> !turn.chance(20));
        Secret link = openable.map(visit -> visit.link).orElseGet(() -> used(turn));
        turn.call(
                openable.map(visit -> Caller.customerOf(visit.node)).orElse(Caller.nobody()),
                Expected.success(),
                () -> turn.manager.customerSessions().open(link),
                opened -> {
                    turn.same("whether it opens", opened.isPresent(), openable.isPresent());
                    opened.ifPresent(session -> {
                        var visit = openable.orElseThrow();
                        visit.opened(session.key());
                        compare(turn, visit, session.session());
                    });
                });
    }

    /** A link that was opened or has ended, a key, or junk. */
    private static Secret used(Turn turn) {
        var visits = turn.subject().map(node -> node.visits).orElse(turn.model.visits).stream()
                .filter(visit -> !visit.canBeOpened())
                .toList();
        var visit = turn.anyOf(visits);
        var key = visit.flatMap(each -> Optional.ofNullable(each.key)).filter(each -> turn.random.nextBoolean());
        return key.or(() -> visit.map(each -> each.link)).orElse(Secret.of("kst_" + "A".repeat(64)));
    }

    private static void current(Turn turn) {
        var customer = Customer.of(turn);
        turn.call(
                customer.caller(),
                customer.expected(),
                () -> turn.manager.customerSessions().current(customer.key()),
                session -> compare(turn, customer.openVisit(), session));
    }

    private static void consent(Turn turn) {
        var customer = Customer.of(turn);
        turn.call(
                customer.caller(),
                customer.expected(),
                () -> turn.manager.customerSessions().consent(customer.key(), "verification", "v1", "web"),
                session -> {
                    customer.openVisit().consented = true;
                    compare(turn, customer.openVisit(), session);
                });
    }

    private static void verifiedData(Turn turn) {
        var named = Named.in(turn);
        turn.call(
                named.managing(turn, Action.DISCLOSE_KYC),
                () -> turn.manager.kycSessions().verifiedData(turn.caller.actor(), named.id(), "audit"),
                data -> turn.same("verified data", data.keySet(), named.visit().orElseThrow().verified),
                named.id());
    }
}
