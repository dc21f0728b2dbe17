package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.CapabilityStatus;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycCase;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RecheckRule;
import io.subaccounts.kyc.policy.RequirementRule;
import io.subaccounts.tck.support.MutableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What time does to evidence and to policies, with the gate never waiting for anybody to look. */
abstract class KycExpiryContract extends VerificationContract {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LEAD = Duration.ofDays(30);
    private static final Duration GRACE = Duration.ofDays(10);
    private static final KycPolicy YEARLY =
            KycPolicy.india().rechecks(new RecheckRule(Map.of(DocumentType.PAN, YEAR), LEAD, GRACE));
    private static final Instant SWITCH = MutableTime.START.plus(Duration.ofDays(100));

    @Test
    void documentIsGoodForItsTimeThenForItsGraceThenNoLonger() {
        var company = verifiedYearly();
        var end = verifiedAt(company).plus(YEAR);

        at(end.minusMillis(1));
        assertThat(pan(company).state()).isEqualTo(RequirementState.SATISFIED);
        assertThat(pan(company).dueFrom()).isEqualTo(end.minus(LEAD));
        assertThat(pan(company).deadline()).isEqualTo(end.plus(GRACE));
        assertGate(company, KycGate.OPEN);

        at(end);
        assertThat(pan(company).state()).isEqualTo(RequirementState.EXPIRED);
        assertThat(status(company).documents()).containsEntry(DocumentType.PAN, VerificationState.EXPIRED);
        assertGate(company, KycGate.OPEN);

        at(end.plus(GRACE).minusMillis(1));
        assertGate(company, KycGate.OPEN);
        at(end.plus(GRACE));
        assertThat(pan(company).state()).isEqualTo(RequirementState.PAST_DUE);
        assertThat(status(company).overallStatus()).isEqualTo(VerificationState.EXPIRED);
        assertGate(company, KycGate.BLOCKED);
        assertThat(eventTypes(company))
                .as("nobody swept")
                .doesNotContain(EventType.KYC_REQUIREMENT_DUE, EventType.KYC_GATE_CLOSED);
    }

    @Test
    void sweepTellsOfEachStepOnce() {
        var company = verifiedYearly();
        var end = verifiedAt(company).plus(YEAR);
        var before = eventTypes(company).size();

        for (var moment : List.of(end.minus(LEAD), end.minus(LEAD.dividedBy(2)), end, end.plus(GRACE))) {
            at(moment.minusMillis(1));
            sweep();
            at(moment);
            sweep();
            sweep();
        }

        var told = eventTypes(company);
        assertThat(told.subList(before, told.size()))
                .containsExactly(
                        EventType.KYC_REQUIREMENT_DUE,
                        EventType.KYC_REQUIREMENT_EXPIRED,
                        EventType.KYC_REQUIREMENT_PAST_DUE,
                        EventType.KYC_GATE_CLOSED);
        assertThat(events(company).get(before).data()).containsEntry("requirement", "pan");
    }

    @Test
    void renewalCountsFromItsOwnDay() {
        var company = verifiedYearly();
        var end = verifiedAt(company).plus(YEAR);
        at(end.plus(GRACE));
        assertGate(company, KycGate.BLOCKED);

        pan(company, PAN);

        assertGate(company, KycGate.OPEN);
        assertThat(pan(company).dueFrom()).isEqualTo(world.time.now().plus(YEAR).minus(LEAD));
        at(end.plus(YEAR));
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void pendingRenewalDoesNotStretchTheGrace() {
        var company = verifiedYearly();
        at(verifiedAt(company).plus(YEAR).plus(GRACE).minusSeconds(1));
        provider.defers("renewal-" + company.authId());
        pan(company, PAN);
        assertGate(company, KycGate.OPEN);

        world.time.advance(Duration.ofSeconds(1));

        assertGate(company, KycGate.BLOCKED);
        assertThat(pan(company).state()).isEqualTo(RequirementState.PENDING);
    }

    @Test
    void overrideThatEndsIsToldOfByTheSweep() {
        openUnder(YEARLY);
        var company = company();
        var until = world.time.now().plus(Duration.ofDays(1));
        world.kycDecisions().override(PLATFORM, company.authId(), KycOverride.open("case-1", "vouched", until));
        at(until);
        sweep();
        sweep();

        assertThat(eventTypes(company))
                .containsExactly(EventType.KYC_DECIDED, EventType.KYC_GATE_OPENED, EventType.KYC_GATE_CLOSED);
    }

    @Test
    void newVersionIsAnnouncedThenInForceAfterItsGraceForThoseWhoWereVerified() {
        openUnder(withSecondVersion(GRACE));
        var company = company();
        verify(company);

        var ahead = status(company).evaluation();
        assertThat(ahead.version()).isEqualTo(1);
        assertThat(ahead.futureVersion()).isEqualTo(2);
        assertThat(ahead.futureFrom()).isEqualTo(SWITCH);
        assertThat(ahead.futureRequirements()).extracting(RequirementStatus::id).containsExactly("company");
        assertThat(ahead.futureRequirements().get(0).deadline()).isEqualTo(SWITCH.plus(GRACE));
        assertThat(ahead.nextChange()).isEqualTo(SWITCH);

        at(SWITCH);
        assertThat(status(company).evaluation().version()).isEqualTo(2);
        assertGate(company, KycGate.OPEN);
        at(SWITCH.plus(GRACE));
        assertThat(requirement(company, "company").state()).isEqualTo(RequirementState.PAST_DUE);
        assertGate(company, KycGate.BLOCKED);
        cin(company);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void graceHelpsOnlyThoseWhoSatisfyTheVersionBefore() {
        openUnder(withSecondVersion(GRACE));
        var company = company();
        pan(company, PAN);
        at(SWITCH);
        assertGate(company, KycGate.BLOCKED);

        gst(company, GSTIN);
        assertGate(company, KycGate.OPEN);
        at(SWITCH.plus(GRACE));
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void newVersionWithoutGraceIsInForceAtOnceAndTheSweepTellsOfIt() {
        openUnder(withSecondVersion(Duration.ZERO));
        var company = company();
        verify(company);

        at(SWITCH);
        assertGate(company, KycGate.BLOCKED);
        sweep();
        sweep();

        assertThat(eventTypes(company).stream().filter(type -> type == EventType.KYC_GATE_CLOSED))
                .hasSize(1);
    }

    @Test
    void requirementsAreKnownBeforeAnythingIsSubmitted() {
        for (var type : BusinessType.values()) {
            var evaluation = world.kyc().evaluate(new KycCase(KycMode.CUSTOMER_USE, type, null));
            var second = EnumSet.of(BusinessType.INDIVIDUAL, BusinessType.PROPRIETORSHIP, BusinessType.HUF)
                            .contains(type)
                    ? "aadhaar"
                    : "registration";
            assertThat(evaluation.requirements())
                    .extracting(RequirementStatus::id)
                    .containsExactly("pan", second);
            assertThat(evaluation.overall()).isEqualTo(VerificationState.NOT_STARTED);
            assertThat(evaluation.capabilities().get(Capability.PLACE_CALLS))
                    .isEqualTo(new CapabilityStatus(
                            Capability.PLACE_CALLS, CapabilityStatus.State.BLOCKED, List.of("pan", second)));
        }
        assertThat(world.kyc()
                        .evaluate(new KycCase(KycMode.CUSTOMER_USE, null, null))
                        .allows(Capability.PLACE_CALLS))
                .isFalse();
        assertThat(world.kyc()
                        .evaluate(new KycCase(KycMode.CUSTOMER_USE, BusinessType.LLP, "DE"))
                        .allows(Capability.PLACE_CALLS))
                .isFalse();
    }

    @Test
    void sweepLooksAtAtMostSoMany() {
        for (int limit : new int[] {-1, 0, 1001}) {
            Expect.invalid("limit", () -> world.kyc().sweep(limit));
        }
    }

    private CreatedAccount verifiedYearly() {
        openUnder(YEARLY);
        var company = company();
        verify(company);
        return company;
    }

    private Instant verifiedAt(CreatedAccount company) {
        return Objects.requireNonNull(attempts(company).get(0).settledAt());
    }

    private void at(Instant moment) {
        world.time.jumpTo(moment);
    }

    private RequirementStatus pan(CreatedAccount company) {
        return requirement(company, "pan");
    }

    private RequirementStatus requirement(CreatedAccount company, String id) {
        return status(company).evaluation().requirement(id).orElseThrow();
    }

    /** From some day on, companies have to show their entry in the register too. */
    private static KycPolicy withSecondVersion(Duration grace) {
        var first = KycPolicy.india().versions().get(0);
        var company = RequirementRule.anyOf("company", "IN", Set.of(BusinessType.PRIVATE_LIMITED), DocumentType.CIN);
        var rules = new ArrayList<>(first.rules());
        rules.add(company);
        return KycPolicy.india().versions(List.of(first, new PolicyVersion(2, SWITCH, grace, rules)));
    }
}
