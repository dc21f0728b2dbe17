package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.AccountPatchBuilder;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.Actor;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.KycApproval;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.ApprovalRule;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.tck.support.MutableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the platform decides on top of the documents, by name, with a reason, and never in place of them. */
abstract class KycDecisionContract extends VerificationContract {

    private static final Actor OPERATOR = Actor.platform("ada");

    @Test
    void openOverrideOpensUntilItEndsAndLeavesTheDocumentsAsTheyAre() {
        var company = company();
        provider.fails(FailureReason.INACTIVE);
        pan(company, PAN);
        var override = KycOverride.open("case-7", "bank vouches", inDays(3));

        var status = world.kycDecisions().override(OPERATOR, company.authId(), override);

        assertThat(status.gate()).isEqualTo(KycGate.OPEN);
        assertThat(status.override()).isEqualTo(override);
        assertThat(status.checksPassed()).isFalse();
        assertThat(status.overallStatus()).isEqualTo(VerificationState.FAILED);
        assertThat(status(company)).isEqualTo(status);
        world.time.jumpTo(override.until());
        assertGate(company, KycGate.BLOCKED);
        assertThat(status(company).override()).isNull();
    }

    @Test
    void blockOverrideBlocksWhateverIsThere() {
        var company = company();
        verify(company);

        world.kycDecisions()
                .override(OPERATOR, company.authId(), KycOverride.block("case-7", "police asks", inDays(3)));

        assertGate(company, KycGate.BLOCKED);
        assertThat(status(company).checksPassed()).isTrue();
        world.time.jumpTo(inDays(3));
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void liftedOverrideLeavesWhatTheDocumentsSay() {
        var company = company();
        world.openGate(company.authId());

        var status = world.kycDecisions().liftOverride(OPERATOR, company.authId(), "not vouched for any more");

        assertThat(status.override()).isNull();
        assertGate(company, KycGate.BLOCKED);
        Expect.conflict(
                ErrorCode.WRONG_STATE, () -> world.kycDecisions().liftOverride(OPERATOR, company.authId(), "again"));
    }

    @Test
    void groundsAreMandatoryAndHoldNoAadhaarNumber() {
        var company = company();
        var until = inDays(1);

        for (var reason : List.of("", " ", "x".repeat(501), "see 2341 2341 2346")) {
            Expect.invalid("reason", () -> override(company, KycOverride.open("case-7", reason, until)));
            Expect.invalid("reason", () -> world.kycDecisions().liftOverride(OPERATOR, company.authId(), reason));
            Expect.invalid("reason", () -> world.kycDecisions().approve(OPERATOR, company.authId(), reason));
            Expect.invalid("reason", () -> world.kycDecisions().withdrawApproval(OPERATOR, company.authId(), reason));
        }
        for (var reference : List.of("", "two words", "x".repeat(101), "2341-2341-2346")) {
            Expect.invalid("reference", () -> override(company, KycOverride.open(reference, "why", until)));
        }
        assertThat(eventTypes(company)).isEmpty();
    }

    @Test
    void everyDecisionIsOnRecordWithItsOperatorAndItsReason() {
        var company = company();
        override(company, KycOverride.open("case-7", "one", inDays(1)));
        override(company, KycOverride.block("case-7", "two", inDays(1)));
        world.kycDecisions().liftOverride(OPERATOR, company.authId(), "three");
        world.kycDecisions().approve(OPERATOR, company.authId(), "four");
        world.kycDecisions().withdrawApproval(OPERATOR, company.authId(), "five");

        var decided = events(company).stream()
                .filter(event -> event.type() == EventType.KYC_DECIDED)
                .map(Event::data)
                .toList();

        assertThat(decided)
                .extracting(data -> data.get("decision") + " " + data.get("reason"))
                .containsExactly(
                        "override_open one",
                        "override_block two",
                        "override_lifted three",
                        "approved four",
                        "approval_withdrawn five");
        assertThat(decided).allSatisfy(data -> assertThat(data).containsEntry("by", "ada"));
    }

    @Test
    void passedChecksAndApprovalAreDifferentFacts() {
        openUnder(KycPolicy.india().approval(ApprovalRule.NEEDED));
        var company = company();
        pan(company, PAN);
        gst(company, GSTIN);
        assertThat(status(company).checksPassed()).isTrue();
        assertThat(status(company).approval()).isNull();
        assertGate(company, KycGate.BLOCKED);

        var status = world.kycDecisions().approve(OPERATOR, company.authId(), "visited");

        assertThat(status.approval()).isEqualTo(new KycApproval("ada", "visited", world.time.now()));
        assertGate(company, KycGate.OPEN);
        world.kycDecisions().withdrawApproval(OPERATOR, company.authId(), "moved away");
        assertThat(status(company).checksPassed()).isTrue();
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void approvalAloneOpensNothing() {
        openUnder(KycPolicy.india().approval(ApprovalRule.NEEDED));
        var company = company();
        world.kycDecisions().approve(OPERATOR, company.authId(), "a friend");
        assertGate(company, KycGate.BLOCKED);

        pan(company, PAN);
        assertGate(company, KycGate.BLOCKED);
        gst(company, GSTIN);
        assertGate(company, KycGate.OPEN);
        provider.fails(FailureReason.INACTIVE);
        gst(company, GSTIN);
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void whereNoApprovalIsNeededWithdrawingOneClosesNothing() {
        var company = company();
        verify(company);
        world.kycDecisions().approve(OPERATOR, company.authId(), "visited");
        world.kycDecisions().withdrawApproval(OPERATOR, company.authId(), "a mistake");

        assertGate(company, KycGate.OPEN);
        Expect.conflict(
                ErrorCode.WRONG_STATE,
                () -> world.kycDecisions().withdrawApproval(OPERATOR, company.authId(), "again"));
    }

    @Test
    void approvalThatLetGoOfAHeldAccountHoldsItAgainWhenItIsWithdrawn() {
        var held = company();
        update(held, AccountPatch.builder().kycMode(KycMode.PERSONAL_USE));
        var desk = world.sub(held, "desk");

        for (int i = 0; i < 2; i++) {
            world.kycDecisions().approve(OPERATOR, held.authId(), "our own people");
            assertThat(status(held).held()).isFalse();
            assertGate(desk, KycGate.OPEN);
            world.kycDecisions().withdrawApproval(OPERATOR, held.authId(), "they are not");
            assertThat(status(held).held()).isTrue();
            assertGate(desk, KycGate.BLOCKED);
        }
        assertThat(gates(held))
                .containsExactly(
                        EventType.KYC_GATE_OPENED,
                        EventType.KYC_GATE_CLOSED,
                        EventType.KYC_GATE_OPENED,
                        EventType.KYC_GATE_CLOSED);
    }

    @Test
    void approvalEndsWithTheBusinessType() {
        openUnder(KycPolicy.india().approval(ApprovalRule.NEEDED));
        var customer = company();
        verifyAndApprove(customer);
        var held = company();
        update(held, AccountPatch.builder().kycMode(KycMode.PERSONAL_USE));
        world.kycDecisions().approve(OPERATOR, held.authId(), "our own people");

        for (var account : List.of(customer, held)) {
            assertGate(account, KycGate.OPEN);
            update(account, AccountPatch.builder().businessType(BusinessType.PUBLIC_LIMITED));

            assertThat(status(account).approval()).isNull();
            assertGate(account, KycGate.BLOCKED);
            assertThat(gates(account)).containsExactly(EventType.KYC_GATE_OPENED, EventType.KYC_GATE_CLOSED);
        }
    }

    @Test
    void approvalEndsWithThePanOfItsHolder() {
        openUnder(KycPolicy.india().approval(ApprovalRule.NEEDED));
        var company = company();
        verifyAndApprove(company);

        pan(company, PAN);
        gst(company, GSTIN);
        assertThat(status(company).approval()).as("the same holder").isNotNull();
        pan(company, OTHER_PAN);
        gst(company, OTHER_GSTIN);

        assertThat(status(company).checksPassed()).isTrue();
        assertThat(status(company).approval()).isNull();
        assertGate(company, KycGate.BLOCKED);
        assertThat(gates(company)).containsExactly(EventType.KYC_GATE_OPENED, EventType.KYC_GATE_CLOSED);
        world.kycDecisions().approve(OPERATOR, company.authId(), "the buyer is known too");
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void onlyThePlatformDecides() {
        var company = company();
        world.openGate(company.authId());

        for (var actor : List.of(main.asActor(), company.asActor())) {
            Expect.standingTooLow(() -> world.kycDecisions().liftOverride(actor, company.authId(), "mine"));
            Expect.standingTooLow(() -> world.kycDecisions().approve(actor, company.authId(), "mine"));
            Expect.standingTooLow(() -> world.kycDecisions().withdrawApproval(actor, company.authId(), "mine"));
        }
        assertThat(status(company).override()).isNotNull();
        assertThat(status(company).approval()).isNull();
    }

    @Test
    void gateEventsTellOfDecisionsThatChangeItOnly() {
        var company = company();
        override(company, KycOverride.block("case-7", "for sure", inDays(1)));
        override(company, KycOverride.open("case-7", "vouched", inDays(2)));
        override(company, KycOverride.open("case-7", "for longer", inDays(3)));
        world.kycDecisions().liftOverride(OPERATOR, company.authId(), "over");

        assertThat(eventTypes(company))
                .containsExactly(
                        EventType.KYC_DECIDED,
                        EventType.KYC_DECIDED,
                        EventType.KYC_GATE_OPENED,
                        EventType.KYC_DECIDED,
                        EventType.KYC_DECIDED,
                        EventType.KYC_GATE_CLOSED);
    }

    private void verifyAndApprove(CreatedAccount company) {
        pan(company, PAN);
        gst(company, GSTIN);
        world.kycDecisions().approve(OPERATOR, company.authId(), "visited");
    }

    private void update(CreatedAccount account, AccountPatchBuilder patch) {
        world.accounts()
                .update(
                        PLATFORM,
                        account.authId(),
                        patch.build(),
                        world.read(account).version());
    }

    private List<EventType> gates(CreatedAccount account) {
        return eventTypes(account).stream()
                .filter(type -> type == EventType.KYC_GATE_OPENED || type == EventType.KYC_GATE_CLOSED)
                .toList();
    }

    private void override(CreatedAccount account, KycOverride override) {
        world.kycDecisions().override(OPERATOR, account.authId(), override);
    }

    private static Instant inDays(int days) {
        return MutableTime.START.plus(Duration.ofDays(days));
    }
}
