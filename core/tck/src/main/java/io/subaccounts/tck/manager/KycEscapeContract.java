package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.Actor;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RecheckRule;
import io.subaccounts.kyc.policy.RequirementRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is open for a time only does not become open for good by moving or demoting meanwhile. */
abstract class KycEscapeContract extends VerificationContract {

    private CreatedAccount reseller;

    @BeforeEach
    void createReseller() {
        reseller = world.sub(main, "reseller");
    }

    @Test
    void movingOutFromUnderABlockedCustomerOpensNothing() {
        var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
        var desk = world.sub(customer, "desk");
        var below = world.sub(desk, "below");

        Expect.standingTooLow(() -> world.accounts().move(reseller.asActor(), desk.authId(), reseller.authId()));
        world.accounts().move(main.asActor(), desk.authId(), main.authId());

        assertGate(desk, KycGate.BLOCKED);
        assertGate(below, KycGate.BLOCKED);
        world.kycDecisions().approve(PLATFORM, desk.authId(), "the reseller's own people");
        assertGate(below, KycGate.OPEN);
    }

    @Test
    void movingOutWhileAnOverrideIsOpenOpensNothingForLonger() {
        var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
        var desk = world.sub(customer, "desk");
        world.openGate(customer.authId());
        assertGate(desk, KycGate.OPEN);

        Expect.standingTooLow(() -> world.accounts().move(reseller.asActor(), desk.authId(), reseller.authId()));
        world.accounts().move(main.asActor(), desk.authId(), main.authId());

        assertThat(status(desk).held()).isTrue();
        assertGate(desk, KycGate.BLOCKED);
    }

    @Test
    void movingOutFromUnderAVerifiedCustomerKeepsTheGateOpen() {
        var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
        verify(customer);
        var desk = world.sub(customer, "desk");

        world.accounts().move(reseller.asActor(), desk.authId(), reseller.authId());

        assertThat(status(desk).held()).isFalse();
        assertGate(desk, KycGate.OPEN);
    }

    @Test
    void movingInWhileTheNewPlaceIsBlockedForATimeOpensNothingLater() {
        var desk = world.sub(customer(reseller, BusinessType.PRIVATE_LIMITED), "desk");
        var friend = customer(reseller, BusinessType.PRIVATE_LIMITED);
        verify(friend);
        provider.fails(FailureReason.INACTIVE);
        gst(friend, GSTIN);

        world.accounts().move(main.asActor(), desk.authId(), friend.authId());
        provider.passes();
        gst(friend, GSTIN);

        assertGate(friend, KycGate.OPEN);
        assertGate(desk, KycGate.BLOCKED);
    }

    @Test
    void blockOfItsOwnDoesNotHideWhatAnAccountMovesAwayFrom() {
        var desk = world.sub(customer(reseller, BusinessType.PRIVATE_LIMITED), "desk");
        var until = world.time.now().plus(Duration.ofDays(2));
        world.kycDecisions().override(PLATFORM, desk.authId(), KycOverride.block("case-2", "a mistake", until));

        world.accounts().move(main.asActor(), desk.authId(), main.authId());
        world.time.jumpTo(until);

        assertGate(desk, KycGate.BLOCKED);
    }

    @Test
    void movingOutFromUnderABlockOfThePlatformsOpensNothing() {
        var team = world.sub(reseller, "team");
        var desk = world.sub(team, "desk");
        world.blockGate(team.authId());

        world.accounts().move(PLATFORM, desk.authId(), reseller.authId());

        assertGate(desk, KycGate.BLOCKED);
    }

    @Test
    void blockOfThePlatformsIsLeftByNobodyButThePlatformNotEvenByTheVerified() {
        var team = world.sub(reseller, "team");
        var customer = customer(team, BusinessType.PRIVATE_LIMITED);
        verify(customer);
        world.blockGate(team.authId());
        assertGate(customer, KycGate.BLOCKED);

        for (var actor : List.of(main, reseller)) {
            Expect.standingTooLow(() -> world.accounts().move(actor.asActor(), customer.authId(), reseller.authId()));
        }
        world.accounts().move(PLATFORM, customer.authId(), reseller.authId());

        assertGate(customer, KycGate.OPEN);
    }

    @Test
    void customerThatDecidesForItselfLeavesAnUnverifiedOneAsItPleasesThoseAbove() {
        var unverified = customer(reseller, BusinessType.PRIVATE_LIMITED);
        var customer = customer(unverified, BusinessType.PRIVATE_LIMITED);
        pan(customer, PAN);
        gst(customer, GSTIN);
        assertGate(customer, KycGate.BLOCKED);

        world.accounts().move(reseller.asActor(), customer.authId(), reseller.authId());

        assertThat(status(customer).held()).isFalse();
        assertGate(customer, KycGate.OPEN);
    }

    @Test
    void whoFailedForGoodDoesNotCallThroughAChildOfItsOwn() {
        var failed = customer(reseller, BusinessType.PRIVATE_LIMITED);
        provider.fails(FailureReason.INACTIVE);
        for (int i = 0; i < KycPolicy.india().retries().maxFailures(); i++) {
            gst(failed, GSTIN);
            world.time.advance(Duration.ofDays(1));
        }
        provider.passes();
        var trunk = world.freshTrunk();
        world.claim(failed, trunk);
        var child = customer(failed, BusinessType.PRIVATE_LIMITED);
        pan(child, PAN);
        gst(child, GSTIN);
        world.resources().transfer(PLATFORM, trunk, child.authId());

        assertThat(status(child).checksPassed()).isTrue();
        Expect.denied(
                world.access().authorize(world.signIn(child), Action.PLACE_CALL, trunk), Expect.unverified(failed));
    }

    @Test
    void movesBelowTheLevelThatDecidesChangeNothing() {
        var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
        var team = world.sub(customer, "team");
        var desk = world.sub(customer, "desk");

        world.accounts().move(reseller.asActor(), desk.authId(), team.authId());

        assertThat(status(desk).held()).isFalse();
        verify(customer);
        assertGate(desk, KycGate.OPEN);
    }

    @Test
    void graceOfADocumentIsNotWhatADemotionOrAMoveMakesLast() {
        var valid = Duration.ofDays(100);
        openUnder(KycPolicy.india()
                .rechecks(new RecheckRule(Map.of(DocumentType.PAN, valid), Duration.ofDays(10), Duration.ofDays(20))));
        createReseller();
        var demoted = customer(reseller, BusinessType.PRIVATE_LIMITED);
        var left = customer(reseller, BusinessType.PRIVATE_LIMITED);
        var desk = world.sub(left, "desk");
        verify(demoted);
        verify(left);
        world.time.advance(valid);
        assertGate(demoted, KycGate.OPEN);
        assertGate(desk, KycGate.OPEN);

        setMode(main.asActor(), demoted, KycMode.PERSONAL_USE);
        world.accounts().move(main.asActor(), desk.authId(), main.authId());

        assertGate(demoted, KycGate.BLOCKED);
        assertGate(desk, KycGate.BLOCKED);
    }

    @Test
    void graceOfANewVersionIsNotWhatADemotionMakesLast() {
        var first = KycPolicy.india().versions().get(0);
        var both = RequirementRule.anyOf("company", "IN", Set.of(BusinessType.PRIVATE_LIMITED), DocumentType.CIN);
        var since = world.time.now().plus(Duration.ofDays(1));
        openUnder(KycPolicy.india()
                .versions(List.of(first, new PolicyVersion(2, since, Duration.ofDays(30), List.of(both)))));
        createReseller();
        var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
        verify(customer);
        world.time.jumpTo(since);
        assertGate(customer, KycGate.OPEN);

        setMode(main.asActor(), customer, KycMode.PERSONAL_USE);

        assertGate(customer, KycGate.BLOCKED);
    }

    @Test
    void whatIsWithheldFromACustomerIsNotHadByMovingOrDemoting() {
        var types = Set.of(BusinessType.PRIVATE_LIMITED);
        var pan = RequirementRule.anyOf("pan", "IN", types, DocumentType.PAN);
        for (var capability : List.of(Capability.RECEIVE_CALLS, Capability.BUY_NUMBERS)) {
            var more = RequirementRule.anyOf("company", "IN", types, DocumentType.CIN)
                    .neededFor(Set.of(capability));
            var policy = KycPolicy.of("more", "IN", List.of(PolicyVersion.first(List.of(pan, more))));
            world = worldWith(settings -> verifying(settings).kycPolicy(policy).kycAlsoWithholds(Set.of(capability)));
            main = world.main("Acme");
            createReseller();
            var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
            var desk = world.sub(customer, "desk");
            pan(customer, PAN);
            assertGate(customer, KycGate.OPEN);
            assertWithheld(desk, capability, customer);

            world.accounts().move(main.asActor(), desk.authId(), main.authId());
            setMode(main.asActor(), customer, KycMode.PERSONAL_USE);

            assertWithheld(desk, capability, desk);
            assertWithheld(customer, capability, customer);
        }
    }

    private void assertWithheld(CreatedAccount account, Capability capability, CreatedAccount decidedBy) {
        var action = capability == Capability.BUY_NUMBERS ? Action.BUY_NUMBER : Action.RECEIVE_CALL;
        Expect.denied(world.access().authorize(world.signIn(account), action), Expect.unverified(decidedBy));
    }

    private void setMode(Actor actor, CreatedAccount account, KycMode mode) {
        world.accounts()
                .update(
                        actor,
                        account.authId(),
                        AccountPatch.builder().kycMode(mode).build(),
                        world.read(account).version());
    }
}
