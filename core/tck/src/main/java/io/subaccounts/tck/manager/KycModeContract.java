package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.AccountPatchBuilder;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.Actor;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.tck.support.Scale;
import io.subaccounts.tck.support.SeededRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing whose verification counts is no way around it. */
abstract class KycModeContract extends VerificationContract {

    private CreatedAccount reseller;

    @BeforeEach
    void createReseller() {
        reseller = world.sub(main, "reseller");
    }

    @Test
    void promotionBlocksALiveAccountAtOnce() {
        var desk = world.sub(reseller, NewAccount.named("desk").email("desk@kite.example"));
        var principal = world.signIn(desk);
        assertThat(world.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                .isTrue();

        setMode(reseller.asActor(), desk, KycMode.CUSTOMER_USE);

        Expect.denied(world.access().authorize(principal, Action.PLACE_CALL), Expect.unverified(desk));
    }

    @Test
    void promotedAccountsOwnDocumentsCount() {
        var desk = world.sub(
                reseller,
                NewAccount.named("desk").email("desk@kite.example").businessType(BusinessType.PRIVATE_LIMITED));
        pan(desk, PAN);
        gst(desk, GSTIN);

        setMode(reseller.asActor(), desk, KycMode.CUSTOMER_USE);

        assertGate(desk, KycGate.OPEN);
    }

    @Test
    void customerNeedsAnEmailAtCreationAndAtPromotion() {
        Expect.invalid("email", () -> world.sub(reseller, NewAccount.named("x").kycMode(KycMode.CUSTOMER_USE)));
        var desk = world.sub(reseller, "desk");
        Expect.invalid("email", () -> setMode(reseller.asActor(), desk, KycMode.CUSTOMER_USE));

        update(
                reseller.asActor(),
                desk,
                AccountPatch.builder().kycMode(KycMode.CUSTOMER_USE).email("desk@kite.example"));

        assertGate(desk, KycGate.BLOCKED);
    }

    @Test
    void demotionHoldsWhoeverWasBlockedUntilThePlatformApproves() {
        var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
        var desk = world.sub(customer, "desk");

        for (var actor : List.of(main.asActor(), PLATFORM)) {
            setMode(actor, customer, KycMode.PERSONAL_USE);
            assertThat(status(customer).held()).isTrue();
            assertThat(status(customer).decidedBy()).isEqualTo(customer.authId());
            assertGate(customer, KycGate.BLOCKED);
            assertGate(desk, KycGate.BLOCKED);
            setMode(actor, customer, KycMode.CUSTOMER_USE);
        }
        setMode(PLATFORM, customer, KycMode.PERSONAL_USE);

        world.kycDecisions().approve(PLATFORM, customer.authId(), "papers seen at the counter");

        assertThat(status(customer).held()).isFalse();
        assertThat(status(customer).decidedBy()).isEqualTo(main.authId());
        assertGate(customer, KycGate.OPEN);
        assertGate(desk, KycGate.OPEN);
    }

    @Test
    void earlierApprovalDoesNotLetADemotionOpenAnything() {
        var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
        world.kycDecisions().approve(PLATFORM, customer.authId(), "a known customer");
        assertGate(customer, KycGate.BLOCKED);

        setMode(main.asActor(), customer, KycMode.PERSONAL_USE);

        assertGate(customer, KycGate.BLOCKED);
    }

    @Test
    void demotedAccountThatWasVerifiedFollowsItsParent() {
        var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
        verify(customer);

        setMode(main.asActor(), customer, KycMode.PERSONAL_USE);

        assertThat(status(customer).held()).isFalse();
        assertThat(status(customer).decidedBy()).isEqualTo(main.authId());
        assertGate(customer, KycGate.OPEN);
        world.blockGate(reseller.authId());
        assertGate(customer, KycGate.BLOCKED);
    }

    @Test
    void demotionWhileAnOverrideIsOpenOpensNothingForLonger() {
        var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
        var until = world.time.now().plus(Duration.ofDays(2));
        world.kycDecisions().override(PLATFORM, customer.authId(), KycOverride.open("case-1", "urgent", until));

        setMode(main.asActor(), customer, KycMode.PERSONAL_USE);
        assertGate(customer, KycGate.OPEN);
        world.time.jumpTo(until);

        assertGate(customer, KycGate.BLOCKED);
    }

    @Test
    void documentsAreKeptAcrossChangesOfMode() {
        var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
        verify(customer);
        var before = status(customer);

        setMode(main.asActor(), customer, KycMode.PERSONAL_USE);
        setMode(main.asActor(), customer, KycMode.CUSTOMER_USE);

        assertThat(status(customer)).isEqualTo(before);
    }

    @Test
    void failedDocumentGoesOnBlockingThroughDemotionAndPromotion() {
        var customer = customer(reseller, BusinessType.PRIVATE_LIMITED);
        verify(customer);
        provider.fails(FailureReason.INACTIVE);
        gst(customer, GSTIN);

        setMode(main.asActor(), customer, KycMode.PERSONAL_USE);
        assertGate(customer, KycGate.BLOCKED);
        setMode(main.asActor(), customer, KycMode.CUSTOMER_USE);
        assertGate(customer, KycGate.BLOCKED);
        provider.passes();
        gst(customer, GSTIN);
        assertGate(customer, KycGate.OPEN);
    }

    /** Whatever an account above does in whatever order, nothing opens that was not verified, overridden or approved. */
    @Test
    void noSequenceOfChangesFromAboveClearsABlock() {
        var random = new SeededRandom();
        for (int round = 0; round < Scale.of(20); round++) {
            var actor = main.asActor();
            var resellers = List.of(reseller, world.sub(main, "other reseller"));
            var blocked = new ArrayList<CreatedAccount>();
            for (var each : resellers) {
                var customer = customer(each, random.pick(BusinessType.values()));
                blocked.add(customer);
                blocked.add(world.sub(customer, NewAccount.named("desk").email("desk@kite.example")));
            }
            for (int step = 0; step < 40; step++) {
                var account = blocked.get(random.nextInt(blocked.size()));
                attempt(() -> change(random, actor, account, resellers, blocked));
                for (var each : blocked) {
                    assertThat(status(each).gate())
                            .as("after %d changes, %s", step + 1, SeededRandom.reminder())
                            .isEqualTo(KycGate.BLOCKED);
                }
            }
        }
    }

    private void change(
            SeededRandom random,
            Actor actor,
            CreatedAccount account,
            List<CreatedAccount> resellers,
            List<CreatedAccount> blocked) {
        world.tick();
        switch (random.nextInt(5)) {
            case 0 -> setMode(actor, account, KycMode.PERSONAL_USE);
            case 1 -> setMode(actor, account, KycMode.CUSTOMER_USE);
            case 2 -> update(actor, account, AccountPatch.builder().businessType(random.pick(BusinessType.values())));
            case 3 -> update(actor, account, AccountPatch.builder().country(random.pick("IN", "DE")));
            default -> {
                var receivers = new ArrayList<>(blocked);
                receivers.addAll(resellers);
                receivers.add(main);
                var receiver = receivers.get(random.nextInt(receivers.size()));
                world.accounts().move(actor, account.authId(), receiver.authId());
            }
        }
    }

    /** What is refused changes nothing. */
    private static void attempt(Runnable change) {
        try {
            change.run();
        } catch (SubaccountException e) {
            assertThat(e.retryable()).isFalse();
        }
    }

    private void setMode(Actor actor, CreatedAccount account, KycMode mode) {
        update(actor, account, AccountPatch.builder().kycMode(mode));
    }

    private void update(Actor actor, CreatedAccount account, AccountPatchBuilder patch) {
        world.accounts()
                .update(
                        actor,
                        account.authId(),
                        patch.build(),
                        world.read(account).version());
    }
}
