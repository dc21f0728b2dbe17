package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.Actor;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.KycEvidence;
import io.subaccounts.kyc.KycStatus;
import io.subaccounts.kyc.VerificationState;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The gate is derived from evidence, at once, for the account and all that inherit from it; nobody sets it. */
abstract class KycGateContract extends ManagerContract {

    @Test
    void mainAccountForItsOwnPeopleRestsOnThePlatform() {
        var chain = world.chain(3);

        assertThat(world.kyc().status(chain[2].asActor(), chain[2].authId()))
                .isEqualTo(new KycStatus(
                        chain[2].authId(),
                        KycMode.PERSONAL_USE,
                        null,
                        VerificationState.NOT_STARTED,
                        KycGate.OPEN,
                        chain[0].authId()));
    }

    @Test
    void customerIsBlockedUntilVerifiedAndAllThatInheritFromItToo() {
        var acme = world.main("Acme");
        var customer = customer(acme, "customer");
        var desk = world.sub(customer, "desk");

        assertGate(customer, KycGate.BLOCKED, customer);
        assertGate(desk, KycGate.BLOCKED, customer);
        Expect.denied(world.access().authorize(world.signIn(desk), Action.PLACE_CALL), Expect.unverified(customer));

        world.verify(customer);

        assertGate(customer, KycGate.OPEN, customer);
        assertGate(desk, KycGate.OPEN, customer);
        assertThat(world.access()
                        .authorize(world.signIn(desk), Action.PLACE_CALL)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void inheritingIsTheParentsGateNotAlwaysOpen() {
        var acme = world.main("Acme");
        var reseller = customer(acme, "reseller");
        world.verify(reseller);
        var end = customer(reseller, "end");
        var desk = world.sub(end, "desk");

        assertGate(reseller, KycGate.OPEN, reseller);
        assertGate(end, KycGate.BLOCKED, end);
        assertGate(desk, KycGate.BLOCKED, end);
        world.verify(end);
        world.kyc().record(PLATFORM, reseller.authId(), KycEvidence.failed("case-2", "papers withdrawn"));
        assertGate(reseller, KycGate.BLOCKED, reseller);
        assertGate(end, KycGate.OPEN, end);
    }

    @Test
    void gateIsShownOnTheAccountToo() {
        var customer = customer(world.main("Acme"), "customer");

        assertThat(customer.account().kycCallsBlocked()).isTrue();
        world.verify(customer);
        assertThat(world.read(customer).kycCallsBlocked()).isFalse();
    }

    @Test
    void evidenceReplacesTheEvidenceBefore() {
        var customer = customer(world.main("Acme"), "customer");
        assertOwn(customer, VerificationState.NOT_STARTED, KycGate.BLOCKED);

        record(customer, new KycEvidence(VerificationState.PENDING, "case-1", "being looked at", null));
        assertOwn(customer, VerificationState.PENDING, KycGate.BLOCKED);
        record(customer, KycEvidence.verified("case-1", "all seen"));
        assertOwn(customer, VerificationState.VERIFIED, KycGate.OPEN);
        record(customer, KycEvidence.failed("case-1", "forged"));
        assertOwn(customer, VerificationState.FAILED, KycGate.BLOCKED);
    }

    @Test
    void evidenceEndsWhenItSaysSo() {
        var customer = customer(world.main("Acme"), "customer");
        var until = world.time.now().plus(Duration.ofDays(1));
        record(customer, KycEvidence.verified("case-1", "all seen").validUntil(until));
        var principal = world.signIn(customer);
        assertThat(world.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                .isTrue();

        world.time.advance(Duration.ofDays(1));

        assertOwn(customer, VerificationState.EXPIRED, KycGate.BLOCKED);
        assertThat(world.read(customer).kycCallsBlocked()).isTrue();
        Expect.denied(world.access().authorize(principal, Action.PLACE_CALL), Expect.unverified(customer));
        record(customer, KycEvidence.verified("case-2", "seen again"));
        assertOwn(customer, VerificationState.VERIFIED, KycGate.OPEN);
    }

    @Test
    void ownEvidenceCountsOnlyForCustomers() {
        var acme = world.main("Acme");
        var customer = customer(acme, "customer");
        var desk = world.sub(customer, "desk");
        world.verify(desk);

        assertThat(world.kyc().status(PLATFORM, desk.authId()).own()).isEqualTo(VerificationState.VERIFIED);
        assertGate(desk, KycGate.BLOCKED, customer);
    }

    @Test
    void promotionBlocksAtOnceAndDemotionFollowsTheParentAtOnce() {
        var chain = world.chain(3);
        var leaf = world.sub(chain[2], NewAccount.named("leaf").email("leaf@kite.example"));
        var principal = world.signIn(leaf);
        assertThat(world.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                .isTrue();

        setMode(chain[2].asActor(), leaf, KycMode.CUSTOMER_USE);
        assertGate(leaf, KycGate.BLOCKED, leaf);
        Expect.denied(world.access().authorize(principal, Action.PLACE_CALL), Expect.unverified(leaf));

        setMode(chain[1].asActor(), leaf, KycMode.PERSONAL_USE);
        assertGate(leaf, KycGate.OPEN, chain[0]);
    }

    @Test
    void resellerCannotDemoteItsOwnCustomer() {
        var acme = world.main("Acme");
        var reseller = world.sub(acme, "reseller");
        var customer = customer(reseller, "customer");
        var demotion = AccountPatch.builder().kycMode(KycMode.PERSONAL_USE).build();
        var version = customer.account().version();

        for (var actor : new CreatedAccount[] {reseller, customer}) {
            Expect.standingTooLow(() -> world.accounts().update(actor.asActor(), customer.authId(), demotion, version));
        }
        assertGate(customer, KycGate.BLOCKED, customer);
        assertThat(world.read(customer)).isEqualTo(customer.account());

        setMode(acme.asActor(), customer, KycMode.PERSONAL_USE);
        assertGate(customer, KycGate.OPEN, acme);
    }

    @Test
    void customerOfAMainAccountIsDemotedByThePlatformOnly() {
        var acme = world.main("Acme");
        var customer = customer(acme, "customer");
        var demotion = AccountPatch.builder().kycMode(KycMode.PERSONAL_USE).build();

        Expect.standingTooLow(() -> world.accounts()
                .update(
                        acme.asActor(),
                        customer.authId(),
                        demotion,
                        customer.account().version()));
        setMode(PLATFORM, customer, KycMode.PERSONAL_USE);
        assertGate(customer, KycGate.OPEN, acme);
    }

    @Test
    void patchThatKeepsTheModeIsNoDemotion() {
        var acme = world.main("Acme");
        var customer = customer(acme, "customer");
        var patch = AccountPatch.builder()
                .kycMode(KycMode.CUSTOMER_USE)
                .businessType(BusinessType.LLP)
                .build();

        assertThat(world.accounts()
                        .update(
                                acme.asActor(),
                                customer.authId(),
                                patch,
                                customer.account().version())
                        .businessType())
                .isEqualTo(BusinessType.LLP);
    }

    @Test
    void moveRederivesTheGate() {
        var acme = world.main("Acme");
        var blocked = customer(acme, "blocked");
        var desk = world.sub(acme, "desk");
        assertGate(desk, KycGate.OPEN, acme);

        world.accounts().move(acme.asActor(), desk.authId(), blocked.authId());

        assertGate(desk, KycGate.BLOCKED, blocked);
    }

    @Test
    void callThroughAnotherAccountsTrunkNeedsBothGates() {
        var acme = world.main("Acme");
        var customer = customer(acme, "customer");
        var trunk = world.freshTrunk();
        world.claim(customer, trunk);
        var principal = world.signIn(acme);

        assertThat(world.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                .isTrue();
        Expect.denied(world.access().authorize(principal, Action.PLACE_CALL, trunk), Expect.unverified(customer));
        world.verify(customer);
        assertThat(world.access().authorize(principal, Action.PLACE_CALL, trunk).isAllowed())
                .isTrue();
    }

    @Test
    void gateWithholdsPlacingCallsOnlyUnlessMoreIsAskedFor() {
        var strict = worldWith(settings -> World.peppered(settings).kycAlsoWithholds(Set.of(Capability.RECEIVE_CALLS)));
        var customer = customer(world.main("Acme"), "customer");
        var principal = world.signIn(customer);

        Expect.denied(world.access().authorize(principal, Action.PLACE_CALL), Expect.unverified(customer));
        assertThat(world.access().authorize(principal, Action.RECEIVE_CALL).isAllowed())
                .isTrue();
        assertThat(world.access().authorize(principal, Action.BUY_NUMBER).isAllowed())
                .isTrue();
        assertThat(world.access().authorize(principal, Action.READ_CDR).isAllowed())
                .isTrue();
        Expect.denied(strict.access().authorize(principal, Action.PLACE_CALL), Expect.unverified(customer));
        Expect.denied(strict.access().authorize(principal, Action.RECEIVE_CALL), Expect.unverified(customer));
        assertThat(strict.access().authorize(principal, Action.BUY_NUMBER).isAllowed())
                .isTrue();
    }

    @Test
    void onlyThePlatformRecordsEvidence() {
        var acme = world.main("Acme");
        var customer = customer(acme, "customer");
        var evidence = KycEvidence.verified("self-made", "trust me");

        for (var actor : new CreatedAccount[] {acme, customer}) {
            Expect.standingTooLow(() -> world.kyc().record(actor.asActor(), customer.authId(), evidence));
        }
        Expect.notFound(
                "account", acme.authId(), () -> world.kyc().record(customer.asActor(), acme.authId(), evidence));
        assertOwn(customer, VerificationState.NOT_STARTED, KycGate.BLOCKED);
    }

    @Test
    void evidenceHasAnOutcomeThatCanBeRecorded() {
        var customer = customer(world.main("Acme"), "customer");

        for (var outcome : new VerificationState[] {VerificationState.NOT_STARTED, VerificationState.EXPIRED}) {
            Expect.invalid("outcome", () -> record(customer, new KycEvidence(outcome, "case-1", "why", null)));
        }
    }

    @Test
    void deletedAccountIsReadButNoLongerVerified() {
        var acme = world.main("Acme");
        var customer = customer(acme, "customer");
        world.delete(customer);

        assertThat(world.kyc().status(acme.asActor(), customer.authId()).account())
                .isEqualTo(customer.authId());
        Expect.denied(() -> record(customer, KycEvidence.verified("case", "late")), Expect.deleted(customer));
    }

    private CreatedAccount customer(CreatedAccount parent, String name) {
        return world.sub(
                parent, NewAccount.named(name).email("ops@" + name + ".example").kycMode(KycMode.CUSTOMER_USE));
    }

    private KycStatus record(CreatedAccount account, KycEvidence evidence) {
        return world.kyc().record(PLATFORM, account.authId(), evidence);
    }

    private void setMode(Actor actor, CreatedAccount account, KycMode mode) {
        var patch = AccountPatch.builder().kycMode(mode).build();
        world.accounts()
                .update(actor, account.authId(), patch, world.read(account).version());
    }

    private void assertGate(CreatedAccount account, KycGate gate, CreatedAccount decidedBy) {
        var status = world.kyc().status(PLATFORM, account.authId());
        assertThat(status.gate()).as("gate of " + account.account().name()).isEqualTo(gate);
        assertThat(status.decidedBy()).isEqualTo(decidedBy.authId());
        assertThat(world.read(account).kycCallsBlocked()).isEqualTo(gate == KycGate.BLOCKED);
    }

    private void assertOwn(CreatedAccount account, VerificationState own, KycGate gate) {
        var status = world.kyc().status(PLATFORM, account.authId());
        assertThat(status.own()).isEqualTo(own);
        assertThat(status.gate()).isEqualTo(gate);
    }
}
