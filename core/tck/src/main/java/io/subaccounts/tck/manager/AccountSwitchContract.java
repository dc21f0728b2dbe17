package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.EffectiveStatus;
import org.junit.jupiter.api.Test;

/** Two independent switches on each account; what an account is worth is derived over all accounts above it. */
abstract class AccountSwitchContract extends ManagerContract {

    @Test
    void disablingCutsOffEverythingBelowAndEnablingRestoresIt() {
        var chain = world.chain(3);

        var off = world.accounts().disable(PLATFORM, chain[0].authId());
        assertThat(off.changed()).isTrue();
        assertThat(off.account().enabled()).isFalse();
        assertStatus(chain[0], EffectiveStatus.DISABLED);
        assertStatus(chain[1], EffectiveStatus.ANCESTOR_DISABLED);
        assertStatus(chain[2], EffectiveStatus.ANCESTOR_DISABLED);
        assertThat(world.read(chain[2]))
                .as("only the account itself is touched")
                .satisfies(leaf -> {
                    assertThat(leaf.enabled()).isTrue();
                    assertThat(leaf.version()).isEqualTo(chain[2].account().version());
                    assertThat(leaf.updatedAt()).isEqualTo(chain[2].account().updatedAt());
                });

        assertThat(world.accounts().enable(PLATFORM, chain[0].authId()).changed())
                .isTrue();
        for (var account : chain) {
            assertStatus(account, EffectiveStatus.ENABLED);
        }
    }

    @Test
    void enablingAParentRestoresWhatEachChildHadChosen() {
        var acme = world.main("Acme");
        var on = world.sub(acme, "on");
        var off = world.sub(acme, "off");
        world.accounts().disable(acme.asActor(), off.authId());

        world.accounts().disable(PLATFORM, acme.authId());
        assertStatus(off, EffectiveStatus.DISABLED);
        world.accounts().enable(PLATFORM, acme.authId());

        assertStatus(on, EffectiveStatus.ENABLED);
        assertStatus(off, EffectiveStatus.DISABLED);
    }

    @Test
    void childSuspendedThenParentSuspendedAndRestoredIsStillSuspended() {
        var chain = world.chain(3);
        world.accounts().suspend(PLATFORM, chain[1].authId());
        world.accounts().suspend(PLATFORM, chain[0].authId());
        assertStatus(chain[1], EffectiveStatus.SUSPENDED);

        world.accounts().resume(PLATFORM, chain[0].authId());

        assertStatus(chain[0], EffectiveStatus.ENABLED);
        assertStatus(chain[1], EffectiveStatus.SUSPENDED);
        assertStatus(chain[2], EffectiveStatus.ANCESTOR_SUSPENDED);
    }

    @Test
    void switchingToThePresentStateChangesNothing() {
        var kite = world.sub(world.main("Acme"), "Kite");
        world.tick();

        var unchanged = world.accounts().enable(PLATFORM, kite.authId());
        assertThat(unchanged.changed()).isFalse();
        assertThat(unchanged.account()).isEqualTo(kite.account());
        assertThat(world.accounts().resume(PLATFORM, kite.authId()).account()).isEqualTo(kite.account());

        var off = world.accounts().disable(PLATFORM, kite.authId()).account();
        assertThat(off.version())
                .as("one change, one version")
                .isEqualTo(kite.account().version() + 1);
        assertThat(off.updatedAt()).isAfter(kite.account().updatedAt());
        world.tick();
        var again = world.accounts().disable(PLATFORM, kite.authId());
        assertThat(again.changed()).isFalse();
        assertThat(again.account()).isEqualTo(off);

        var suspended = world.accounts().suspend(PLATFORM, kite.authId());
        assertThat(suspended.changed()).isTrue();
        assertThat(world.accounts().suspend(PLATFORM, kite.authId()).changed()).isFalse();
        assertThat(world.read(kite)).isEqualTo(suspended.account());
    }

    @Test
    void eachSwitchLeavesTheOtherAlone() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");

        world.accounts().disable(acme.asActor(), kite.authId());
        world.accounts().suspend(PLATFORM, kite.authId());
        assertThat(world.accounts()
                        .enable(acme.asActor(), kite.authId())
                        .account()
                        .status())
                .as("the parent's switch does not lift the platform's block")
                .isEqualTo(EffectiveStatus.SUSPENDED);
        world.accounts().disable(acme.asActor(), kite.authId());
        assertThat(world.accounts().resume(PLATFORM, kite.authId()).account().status())
                .as("the platform's resumption does not move the parent's switch")
                .isEqualTo(EffectiveStatus.DISABLED);
    }

    @Test
    void earliestStateOfTheListIsReportedWhereSeveralApply() {
        var chain = world.chain(3);
        var subject = chain[2];

        world.accounts().disable(PLATFORM, chain[0].authId());
        assertStatus(subject, EffectiveStatus.ANCESTOR_DISABLED);
        world.accounts().suspend(PLATFORM, chain[1].authId());
        assertStatus(subject, EffectiveStatus.ANCESTOR_SUSPENDED);
        world.accounts().disable(PLATFORM, subject.authId());
        assertStatus(subject, EffectiveStatus.DISABLED);
        world.accounts().suspend(PLATFORM, subject.authId());
        assertStatus(subject, EffectiveStatus.SUSPENDED);
        world.delete(subject);
        assertStatus(subject, EffectiveStatus.DELETED);
    }

    @Test
    void nobodyMovesItsOwnSwitch() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");

        for (var account : new CreatedAccount[] {acme, kite}) {
            Expect.standingTooLow(() -> world.accounts().disable(account.asActor(), account.authId()));
            Expect.standingTooLow(() -> world.accounts().enable(account.asActor(), account.authId()));
        }
        assertStatus(kite, EffectiveStatus.ENABLED);
    }

    @Test
    void onlyThePlatformSuspendsAndResumes() {
        var chain = world.chain(3);
        world.accounts().suspend(PLATFORM, chain[2].authId());

        for (var actor : new CreatedAccount[] {chain[0], chain[1]}) {
            Expect.standingTooLow(() -> world.accounts().suspend(actor.asActor(), chain[2].authId()));
            Expect.standingTooLow(() -> world.accounts().resume(actor.asActor(), chain[2].authId()));
        }
        assertStatus(chain[2], EffectiveStatus.SUSPENDED);
    }

    @Test
    void grandparentSwitchesBelowADisabledParent() {
        var chain = world.chain(3);
        world.accounts().disable(chain[0].asActor(), chain[1].authId());

        Expect.denied(() -> world.accounts().disable(chain[1].asActor(), chain[2].authId()), Expect.disabled(chain[1]));
        assertThat(world.accounts()
                        .disable(chain[0].asActor(), chain[2].authId())
                        .changed())
                .isTrue();
    }

    @Test
    void unseenAccountIsNotSwitched() {
        var left = world.main("left");
        var right = world.sub(world.main("right"), "child");

        Expect.notFound("account", right.authId(), () -> world.accounts().disable(left.asActor(), right.authId()));
        Expect.notFound("account", right.authId(), () -> world.accounts().enable(left.asActor(), right.authId()));
        Expect.notFound("account", right.authId(), () -> world.accounts().suspend(left.asActor(), right.authId()));
        Expect.notFound("account", right.authId(), () -> world.accounts().resume(left.asActor(), right.authId()));
        Expect.notFound("account", Expect.absent(), () -> world.accounts().disable(left.asActor(), Expect.absent()));
        assertThat(world.read(right)).isEqualTo(right.account());
    }

    @Test
    void deletedAccountIsNotSwitchedBackOn() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        world.delete(kite);

        Expect.denied(() -> world.accounts().enable(acme.asActor(), kite.authId()), Expect.deleted(kite));
        Expect.denied(() -> world.accounts().resume(PLATFORM, kite.authId()), Expect.deleted(kite));
        Expect.denied(() -> world.accounts().suspend(PLATFORM, kite.authId()), Expect.deleted(kite));
    }

    private void assertStatus(CreatedAccount account, EffectiveStatus status) {
        assertThat(world.read(account).status())
                .as("derived status of " + account.account().name())
                .isEqualTo(status);
    }
}
