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
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The gate is derived, at once, for the account and all below it. */
abstract class KycGateContract extends GateContract {

    @Test
    void mainAccountForItsOwnPeopleRestsOnThePlatform() {
        var chain = world.chain(3);

        assertThat(world.kyc().status(chain[2].asActor(), chain[2].authId()).account())
                .isEqualTo(chain[2].authId());
        assertGate(chain[2], KycGate.OPEN, chain[0]);
    }

    @Test
    void customerIsBlockedUntilVerifiedAndAllThatInheritFromItToo() {
        var acme = world.main("Acme");
        var customer = customer(acme, "customer");
        var desk = world.sub(customer, "desk");

        assertGate(customer, KycGate.BLOCKED, customer);
        assertGate(desk, KycGate.BLOCKED, customer);
        Expect.denied(world.access().authorize(world.signIn(desk), Action.PLACE_CALL), Expect.unverified(customer));

        world.openGate(customer.authId());

        assertGate(customer, KycGate.OPEN, customer);
        assertGate(desk, KycGate.OPEN, customer);
        assertThat(world.access()
                        .authorize(world.signIn(desk), Action.PLACE_CALL)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void everyLevelUpwardsDecides() {
        var acme = world.main("Acme");
        var reseller = customer(acme, "reseller");
        world.openGate(reseller.authId());
        var end = customer(reseller, "end");
        var desk = world.sub(end, "desk");

        assertGate(reseller, KycGate.OPEN, reseller);
        assertGate(end, KycGate.BLOCKED, end);
        assertGate(desk, KycGate.BLOCKED, end);
        world.openGate(end.authId());
        assertGate(desk, KycGate.OPEN, end);
        world.blockGate(reseller.authId());
        assertGate(reseller, KycGate.BLOCKED, reseller);
        assertGate(end, KycGate.BLOCKED, reseller);
        assertGate(desk, KycGate.BLOCKED, reseller);
        Expect.denied(world.access().authorize(world.signIn(desk), Action.PLACE_CALL), Expect.unverified(reseller));
    }

    @Test
    void blockOfThePlatformsCoversAllBelow() {
        var chain = world.chain(3);
        var customer = customer(chain[2], "customer");
        world.openGate(customer.authId());
        assertGate(customer, KycGate.OPEN, customer);

        world.blockGate(chain[0].authId());

        assertGate(chain[2], KycGate.BLOCKED, chain[0]);
        assertGate(customer, KycGate.BLOCKED, chain[0]);
    }

    @Test
    void gateIsShownOnTheAccountToo() {
        var customer = customer(world.main("Acme"), "customer");

        assertThat(customer.account().kycCallsBlocked()).isTrue();
        world.openGate(customer.authId());
        assertThat(world.read(customer).kycCallsBlocked()).isFalse();
    }

    @Test
    void promotionBlocksAtOnceAndDemotionFollowsTheParentOnceApproved() {
        var chain = world.chain(3);
        var leaf = world.sub(chain[2], NewAccount.named("leaf").email("leaf@kite.example"));
        var principal = world.signIn(leaf);
        assertThat(world.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                .isTrue();

        setMode(chain[2].asActor(), leaf, KycMode.CUSTOMER_USE);
        assertGate(leaf, KycGate.BLOCKED, leaf);
        Expect.denied(world.access().authorize(principal, Action.PLACE_CALL), Expect.unverified(leaf));

        setMode(chain[1].asActor(), leaf, KycMode.PERSONAL_USE);
        assertGate(leaf, KycGate.BLOCKED, leaf);
        world.kycDecisions().approve(PLATFORM, leaf.authId(), "known for years");
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
        assertThat(world.read(customer).kycMode()).isEqualTo(KycMode.PERSONAL_USE);
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
        assertThat(world.read(customer).kycMode()).isEqualTo(KycMode.PERSONAL_USE);
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
        world.openGate(customer.authId());
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
    void deletedAccountIsReadButNoLongerVerified() {
        var acme = world.main("Acme");
        var customer = customer(acme, "customer");
        world.delete(customer);

        assertThat(world.kyc().status(acme.asActor(), customer.authId()).account())
                .isEqualTo(customer.authId());
        Expect.denied(() -> world.openGate(customer.authId()), Expect.deleted(customer));
    }

    private void setMode(Actor actor, CreatedAccount account, KycMode mode) {
        var patch = AccountPatch.builder().kycMode(mode).build();
        world.accounts()
                .update(actor, account.authId(), patch, world.read(account).version());
    }
}
