package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.resources.HandoverResult.Done;
import io.subaccounts.resources.HandoverResult.HeldBack;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.host.CoolOff;
import io.subaccounts.spi.host.HandoverCheck.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who owned what and when stays known, and the host has its say before a resource leaves its owner. */
abstract class OwnershipHistoryContract extends ManagerContract {

    private CreatedAccount acme;
    private CreatedAccount kite;
    private CreatedAccount lane;
    private ResourceRef trunk;

    @BeforeEach
    void plantTree() {
        acme = world.main("Acme");
        kite = world.sub(acme, "Kite");
        lane = world.sub(acme, "Lane");
        trunk = world.freshTrunk();
    }

    @Test
    void everyMomentHasTheOwnerItHadThen() {
        var start = world.claim(kite, trunk).from();
        world.time.advance(Duration.ofHours(1));
        world.resources().transfer(PLATFORM, trunk, lane.authId());
        world.time.advance(Duration.ofHours(1));
        world.resources().release(PLATFORM, trunk);
        world.time.advance(Duration.ofHours(1));
        world.resources().claim(PLATFORM, acme.authId(), trunk);
        var hour = Duration.ofHours(1);

        assertThat(ownerAt(PLATFORM, start.minusNanos(1000))).isEmpty();
        assertThat(ownerAt(PLATFORM, start)).as("the beginning is inclusive").contains(kite.authId());
        assertThat(ownerAt(PLATFORM, start.plus(hour).minusNanos(1000))).contains(kite.authId());
        assertThat(ownerAt(PLATFORM, start.plus(hour)))
                .as("the end is exclusive")
                .contains(lane.authId());
        assertThat(ownerAt(PLATFORM, start.plus(hour.multipliedBy(2)))).isEmpty();
        assertThat(ownerAt(PLATFORM, start.plus(hour.multipliedBy(3)))).contains(acme.authId());
        assertThat(ownerAt(PLATFORM, start.plus(hour.multipliedBy(1000)))).contains(acme.authId());
    }

    @Test
    void historyShowsTheWholeStretch() {
        var start = world.claim(kite, trunk).from();
        world.time.advance(Duration.ofHours(1));
        world.resources().release(PLATFORM, trunk);

        assertThat(world.resources().ownerAt(kite.asActor(), trunk, start.plusSeconds(60)))
                .contains(new Ownership(trunk, kite.authId(), start, start.plus(Duration.ofHours(1))));
    }

    @Test
    void historyIsSeenByThosePresentlyAboveTheOwnerOfThen() {
        var start = world.claim(kite, trunk).from();
        world.time.advance(Duration.ofHours(1));
        world.resources().transfer(PLATFORM, trunk, lane.authId());

        assertThat(ownerAt(kite.asActor(), start)).contains(kite.authId());
        assertThat(ownerAt(acme.asActor(), start)).contains(kite.authId());
        assertThat(ownerAt(lane.asActor(), start))
                .as("the owner of now does not learn who owned it before")
                .isEmpty();
        assertThat(ownerAt(kite.asActor(), start.plus(Duration.ofHours(2)))).isEmpty();

        world.accounts().move(PLATFORM, kite.authId(), lane.authId());
        assertThat(ownerAt(lane.asActor(), start)).contains(kite.authId());
    }

    @Test
    void historySurvivesTheDeletionOfTheOwner() {
        var start = world.claim(kite, trunk).from();
        world.delete(kite);

        assertThat(ownerAt(acme.asActor(), start)).contains(kite.authId());
    }

    @Test
    void stretchesDoNotOverlapThoughTheClockGoesBack() {
        world.claim(kite, trunk);
        world.time.advance(Duration.ofHours(1));
        var ended = ((Done) world.resources().release(PLATFORM, trunk)).before();
        world.time.jumpTo(world.time.now().minus(Duration.ofMinutes(30)));
        world.resources().claim(PLATFORM, lane.authId(), trunk);

        var present = world.resources().owner(PLATFORM, trunk).orElseThrow();
        assertThat(present.from())
                .as("a resource has at most one owner at any moment")
                .isAfterOrEqualTo(ended.until().orElseThrow());
        assertThat(ownerAt(PLATFORM, ended.until().orElseThrow().minusSeconds(60)))
                .contains(kite.authId());

        world.time.jumpTo(world.time.now().minus(Duration.ofMinutes(30)));
        var again = ((Done) world.resources().release(PLATFORM, trunk)).before();
        assertThat(again.until().orElseThrow())
                .as("no stretch ends before it begins")
                .isAfterOrEqualTo(again.from());
    }

    @Test
    void coolOffHoldsAResourceBackAndSaysUntilWhen() {
        var lastUse = world.time.now().minus(Duration.ofDays(1));
        var cooling = worldWith(settings -> World.peppered(settings)
                .handoverCheck(new CoolOff(
                        Duration.ofDays(15),
                        resource -> resource.equals(trunk) ? Optional.of(lastUse) : Optional.empty(),
                        world.time)));
        var before = world.claim(kite, trunk);
        var held = new HeldBack("cool_off", lastUse.plus(Duration.ofDays(15)));

        assertThat(cooling.resources().release(acme.asActor(), trunk)).isEqualTo(held);
        assertThat(cooling.resources().transfer(acme.asActor(), trunk, lane.authId()))
                .isEqualTo(held);
        assertThat(cooling.resources().owner(PLATFORM, trunk))
                .as("nothing was changed")
                .contains(before);

        world.time.advance(Duration.ofDays(14));
        assertThat(cooling.resources().release(acme.asActor(), trunk)).isInstanceOf(Done.class);
    }

    @Test
    void coolOffLooksAtTheCanonicalFormOfANumber() {
        var seen = new AtomicReference<ResourceRef>();
        var owner = new AtomicReference<AccountId>();
        var asking = worldWith(settings -> World.peppered(settings).handoverCheck((resource, of) -> {
            seen.set(resource);
            owner.set(of);
            return new Verdict.Clear();
        }));
        var number = ResourceRef.number("+1 (650) 253-0001");
        asking.claim(kite, number);
        asking.resources().release(acme.asActor(), number);

        assertThat(seen.get()).isEqualTo(ResourceRef.number("+16502530001"));
        assertThat(owner.get()).isEqualTo(kite.authId());
    }

    @Test
    void checkIsAskedOutsideAnyTransactionAndMayLookAround() {
        var manager = new AtomicReference<World>();
        var curious = worldWith(settings -> World.peppered(settings).handoverCheck((resource, of) -> {
            var at = Objects.requireNonNull(manager.get());
            assertThat(at.accounts().get(PLATFORM, of).id()).isEqualTo(of);
            assertThat(at.resources().owner(PLATFORM, resource)).isPresent();
            return new Verdict.Clear();
        }));
        manager.set(curious);
        curious.claim(kite, trunk);

        assertThat(curious.resources().transfer(acme.asActor(), trunk, lane.authId()))
                .isInstanceOf(Done.class);
        assertThat(curious.resources().release(acme.asActor(), trunk)).isInstanceOf(Done.class);
        curious.claim(lane, trunk);
        curious.delete(lane);
        assertThat(curious.resources().owner(PLATFORM, trunk)).isEmpty();
    }

    @Test
    void resourceThatChangedHandsWhileTheCheckWasAskedDoesNotLeaveItsNewOwner() {
        var meddling = new AtomicReference<Runnable>(() -> {});
        var raced = worldWith(settings -> World.peppered(settings).handoverCheck((resource, of) -> {
            meddling.getAndSet(() -> {}).run();
            return of.equals(lane.authId()) ? new Verdict.HeldBack("lane_says_no", null) : new Verdict.Clear();
        }));
        raced.claim(kite, trunk);
        meddling.set(() -> {
            world.tick();
            world.resources().transfer(PLATFORM, trunk, lane.authId());
        });

        assertThat(raced.resources().release(acme.asActor(), trunk))
                .as("the verdict about the old owner does not hold for the new one")
                .isEqualTo(new HeldBack("lane_says_no", null));
        assertThat(raced.resources().owner(PLATFORM, trunk).orElseThrow().owner())
                .isEqualTo(lane.authId());
    }

    @Test
    void outsiderIsNotAskedAbout() {
        var asked = new AtomicReference<ResourceRef>();
        var asking = worldWith(settings -> World.peppered(settings).handoverCheck((resource, of) -> {
            asked.set(resource);
            return new Verdict.HeldBack("cool_off", Instant.MAX.truncatedTo(ChronoUnit.DAYS));
        }));
        world.claim(kite, trunk);

        Expect.notFound("resource", trunk, () -> asking.resources().release(lane.asActor(), trunk));
        assertThat(asked.get()).as("the check is no oracle for outsiders").isNull();
    }

    private Optional<AccountId> ownerAt(Actor actor, Instant at) {
        return world.resources().ownerAt(actor, trunk, at).map(Ownership::owner);
    }
}
