package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.DeletionPlan;
import io.subaccounts.accounts.DeletionPlan.Blocker;
import io.subaccounts.accounts.DeletionPlan.Blocker.Code;
import io.subaccounts.accounts.DeletionResult.Blocked;
import io.subaccounts.accounts.ResourceRule;
import io.subaccounts.common.AccountId;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.host.CoolOff;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plan shows what a deletion would do and what stands in its way, and changes nothing. */
abstract class DeletionPlanContract extends ManagerContract {

    @Test
    void planCountsEverythingThatWouldGo() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        var lane = world.sub(kite, "Lane");
        world.delete(world.sub(kite, "gone before"));
        world.claim(kite, world.freshTrunk());
        world.claim(lane, world.freshTrunk());
        world.claim(lane, ResourceRef.application("app-" + lane.authId()));
        world.claim(acme, world.freshTrunk());
        world.credentials().issue(PLATFORM, lane.authId(), NewCredential.named("second"));
        var revoked = world.credentials().issue(PLATFORM, lane.authId(), NewCredential.named("third"));
        world.credentials().revoke(PLATFORM, revoked.authId());

        var plan = world.accounts().planDeletion(acme.asActor(), kite.authId(), DeletePolicy.cascade());

        assertThat(plan.subject()).isEqualTo(kite.authId());
        assertThat(plan.policy()).isEqualTo(DeletePolicy.cascade());
        assertThat(plan.descendants()).isEqualTo(1);
        assertThat(plan.resources()).isEqualTo(Map.of("trunk", 2L, "application", 1L));
        assertThat(plan.liveCredentials())
                .as("two primary ones and one further")
                .isEqualTo(3);
        assertThat(plan.blockers()).isEmpty();
        assertThat(plan.fingerprint()).isNotBlank();
    }

    @Test
    void planningChangesNothing() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        var trunk = world.freshTrunk();
        world.claim(kite, trunk);

        var plan = world.accounts().planDeletion(acme.asActor(), kite.authId(), DeletePolicy.cascade());

        assertThat(world.read(kite)).isEqualTo(kite.account());
        assertThat(world.resources().owner(PLATFORM, trunk)).isPresent();
        assertThat(world.signIn(kite).account()).isEqualTo(kite.authId());
        assertThat(world.accounts().planDeletion(acme.asActor(), kite.authId(), DeletePolicy.cascade()))
                .as("the same world gives the same plan")
                .isEqualTo(plan);
    }

    @Test
    void strictestPolicyNamesDescendantsAndResourcesAsBlockers() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        world.sub(kite, "Lane");
        var trunk = world.freshTrunk();
        world.claim(kite, trunk);

        var plan = world.accounts().planDeletion(acme.asActor(), kite.authId(), DeletePolicy.refuseIfAnything());

        assertThat(plan.blockers())
                .extracting(Blocker::code)
                .containsExactlyInAnyOrder(Code.HAS_DESCENDANTS, Code.OWNS_RESOURCE);
        assertThat(plan.blockers())
                .filteredOn(blocker -> blocker.code() == Code.OWNS_RESOURCE)
                .as("the blocker says which resource")
                .allSatisfy(blocker -> assertThat(blocker.detail()).contains(trunk.id()));
        assertBlocked(plan);
        assertThat(world.read(kite)).isEqualTo(kite.account());
    }

    @Test
    void deletedDescendantsDoNotStandInTheWay() {
        var kite = world.sub(world.main("Acme"), "Kite");
        world.delete(world.sub(kite, "gone before"));

        assertThat(planned(kite, DeletePolicy.refuseIfAnything()).blockers()).isEmpty();
    }

    @Test
    void eachTypeHasItsOwnRule() {
        var kite = world.sub(world.main("Acme"), "Kite");
        world.claim(kite, world.freshTrunk());
        world.claim(kite, ResourceRef.application("app-" + kite.authId()));

        var cascadeTrunks = DeletePolicy.refuseIfAnything().resources("trunk", ResourceRule.cascade());
        assertThat(planned(kite, cascadeTrunks).blockers())
                .singleElement()
                .satisfies(blocker -> assertThat(blocker.detail()).contains("app-" + kite.authId()));
        assertThat(planned(kite, cascadeTrunks.resources("application", ResourceRule.toParent()))
                        .blockers())
                .isEmpty();
    }

    @Test
    void refusalOfWhatIsNotOwnedDoesNotStandInTheWay() {
        var kite = world.sub(world.main("Acme"), "Kite");
        world.claim(kite, world.freshTrunk());

        var policy = DeletePolicy.cascade().resources("number", ResourceRule.refuse());
        assertThat(planned(kite, policy).blockers()).isEmpty();
    }

    @Test
    void mainAccountHasNoParentToHandResourcesTo() {
        var acme = world.main("Acme");
        assertThat(planned(acme, DeletePolicy.reassociateToParent()).blockers())
                .as("nothing owned, nobody needed")
                .isEmpty();
        world.claim(acme, world.freshTrunk());

        var plan = planned(acme, DeletePolicy.reassociateToParent());
        assertThat(plan.blockers()).extracting(Blocker::code).containsExactly(Code.NO_HEIR);
        assertBlocked(plan);
    }

    @Test
    void heirOutsideTheActorsSubtreeIsTheSameNothingAsAnAbsentOne() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        world.claim(kite, world.freshTrunk());
        var stranger = world.main("Stranger");

        assertThat(answerWithHeir(acme, kite, stranger.authId()))
                .as("a foreign heir looks like an absent one")
                .isEqualTo(answerWithHeir(acme, kite, Expect.absent()))
                .doesNotContain("blockers=[]");
    }

    @Test
    void heirInsideTheDeletedSubtreeIsNone() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        var lane = world.sub(kite, "Lane");
        world.claim(kite, world.freshTrunk());

        for (var heir : new CreatedAccount[] {kite, lane}) {
            assertThat(answerWithHeir(acme, kite, heir.authId()))
                    .as("an heir that would be deleted too")
                    .doesNotContain("blockers=[]");
        }
    }

    @Test
    void deletedHeirIsNone() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        var gone = world.sub(acme, "gone");
        world.delete(gone);
        world.claim(kite, world.freshTrunk());

        assertThat(answerWithHeir(acme, kite, gone.authId())).doesNotContain("blockers=[]");
    }

    @Test
    void resourceThatCoolsOffStandsInTheWayAndSaysUntilWhen() {
        var number = ResourceRef.number("+919820098200");
        var time = world.time;
        var lastCall = time.now().minus(Duration.ofDays(1));
        var cooling = worldWith(settings -> World.peppered(settings)
                .handoverCheck(new CoolOff(
                        Duration.ofDays(15),
                        resource -> resource.equals(number) ? Optional.of(lastCall) : Optional.empty(),
                        time)));
        var acme = cooling.main("Acme");
        var kite = cooling.sub(acme, "Kite");
        cooling.claim(kite, ResourceRef.number("+91 98200 98200"));
        cooling.claim(kite, cooling.freshTrunk());
        var until = lastCall.plus(Duration.ofDays(15));

        for (var policy : new DeletePolicy[] {DeletePolicy.cascade(), DeletePolicy.reassociateToParent()}) {
            var plan = cooling.accounts().planDeletion(acme.asActor(), kite.authId(), policy);
            assertThat(plan.blockers()).singleElement().satisfies(blocker -> {
                assertThat(blocker.code()).isEqualTo(Code.RESOURCE_HELD_BACK);
                assertThat(blocker.detail()).contains("+919820098200").contains(until.toString());
            });
            assertThat(cooling.accounts().delete(acme.asActor(), plan)).isInstanceOf(Blocked.class);
        }
        assertThat(cooling.read(kite)).isEqualTo(kite.account());

        time.advance(Duration.ofDays(14).plusSeconds(1));
        assertThat(cooling.accounts()
                        .planDeletion(acme.asActor(), kite.authId(), DeletePolicy.cascade())
                        .blockers())
                .as("once it has cooled off it leaves")
                .isEmpty();
    }

    @Test
    void blockersAreListedUpToTheirDocumentedNumber() {
        var kite = world.sub(world.main("Acme"), "Kite");
        for (int i = 0; i <= DeletionPlan.MAX_BLOCKERS; i++) {
            world.claim(kite, world.freshTrunk());
        }

        assertThat(planned(kite, DeletePolicy.refuseIfAnything()).blockers()).hasSize(DeletionPlan.MAX_BLOCKERS);
    }

    @Test
    void credentialThatRotatesCountsOnce() {
        var kite = world.sub(world.main("Acme"), "Kite");
        world.credentials().rotate(PLATFORM, world.signIn(kite).credential(), Rotation.withGrace(Duration.ofDays(1)));

        assertThat(planned(kite, DeletePolicy.cascade()).liveCredentials()).isEqualTo(1);
    }

    @Test
    void planIsMadeForThoseWhoMayDelete() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        var policy = DeletePolicy.cascade();

        Expect.standingTooLow(() -> world.accounts().planDeletion(kite.asActor(), kite.authId(), policy));
        Expect.notFound(
                "account", acme.authId(), () -> world.accounts().planDeletion(kite.asActor(), acme.authId(), policy));
        Expect.notFound(
                "account",
                Expect.absent(),
                () -> world.accounts().planDeletion(acme.asActor(), Expect.absent(), policy));
        world.delete(kite);
        Expect.denied(() -> world.accounts().planDeletion(acme.asActor(), kite.authId(), policy), Expect.deleted(kite));
    }

    private DeletionPlan planned(CreatedAccount subject, DeletePolicy policy) {
        return world.accounts().planDeletion(PLATFORM, subject.authId(), policy);
    }

    private void assertBlocked(DeletionPlan plan) {
        assertThat(world.accounts().delete(PLATFORM, plan))
                .as("a plan with blockers is not carried out")
                .isInstanceOf(Blocked.class);
    }

    /** The plan or the refusal as text, with the heir's id left out. */
    private String answerWithHeir(CreatedAccount actor, CreatedAccount subject, AccountId heir) {
        var policy = DeletePolicy.cascade().resources("trunk", ResourceRule.to(heir));
        String answer;
        try {
            var plan = world.accounts().planDeletion(actor.asActor(), subject.authId(), policy);
            answer = plan.toString().replace(plan.fingerprint(), "<fingerprint>");
        } catch (SubaccountException refused) {
            answer = Expect.shape(refused);
        }
        return answer.replace(heir.value(), "<heir>");
    }
}
