package io.subaccounts.tck.chaos;

import io.subaccounts.accounts.KycGate;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account's events must keep to, whatever happened. */
final class Chronicle {

    private static final Map<AttemptState, EventType> ENDS = Map.of(
            AttemptState.VERIFIED, EventType.KYC_DOCUMENT_VERIFIED,
            AttemptState.FAILED_RETRYABLE, EventType.KYC_DOCUMENT_FAILED,
            AttemptState.FAILED_FINAL, EventType.KYC_DOCUMENT_FAILED,
            AttemptState.ERROR, EventType.KYC_CHECK_ERROR);

    private static final Map<EventType, KycGate> GATES = Map.of(
            EventType.KYC_GATE_OPENED, KycGate.OPEN,
            EventType.KYC_GATE_CLOSED, KycGate.BLOCKED);

    private Chronicle() {}

    static void require(List<Event> events, Collection<Attempt> attempts) {
        KycGate gate = null;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            check(event.number() == i + 1, event, "has a gap before it");
            KycGate told = GATES.get(event.type());
            check(told == null || told != gate, event, "says what was said before");
            gate = told == null ? gate : told;
        }
        for (Attempt attempt : attempts) {
            requireOneEnd(events, attempt);
        }
    }

    static Optional<KycGate> lastGate(List<Event> events) {
        return events.stream()
                .map(event -> GATES.get(event.type()))
                .filter(gate -> gate != null)
                .reduce((one, next) -> next);
    }

    /** An attempt ends once and in one way. */
    private static void requireOneEnd(List<Event> events, Attempt attempt) {
        List<EventType> ends = events.stream()
                .filter(event -> isAbout(event, attempt.id()))
                .map(Event::type)
                .filter(Set.copyOf(ENDS.values())::contains)
                .toList();
        EventType due = ENDS.get(attempt.state());
        List<EventType> expected = due == null ? List.of() : List.of(due);
        if (!ends.equals(expected)) {
            throw new AssertionError(attempt.id() + " is " + attempt.state() + " and its events say " + ends);
        }
    }

    private static boolean isAbout(Event event, AttemptId id) {
        return id.document().name().equals(event.data().get("document"))
                && String.valueOf(id.number()).equals(event.data().get("attempt"));
    }

    private static void check(boolean holds, @Nullable Object subject, String complaint) {
        if (!holds) {
            throw new AssertionError(subject + " " + complaint);
        }
    }
}
