package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.PageRequest;
import io.subaccounts.resources.ClaimResult.Claimed;
import io.subaccounts.resources.ClaimResult.Unavailable;
import io.subaccounts.resources.HandoverResult.AlreadyThere;
import io.subaccounts.resources.HandoverResult.Done;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A resource has at most one owner, whoever races for it, and outsiders cannot tell somebody's from nobody's. */
abstract class OwnershipContract extends ManagerContract {

    private CreatedAccount acme;
    private CreatedAccount kite;
    private CreatedAccount lane;
    private CreatedAccount stranger;

    @BeforeEach
    void plantTree() {
        acme = world.main("Acme");
        kite = world.sub(acme, "Kite");
        lane = world.sub(acme, "Lane");
        stranger = world.main("Stranger");
    }

    @Test
    void claimMakesTheAccountTheOwnerFromNowOn() {
        var trunk = world.freshTrunk();
        var result = (Claimed) world.resources().claim(kite.asActor(), kite.authId(), trunk);

        var now = world.time.now().truncatedTo(ChronoUnit.MICROS);
        assertThat(result.changed()).isTrue();
        assertThat(result.ownerships()).containsExactly(new Ownership(trunk, kite.authId(), now, null));
        assertThat(world.resources().owner(acme.asActor(), trunk))
                .contains(result.ownerships().get(0));
    }

    @Test
    void claimingOnesOwnAgainChangesNothing() {
        var trunk = world.freshTrunk();
        var before = world.claim(kite, trunk);
        world.tick();

        var again = (Claimed) world.resources().claim(acme.asActor(), kite.authId(), trunk);
        assertThat(again.changed()).isFalse();
        assertThat(again.ownerships()).containsExactly(before);
    }

    @Test
    void anothersResourceIsUnavailableWhoeverOwnsIt() {
        var trunk = world.freshTrunk();
        world.claim(kite, trunk);

        for (var other : List.of(acme, lane, stranger)) {
            assertThat(world.resources().claim(other.asActor(), other.authId(), trunk))
                    .as("the owner is not named")
                    .isEqualTo(new Unavailable(List.of(trunk)));
        }
        assertThat(world.resources().claim(PLATFORM, stranger.authId(), trunk)).isInstanceOf(Unavailable.class);
        assertThat(world.resources().owner(PLATFORM, trunk).orElseThrow().owner())
                .isEqualTo(kite.authId());
    }

    @Test
    void sameIdOfAnotherTypeIsAnotherResource() {
        var trunk = world.freshTrunk();
        world.claim(kite, trunk);

        for (var type : List.of("application", "endpoint", "sip_domain")) {
            world.claim(stranger, new ResourceRef(new ResourceType(type), trunk.id()));
        }
        assertThat(world.resources().owner(PLATFORM, trunk).orElseThrow().owner())
                .isEqualTo(kite.authId());
    }

    @Test
    void idsAreComparedByteForByte() {
        var upper = ResourceRef.trunk("T-" + kite.authId());
        world.claim(kite, upper);
        world.claim(stranger, ResourceRef.trunk("t-" + kite.authId()));

        assertThat(world.resources().owner(PLATFORM, upper).orElseThrow().owner())
                .isEqualTo(kite.authId());
    }

    @Test
    void bulkClaimTakesAllOrNone() {
        var taken = world.freshTrunk();
        world.claim(stranger, taken);
        var free = List.of(world.freshTrunk(), world.freshTrunk());
        var mixed = List.of(free.get(0), taken, free.get(1));

        assertThat(world.resources().claimAll(kite.asActor(), kite.authId(), mixed))
                .isEqualTo(new Unavailable(List.of(taken)));
        assertThat(world.resources().owner(PLATFORM, free.get(0))).isEmpty();
        assertThat(world.resources().owner(PLATFORM, free.get(1))).isEmpty();

        var claimed = (Claimed) world.resources().claimAll(kite.asActor(), kite.authId(), free);
        assertThat(claimed.changed()).isTrue();
        assertThat(claimed.ownerships())
                .as("in the order of the claim")
                .extracting(Ownership::resource)
                .containsExactlyElementsOf(free);
    }

    @Test
    void bulkClaimTakesAsManyAsItSays() {
        var prefix = "bulk-" + kite.authId() + "-";
        var thousand = IntStream.range(0, 1000)
                .mapToObj(i -> ResourceRef.trunk(prefix + i))
                .toList();
        assertThat(((Claimed) world.resources().claimAll(kite.asActor(), kite.authId(), thousand)).ownerships())
                .hasSize(1000);
        assertThat(world.resources().filterOwned(kite.asActor(), kite.authId(), thousand))
                .hasSize(1000);

        var more = IntStream.range(0, 1001)
                .mapToObj(i -> ResourceRef.trunk(prefix + "x" + i))
                .toList();
        Expect.invalid("resources", () -> world.resources().claimAll(kite.asActor(), kite.authId(), more));
        Expect.invalid("resources", () -> world.resources().claimAll(kite.asActor(), kite.authId(), List.of()));
        Expect.invalid("resources", () -> world.resources().filterOwned(kite.asActor(), kite.authId(), more));
    }

    @Test
    void releasedResourceIsFreeForAnybody() {
        var trunk = world.freshTrunk();
        var before = world.claim(kite, trunk);
        world.tick();

        var done = (Done) world.resources().release(acme.asActor(), trunk);

        var now = world.time.now().truncatedTo(ChronoUnit.MICROS);
        assertThat(done.before()).isEqualTo(new Ownership(trunk, kite.authId(), before.from(), now));
        assertThat(done.after()).isNull();
        assertThat(world.resources().owner(PLATFORM, trunk)).isEmpty();
        assertThat(world.claim(stranger, trunk).owner()).isEqualTo(stranger.authId());
    }

    @Test
    void transferHandsOverWithinTheActorsSubtree() {
        var trunk = world.freshTrunk();
        world.claim(kite, trunk);
        world.tick();

        var done = (Done) world.resources().transfer(acme.asActor(), trunk, lane.authId());

        var now = world.time.now().truncatedTo(ChronoUnit.MICROS);
        var present = new Ownership(trunk, lane.authId(), now, null);
        assertThat(done.before().owner()).isEqualTo(kite.authId());
        assertThat(done.before().endedAt()).isEqualTo(now);
        assertThat(done.after()).isEqualTo(present);
        assertThat(world.resources().transfer(acme.asActor(), trunk, lane.authId()))
                .as("handing over to the owner changes nothing")
                .isEqualTo(new AlreadyThere(present));
        assertThat(world.resources().owner(kite.asActor(), trunk)).isEmpty();
        assertThat(world.resources().owner(lane.asActor(), trunk)).contains(present);
    }

    @Test
    void outsiderCannotTellSomebodysFromNobodys() {
        var theirs = world.freshTrunk();
        world.claim(stranger, theirs);
        var above = world.freshTrunk();
        world.claim(acme, above);
        var nobodys = world.freshTrunk();
        var actor = kite.asActor();

        for (var unseen : List.of(theirs, above, nobodys)) {
            assertThat(world.resources().owner(actor, unseen)).isEmpty();
            assertThat(world.resources().ownerAt(actor, unseen, world.time.now()))
                    .isEmpty();
            Expect.notFound("resource", unseen, () -> world.resources().release(actor, unseen));
            Expect.notFound("resource", unseen, () -> world.resources().transfer(actor, unseen, kite.authId()));
            Expect.notFound("resource", unseen, () -> world.resources().requireOwned(actor, kite.authId(), unseen));
            assertThat(world.resources().filterOwned(actor, kite.authId(), List.of(unseen)))
                    .isEmpty();
        }
        assertThat(world.resources().owner(PLATFORM, theirs)).isPresent();
    }

    @Test
    void receiverOutsideTheActorsSubtreeIsNotFound() {
        var trunk = world.freshTrunk();
        world.claim(kite, trunk);

        for (var receiver : List.of(stranger.authId(), lane.authId(), acme.authId(), Expect.absent())) {
            Expect.notFound("account", receiver, () -> world.resources().transfer(kite.asActor(), trunk, receiver));
            Expect.notFound("account", receiver, () -> world.resources().claim(kite.asActor(), receiver, trunk));
        }
        assertThat(world.resources().owner(PLATFORM, trunk).orElseThrow().owner())
                .isEqualTo(kite.authId());
    }

    @Test
    void requireAndFilterLookIntoTheWholeSubtreeOfTheirSubject() {
        var of = List.of(world.freshTrunk(), world.freshTrunk(), world.freshTrunk(), world.freshTrunk());
        world.claim(acme, of.get(0));
        world.claim(kite, of.get(1));
        world.claim(stranger, of.get(2));

        assertThat(world.resources().filterOwned(acme.asActor(), acme.authId(), of))
                .isEqualTo(Set.of(of.get(0), of.get(1)));
        assertThat(world.resources().filterOwned(acme.asActor(), kite.authId(), of))
                .isEqualTo(Set.of(of.get(1)));
        assertThat(world.resources().filterOwned(acme.asActor(), kite.authId(), List.of()))
                .isEmpty();
        assertThat(world.resources()
                        .requireOwned(acme.asActor(), acme.authId(), of.get(1))
                        .owner())
                .isEqualTo(kite.authId());
        Expect.notFound(
                "resource", of.get(0), () -> world.resources().requireOwned(acme.asActor(), kite.authId(), of.get(0)));
        Expect.notFound(
                "account",
                stranger.authId(),
                () -> world.resources().filterOwned(acme.asActor(), stranger.authId(), of));
    }

    @Test
    void resourcesAreListedInTheOrderInWhichTheirOwnersGotThem() {
        var first = world.freshTrunk();
        var second = ResourceRef.application("app-" + kite.authId());
        var third = world.freshTrunk();
        world.claim(kite, first);
        world.claim(lane, second);
        world.claim(acme, third);
        world.tick();
        world.resources().transfer(PLATFORM, first, lane.authId());
        var all = ResourceQuery.ownedWithin(acme.authId());

        assertThat(listed(all)).containsExactly(second, third, first);
        assertThat(listed(all.type(ResourceType.TRUNK))).containsExactly(third, first);
        assertThat(listed(ResourceQuery.ownedBy(acme.authId()))).containsExactly(third);
        assertThat(listed(ResourceQuery.ownedBy(lane.authId()))).containsExactly(second, first);
        assertThat(listed(ResourceQuery.ownedBy(kite.authId()))).isEmpty();
        assertThat(world.resources()
                        .list(acme.asActor(), all, PageRequest.first(2))
                        .items())
                .as("newest first unless asked otherwise")
                .extracting(Ownership::resource)
                .containsExactly(first, third);
    }

    @Test
    void disabledOwnerIsGivenResourcesFromAboveAndTakesNoneItself() {
        world.accounts().disable(PLATFORM, kite.authId());
        var trunk = world.freshTrunk();

        Expect.denied(() -> world.resources().claim(kite.asActor(), kite.authId(), trunk), Expect.disabled(kite));
        assertThat(world.resources().claim(acme.asActor(), kite.authId(), trunk))
                .isInstanceOf(Claimed.class);
        Expect.denied(() -> world.resources().release(kite.asActor(), trunk), Expect.disabled(kite));
    }

    @Test
    void deletedAccountReceivesNothing() {
        var trunk = world.freshTrunk();
        world.claim(kite, trunk);
        world.delete(lane);

        Expect.denied(() -> world.resources().transfer(acme.asActor(), trunk, lane.authId()), Expect.deleted(lane));
        Expect.denied(
                () -> world.resources().claim(acme.asActor(), lane.authId(), world.freshTrunk()), Expect.deleted(lane));
    }

    private List<ResourceRef> listed(ResourceQuery query) {
        return Walk.resources(world, acme.asActor(), query, PageRequest.first(1).oldestFirst()).stream()
                .map(Ownership::resource)
                .toList();
    }
}
