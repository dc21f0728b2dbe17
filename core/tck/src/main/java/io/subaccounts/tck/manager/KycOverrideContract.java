package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.kyc.KycOverride;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The platform alone overrides a gate, for a time. */
abstract class KycOverrideContract extends GateContract {

    @Test
    void overrideReplacesTheOverrideBefore() {
        var customer = customer(world.main("Acme"), "customer");
        assertOverride(customer, null, KycGate.BLOCKED);
        for (var override : List.of(
                KycOverride.open("case-1", "all seen", world.inAYear()),
                KycOverride.block("case-2", "forged", world.inAYear()))) {
            override(customer, override);
            var opened = override.effect() == KycOverride.Effect.OPEN ? KycGate.OPEN : KycGate.BLOCKED;
            assertOverride(customer, override, opened);
        }
    }

    @Test
    void overrideEndsWhenItSaysSo() {
        var customer = customer(world.main("Acme"), "customer");
        var until = world.time.now().plus(Duration.ofDays(1));
        override(customer, KycOverride.open("case-1", "all seen", until));
        var principal = world.signIn(customer);
        assertThat(world.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                .isTrue();

        world.time.advance(Duration.ofDays(1));

        assertOverride(customer, null, KycGate.BLOCKED);
        assertThat(world.read(customer).kycCallsBlocked()).isTrue();
        Expect.denied(world.access().authorize(principal, Action.PLACE_CALL), Expect.unverified(customer));
        world.openGate(customer.authId());
        assertGate(customer, KycGate.OPEN, customer);
    }

    @Test
    void ownOverrideCountsOnlyForCustomers() {
        var acme = world.main("Acme");
        var customer = customer(acme, "customer");
        var desk = world.sub(customer, "desk");
        world.openGate(desk.authId());

        assertThat(world.kyc().status(PLATFORM, desk.authId()).override()).isNotNull();
        assertGate(desk, KycGate.BLOCKED, customer);
    }

    @Test
    void onlyThePlatformOverrides() {
        var acme = world.main("Acme");
        var customer = customer(acme, "customer");
        var override = KycOverride.open("self-made", "trust me", world.inAYear());

        for (var actor : new CreatedAccount[] {acme, customer}) {
            Expect.standingTooLow(() -> world.kycDecisions().override(actor.asActor(), customer.authId(), override));
        }
        Expect.notFound(
                "account",
                acme.authId(),
                () -> world.kycDecisions().override(customer.asActor(), acme.authId(), override));
        assertOverride(customer, null, KycGate.BLOCKED);
    }

    @Test
    void overrideEndsAfterNowAndWithinFiveYears() {
        var customer = customer(world.main("Acme"), "customer");
        var now = world.time.now();

        for (var until : List.of(now, now.minusSeconds(1), now.plus(Duration.ofDays(6 * 365)))) {
            Expect.invalid("until", () -> override(customer, KycOverride.open("case-1", "why", until)));
        }
        assertOverride(customer, null, KycGate.BLOCKED);
    }

    private void override(CreatedAccount account, KycOverride override) {
        world.kycDecisions().override(PLATFORM, account.authId(), override);
    }

    private void assertOverride(CreatedAccount account, @Nullable KycOverride override, KycGate gate) {
        var status = world.kyc().status(PLATFORM, account.authId());
        assertThat(status.override()).isEqualTo(override);
        assertThat(status.gate()).isEqualTo(gate);
    }
}
