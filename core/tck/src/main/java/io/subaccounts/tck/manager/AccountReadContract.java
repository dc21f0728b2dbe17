package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.PageRequest;
import org.junit.jupiter.api.Test;

/** Visibility is down-only: an actor sees itself and what is below it; the rest does not exist for it. */
abstract class AccountReadContract extends ManagerContract {

    @Test
    void accountIsReadByItselfByThoseAboveAndByThePlatform() {
        var chain = world.chain(3);
        var subject = chain[2].authId();

        for (var actor : new Actor[] {
            PLATFORM,
            chain[0].asActor(),
            chain[1].asActor(),
            chain[2].asActor(),
            world.signIn(chain[2]).asActor()
        }) {
            assertThat(world.accounts().get(actor, subject))
                    .as("seen by " + actor)
                    .isEqualTo(chain[2].account());
        }
    }

    @Test
    void foreignAndAbsentAccountsAreTheSameNothing() {
        var acme = world.main("Acme");
        var left = world.sub(acme, "left");
        var right = world.sub(acme, "right");
        var cousin = world.sub(right, "cousin");
        var stranger = world.main("Stranger");
        var gone = world.sub(right, "gone");
        world.delete(gone);
        world.accounts().disable(PLATFORM, cousin.authId());

        for (var unseen : new Unseen[] {
            new Unseen("parent", acme.authId()),
            new Unseen("sibling", right.authId()),
            new Unseen("disabled cousin", cousin.authId()),
            new Unseen("stranger", stranger.authId()),
            new Unseen("deleted", gone.authId()),
            new Unseen("absent", Expect.absent())
        }) {
            Expect.notFound("account", unseen.id(), () -> world.accounts().get(left.asActor(), unseen.id()));
        }
    }

    private record Unseen(String relation, AccountId id) {}

    @Test
    void deletedAccountStaysReadableToThoseAboveAndToNobodyElse() {
        var chain = world.chain(4);
        world.delete(chain[2]);

        for (var actor : new Actor[] {PLATFORM, chain[0].asActor(), chain[1].asActor()}) {
            var gone = world.accounts().get(actor, chain[2].authId());
            assertThat(gone.status()).isEqualTo(EffectiveStatus.DELETED);
            assertThat(gone.deletedAt()).isNotNull();
            assertThat(world.accounts().get(actor, chain[3].authId()).status()).isEqualTo(EffectiveStatus.DELETED);
        }
        for (var actor : new Actor[] {
            chain[2].asActor(), chain[3].asActor(), world.main("Stranger").asActor()
        }) {
            Expect.notFound("account", chain[2].authId(), () -> world.accounts().get(actor, chain[2].authId()));
        }
    }

    @Test
    void deletedActorSeesNothingNotEvenItself() {
        var chain = world.chain(2);
        world.delete(chain[0]);

        for (var gone : chain) {
            Expect.notFound("account", gone.authId(), () -> world.accounts().get(gone.asActor(), gone.authId()));
            Expect.notFound("account", chain[1].authId(), () -> world.kyc().status(gone.asActor(), chain[1].authId()));
        }
    }

    @Test
    void unknownActorSeesNothing() {
        var acme = world.main("Acme");
        var nobody = Actor.account(Expect.absent());

        Expect.notFound("account", acme.authId(), () -> world.accounts().get(nobody, acme.authId()));
        Expect.notFound("account", Expect.absent(), () -> world.accounts().get(nobody, Expect.absent()));
    }

    @Test
    void actorThatIsSwitchedOffIsToldEveryLevelThatCausesItButOnlyAboutWhatItSees() {
        var chain = world.chain(4);
        var stranger = world.main("Stranger");
        world.accounts().disable(PLATFORM, chain[0].authId());
        world.accounts().suspend(PLATFORM, chain[1].authId());
        world.accounts().disable(PLATFORM, chain[2].authId());

        Expect.denied(
                () -> world.accounts().get(chain[2].asActor(), chain[3].authId()),
                Expect.disabled(chain[0]),
                Expect.suspended(chain[1]),
                Expect.disabled(chain[2]));
        Expect.denied(() -> world.accounts().get(chain[0].asActor(), chain[3].authId()), Expect.disabled(chain[0]));
        Expect.notFound(
                "account", stranger.authId(), () -> world.accounts().get(chain[2].asActor(), stranger.authId()));
        Expect.notFound(
                "account", chain[1].authId(), () -> world.accounts().get(chain[2].asActor(), chain[1].authId()));
    }

    @Test
    void accountThatIsBothDisabledAndSuspendedIsToldBoth() {
        var acme = world.main("Acme");
        world.accounts().disable(PLATFORM, acme.authId());
        world.accounts().suspend(PLATFORM, acme.authId());

        Expect.denied(
                () -> world.accounts().get(acme.asActor(), acme.authId()),
                Expect.disabled(acme),
                Expect.suspended(acme));
    }

    @Test
    void parentReadsAChildThatIsSwitchedOff() {
        var chain = world.chain(2);
        world.accounts().disable(chain[0].asActor(), chain[1].authId());
        world.accounts().suspend(PLATFORM, chain[1].authId());

        assertThat(world.accounts().get(chain[0].asActor(), chain[1].authId()).status())
                .isEqualTo(EffectiveStatus.SUSPENDED);
    }

    @Test
    void listingWhatIsNotSeenIsNotAnEmptyList() {
        var left = world.main("left");
        var right = world.main("right");
        var page = PageRequest.first(10);

        Expect.notFound(
                "account",
                right.authId(),
                () -> world.accounts().list(left.asActor(), AccountQuery.childrenOf(right.authId()), page));
        Expect.notFound(
                "account",
                Expect.absent(),
                () -> world.accounts().list(left.asActor(), AccountQuery.subtreeOf(Expect.absent()), page));
    }
}
