package io.subaccounts.internal.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.KycGate;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.support.ManualTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    private static final Instant NOW = ManualTime.START;
    private static final Instant BEFORE = NOW.minusSeconds(60);
    private static final Instant AFTER = NOW.plusNanos(1000);

    @Test
    void aRequirementIsDueThenExpiredThenPastDue() {
        assertThat(told("pan", RequirementState.SATISFIED, null, null)).isNull();
        assertThat(told("pan", RequirementState.SATISFIED, AFTER, AFTER)).isNull();
        assertThat(told("pan", RequirementState.SATISFIED, NOW, AFTER)).isEqualTo(EventType.KYC_REQUIREMENT_DUE);
        assertThat(told("pan", RequirementState.EXPIRED, BEFORE, AFTER)).isEqualTo(EventType.KYC_REQUIREMENT_EXPIRED);
        assertThat(told("pan", RequirementState.PAST_DUE, BEFORE, NOW)).isEqualTo(EventType.KYC_REQUIREMENT_PAST_DUE);
    }

    @Test
    void submittingAnewDoesNotMakeDueWhatIsPastDue() {
        for (RequirementState again : List.of(RequirementState.PENDING, RequirementState.NEEDS_REVIEW)) {
            assertThat(told("pan", again, BEFORE, NOW)).isEqualTo(EventType.KYC_REQUIREMENT_PAST_DUE);
            assertThat(told("pan", again, BEFORE, AFTER)).isEqualTo(EventType.KYC_REQUIREMENT_DUE);
        }
    }

    @Test
    void whatWasNeverFulfilledIsNotDue() {
        for (RequirementState state : RequirementState.values()) {
            if (state != RequirementState.EXPIRED) {
                assertThat(told("pan", state, null, null)).as("%s", state).isNull();
            }
        }
    }

    @Test
    void eachThingIsSaidOnce() {
        var blocked = new Announcement(KycGate.BLOCKED, Map.of("pan", EventType.KYC_REQUIREMENT_PAST_DUE));
        var open = new Announcement(KycGate.OPEN, Map.of());
        var due = new Announcement(
                KycGate.OPEN,
                Map.of("pan", EventType.KYC_REQUIREMENT_DUE, "registration", EventType.KYC_REQUIREMENT_EXPIRED));

        assertThat(open.since(open)).isEmpty();
        assertThat(due.since(due)).isEmpty();
        assertThat(blocked.since(blocked)).isEmpty();
        assertThat(open.since(blocked)).containsExactly(notice(EventType.KYC_GATE_OPENED));
        assertThat(due.since(open))
                .containsExactlyInAnyOrder(
                        notice(EventType.KYC_REQUIREMENT_DUE, "pan"),
                        notice(EventType.KYC_REQUIREMENT_EXPIRED, "registration"));
        assertThat(blocked.since(due))
                .as("what follows from what comes last")
                .containsExactly(notice(EventType.KYC_REQUIREMENT_PAST_DUE, "pan"), notice(EventType.KYC_GATE_CLOSED));
        assertThat(open.since(due)).as("renewal is told of by its document").isEmpty();
    }

    @Test
    void whatWasSaidIsKeptAsAText() {
        for (var announcement : List.of(
                new Announcement(KycGate.OPEN, Map.of()),
                new Announcement(KycGate.BLOCKED, Map.of("a.b-c_9", EventType.KYC_REQUIREMENT_PAST_DUE)),
                new Announcement(
                        KycGate.OPEN,
                        Map.of(
                                "pan", EventType.KYC_REQUIREMENT_DUE,
                                "registration", EventType.KYC_REQUIREMENT_EXPIRED)))) {
            assertThat(Announcement.parse(announcement.text())).contains(announcement);
        }
        assertThat(Announcement.parse("")).isEmpty();
    }

    private static @Nullable EventType told(
            String id, RequirementState state, @Nullable Instant dueFrom, @Nullable Instant deadline) {
        var requirement = new RequirementStatus(
                id,
                state,
                EnumSet.allOf(Capability.class),
                List.of(Set.of(DocumentType.PAN)),
                List.of(),
                dueFrom,
                deadline);
        var evaluation = new KycEvaluation(
                "policy", 1, List.of(requirement), Map.of(), VerificationState.PENDING, null, null, List.of(), null);
        return Announcement.of(KycGate.OPEN, evaluation, NOW).requirements().get(id);
    }

    private static Announcement.Notice notice(EventType type) {
        return new Announcement.Notice(type, Map.of());
    }

    private static Announcement.Notice notice(EventType type, String requirement) {
        return new Announcement.Notice(type, Map.of("requirement", requirement));
    }
}
