package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.DeletionPlan;
import io.subaccounts.accounts.DeletionResult;
import io.subaccounts.accounts.DeletionResult.Deleted;
import io.subaccounts.accounts.DeletionResult.WorldChanged;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.accounts.ResourceRule;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.resources.ResourceRef;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan is carried out wholly, in the world it was made for, or not at all. */
abstract class DeletionContract extends ManagerContract {

    private CreatedAccount acme;
    private CreatedAccount kite;
    private CreatedAccount lane;

    @BeforeEach
    void plantTree() {
        acme = world.main("Acme");
        kite = world.sub(acme, "Kite");
        lane = world.sub(kite, "Lane");
    }

    @Test
    void cascadeDeletesEverythingBelowAndGivesUpAllResources() {
        var trunks = List.of(world.freshTrunk(), world.freshTrunk());
        world.claim(kite, trunks.get(0));
        world.claim(lane, trunks.get(1));
        world.tick();

        var result = (Deleted) carryOut(plan(DeletePolicy.cascade()));

        assertThat(result.account()).isEqualTo(world.read(kite));
        assertThat(result.account().status()).isEqualTo(EffectiveStatus.DELETED);
        assertThat(result.account().deletedAt()).isNotNull();
        assertThat(result.deletedAccounts()).isEqualTo(2);
        assertThat(result.released()).isEqualTo(2);
        assertThat(result.reassociated()).isZero();
        assertThat(world.read(lane).status()).isEqualTo(EffectiveStatus.DELETED);
        for (var trunk : trunks) {
            assertThat(world.resources().owner(PLATFORM, trunk)).isEmpty();
            assertThat(world.claim(acme, trunk).owner())
                    .as("anybody may claim it afterwards")
                    .isEqualTo(acme.authId());
        }
    }

    @Test
    void resourcesOfTheWholeSubtreeGoToTheParentOfTheDeletedAccount() {
        var trunks = List.of(world.freshTrunk(), world.freshTrunk());
        world.claim(kite, trunks.get(0));
        world.claim(lane, trunks.get(1));
        var policy = DeletePolicy.reassociateToParent().descendants(DeletePolicy.DescendantRule.CASCADE);
        world.tick();

        var result = (Deleted) carryOut(plan(policy));

        assertThat(result.reassociated()).isEqualTo(2);
        assertThat(result.released()).isZero();
        for (var trunk : trunks) {
            var ownership = world.resources().owner(acme.asActor(), trunk).orElseThrow();
            assertThat(ownership.owner()).isEqualTo(acme.authId());
            assertThat(ownership.from()).isEqualTo(world.time.now().truncatedTo(ChronoUnit.MICROS));
        }
    }

    @Test
    void resourcesGoToTheNamedHeirByType() {
        var heir = world.sub(acme, "heir");
        var trunk = world.freshTrunk();
        var app = ResourceRef.application("app-" + kite.authId());
        var endpoint = ResourceRef.endpoint("end-" + kite.authId());
        world.claim(kite, trunk);
        world.claim(lane, app);
        world.claim(lane, endpoint);
        var policy = DeletePolicy.cascade()
                .resources("trunk", ResourceRule.to(heir.authId()))
                .resources("application", ResourceRule.toParent());

        var result = (Deleted) carryOut(plan(policy));

        assertThat(result.reassociated()).isEqualTo(2);
        assertThat(result.released()).isEqualTo(1);
        assertThat(world.resources()
                        .requireOwned(PLATFORM, heir.authId(), trunk)
                        .owner())
                .isEqualTo(heir.authId());
        assertThat(world.resources().owner(PLATFORM, app).orElseThrow().owner()).isEqualTo(acme.authId());
        assertThat(world.resources().owner(PLATFORM, endpoint)).isEmpty();
    }

    @Test
    void nothingOfTheSubtreeAuthenticatesOrActsAnyMore() {
        var further = world.credentials().issue(PLATFORM, lane.authId(), NewCredential.named("second"));
        var principals = List.of(world.signIn(kite), world.signIn(lane), world.signIn(further));
        var trunk = world.freshTrunk();
        world.claim(acme, trunk);

        carryOut(plan(DeletePolicy.cascade()));

        assertThat(world.present(kite)).isEqualTo(Expect.NOTHING_PROVED);
        assertThat(world.present(lane)).isEqualTo(Expect.NOTHING_PROVED);
        assertThat(world.present(further)).isEqualTo(Expect.NOTHING_PROVED);
        for (var principal : principals) {
            assertThat(world.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                    .isFalse();
            assertThat(world.access().authorize(principal, Action.READ_ACCOUNT).isAllowed())
                    .isFalse();
            var thrown = Expect.thrownBy(
                    "an actor of a deleted account", () -> world.accounts().get(principal.asActor(), lane.authId()));
            assertThat(thrown).isInstanceOf(SubaccountException.class);
        }
    }

    @Test
    void credentialsOfADeletedAccountAreRevoked() {
        var further = world.credentials().issue(PLATFORM, lane.authId(), NewCredential.named("second"));
        carryOut(plan(DeletePolicy.cascade()));

        assertThat(world.credentials().list(acme.asActor(), lane.authId())).isEmpty();
        for (var id : List.of(further.authId(), CredentialId.primaryOf(lane.authId()))) {
            var revoked = world.credentials().get(acme.asActor(), id);
            assertThat(revoked.revokedAt()).isNotNull();
            assertThat(revoked.secrets()).isEmpty();
        }
    }

    @Test
    void deletedResourceKeepsItsHistory() {
        var trunk = world.freshTrunk();
        world.claim(lane, trunk);
        var owned = world.time.now();
        world.tick();
        carryOut(plan(DeletePolicy.cascade()));

        assertThat(world.resources()
                        .ownerAt(acme.asActor(), trunk, owned)
                        .orElseThrow()
                        .owner())
                .isEqualTo(lane.authId());
    }

    @Test
    void planIsNotCarriedOutInAnotherWorldThanItWasMadeFor() {
        var policy = DeletePolicy.cascade();
        for (var change : List.of(
                new Change("a new descendant", () -> world.sub(lane, "late")),
                new Change("a new resource", () -> world.claim(lane, world.freshTrunk())),
                new Change(
                        "a new credential",
                        () -> world.credentials().issue(PLATFORM, lane.authId(), NewCredential.named("late"))),
                new Change(
                        "a descendant moved away", () -> world.accounts().move(PLATFORM, lane.authId(), acme.authId())),
                new Change(
                        "a descendant moved in",
                        () -> world.accounts().move(PLATFORM, lane.authId(), kite.authId())))) {
            var plan = plan(policy);
            change.happens().run();

            var result = carryOut(plan);

            assertThat(result).as(change.what()).isInstanceOf(WorldChanged.class);
            assertThat(((WorldChanged) result).plan())
                    .as("the plan as it would be now")
                    .isEqualTo(plan(policy));
            assertThat(world.read(kite).status()).isEqualTo(EffectiveStatus.ENABLED);
        }
        assertThat(carryOut(plan(policy)))
                .as("looked at anew it is carried out")
                .isInstanceOf(Deleted.class);
    }

    private record Change(String what, Runnable happens) {}

    @Test
    void planWhoseResourceChangedHandsIsNotCarriedOut() {
        var first = world.freshTrunk();
        var second = world.freshTrunk();
        world.claim(kite, first);
        var plan = plan(DeletePolicy.cascade());
        world.resources().release(PLATFORM, first);
        world.claim(kite, second);

        assertThat(carryOut(plan))
                .as("as many resources as before, but not the same")
                .isInstanceOf(WorldChanged.class);
    }

    @Test
    void newBlockerStopsAPlanThatHadNone() {
        var plan = world.accounts().planDeletion(PLATFORM, lane.authId(), DeletePolicy.refuseIfAnything());
        world.claim(lane, world.freshTrunk());

        assertThat(world.accounts().delete(PLATFORM, plan)).isNotInstanceOf(Deleted.class);
        assertThat(world.read(lane).status()).isEqualTo(EffectiveStatus.ENABLED);
    }

    @Test
    void planCannotBeForgedByItsHolder() {
        world.claim(kite, world.freshTrunk());
        var honest = plan(DeletePolicy.refuseIfAnything());
        var unblocked =
                new DeletionPlan(honest.subject(), honest.policy(), 0, Map.of(), 0, List.of(), honest.fingerprint());
        var widened = new DeletionPlan(
                honest.subject(), DeletePolicy.cascade(), 0, Map.of(), 0, List.of(), honest.fingerprint());
        var redirected = new DeletionPlan(
                acme.authId(), DeletePolicy.cascade(), 0, Map.of(), 0, List.of(), honest.fingerprint());
        var invented = new DeletionPlan(
                honest.subject(), DeletePolicy.cascade(), 0, Map.of(), 0, List.of(), "x".repeat(10_000));

        for (var forged : List.of(unblocked, widened, redirected, invented)) {
            assertThat(carryOut(forged)).as("forged: " + forged).isNotInstanceOf(Deleted.class);
        }
        assertThat(world.read(kite)).isEqualTo(kite.account());
        assertThat(world.read(acme)).isEqualTo(acme.account());
    }

    @Test
    void planIsGoodOnlyInTheHandsOfWhoMayDelete() {
        var plan = plan(DeletePolicy.cascade());

        Expect.standingTooLow(() -> world.accounts().delete(kite.asActor(), plan));
        Expect.notFound("account", kite.authId(), () -> world.accounts().delete(lane.asActor(), plan));
        Expect.notFound(
                "account",
                kite.authId(),
                () -> world.accounts().delete(world.main("x").asActor(), plan));
        assertThat(world.read(kite)).isEqualTo(kite.account());
        assertThat(world.accounts().delete(acme.asActor(), plan)).isInstanceOf(Deleted.class);
        Expect.denied(() -> world.accounts().delete(acme.asActor(), plan), Expect.deleted(kite));
    }

    @Test
    void heirTheNewActorDoesNotSeeGetsNothing() {
        var stranger = world.main("Stranger");
        world.claim(kite, world.freshTrunk());
        var policy = DeletePolicy.cascade().resources("trunk", ResourceRule.to(stranger.authId()));
        var platformsPlan = plan(policy);

        DeletionResult result;
        try {
            result = world.accounts().delete(acme.asActor(), platformsPlan);
        } catch (NotFoundException unseen) {
            assertThat(unseen.id()).isEqualTo(stranger.authId().value());
            return;
        }
        assertThat(result)
                .as("what the platform may hand over, the tenant may not")
                .isNotInstanceOf(Deleted.class);
    }

    @Test
    void tombstoneCannotBeWorkedOn() {
        carryOut(plan(DeletePolicy.cascade()));

        for (Actor actor : List.of(PLATFORM, acme.asActor())) {
            Expect.denied(
                    () -> world.accounts()
                            .update(
                                    actor,
                                    lane.authId(),
                                    AccountPatch.builder().name("back").build(),
                                    world.read(lane).version()),
                    Expect.deleted(lane));
            Expect.denied(() -> world.accounts().enable(actor, lane.authId()), Expect.deleted(lane));
            Expect.denied(
                    () -> world.credentials().issue(actor, lane.authId(), NewCredential.named("back")),
                    Expect.deleted(lane));
            Expect.denied(
                    () -> world.resources().claim(actor, lane.authId(), world.freshTrunk()), Expect.deleted(lane));
        }
    }

    private DeletionPlan plan(DeletePolicy policy) {
        return world.accounts().planDeletion(PLATFORM, kite.authId(), policy);
    }

    private DeletionResult carryOut(DeletionPlan plan) {
        return world.accounts().delete(PLATFORM, plan);
    }
}
