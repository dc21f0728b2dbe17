package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.events.Events;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods about what happened. */
final class EventOperations {

    private EventOperations() {}

    static Operations registered() {
        return new Operations(Events.class)
                .on("read", EventOperations::read)
                .on("rotateSigningSecret", EventOperations::rotate)
                .on("sign", EventOperations::sign);
    }

    private static void read(Turn turn) {
        long after = turn.random.nextInt(4);
        int limit = 1 + turn.random.nextInt(20);
        turn.call(
                turn.managing(Action.READ_EVENTS),
                () -> turn.manager.events().read(turn.caller.actor(), turn.subjectId(), after, limit),
                events -> {
                    turn.check(events.size() <= limit, () -> "too many events: " + events);
                    long number = after;
                    for (var event : events) {
                        turn.same("account", event.account(), turn.node().id);
                        turn.same("number", event.number(), ++number);
                    }
                });
    }

    private static void rotate(Turn turn) {
        var overlap = turn.random.nextBoolean() ? Duration.ZERO : Duration.ofDays(7);
        turn.call(
                turn.managing(Action.SIGN_EVENTS),
                () -> turn.manager.events().rotateSigningSecret(turn.caller.actor(), turn.subjectId(), overlap),
                secret -> turn.node().signs = true);
    }

    private static void sign(Turn turn) {
        var recorded = recorded(turn);
        var event = recorded.orElseGet(
                () -> new Event(turn.subjectId(), 1, EventType.KYC_FAILED, turn.now(), Map.of("made", "up")));
        var expected = turn.managing(Action.SIGN_EVENTS);
        if (expected.mustSucceed() && recorded.isEmpty()) {
            expected = Expected.notFound("event", event.id());
        }
        boolean possible = turn.subject().filter(node -> node.signs).isPresent();
        turn.call(
                KycOperations.onlyIf(possible, expected),
                () -> turn.manager.events().sign(turn.caller.actor(), event),
                signed -> turn.same("event", signed.event(), event),
                event);
    }

    /** One of the account's own; who has been told of it by somebody else still may not sign it. */
    private static Optional<Event> recorded(Turn turn) {
        List<Event> events = turn.subject()
                .map(node -> turn.manager.events().read(Stage.PLATFORM, node.id, 0, 50))
                .orElse(List.of());
        return turn.anyOf(events).filter(event -> !turn.chance(15));
    }
}
