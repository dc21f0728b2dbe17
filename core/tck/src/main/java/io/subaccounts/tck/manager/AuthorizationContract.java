package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.access.Decision.Allowed;
import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Principal;
import io.subaccounts.access.Remedy;
import io.subaccounts.access.Standing;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.common.CredentialId;
import io.subaccounts.resources.ResourceRef;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A decision weighs who asks, for whom, with what, and gives every reason that stands against it. */
abstract class AuthorizationContract extends ManagerContract {

    private static final Denial UNSEEN = new Denial(DenialReason.NOT_FOUND, null, Remedy.NAME_SOMETHING_VISIBLE);

    private CreatedAccount top;
    private CreatedAccount middle;
    private CreatedAccount bottom;
    private Principal owner;
    private ResourceRef trunk;

    @BeforeEach
    void plantTree() {
        top = world.main("top");
        middle = world.sub(top, "middle");
        bottom = world.sub(middle, "bottom");
        trunk = world.freshTrunk();
        world.claim(bottom, trunk);
        owner = world.signIn(middle);
    }

    @Test
    void principalActsForItselfAndDownwardsAndBothIdentitiesAppear() {
        assertThat(world.access().authorize(owner, Action.PLACE_CALL)).isEqualTo(new Allowed(owner, middle.authId()));
        assertThat(world.access().authorize(owner, Action.PLACE_CALL, trunk))
                .isEqualTo(new Allowed(owner, middle.authId()));
        assertThat(world.access().authorize(owner, Action.PLACE_CALL, bottom.authId()))
                .isEqualTo(new Allowed(owner, bottom.authId()));
        assertThat(world.access().authorize(owner, Action.PLACE_CALL, trunk, bottom.authId()))
                .isEqualTo(new Allowed(owner, bottom.authId()));
    }

    @Test
    void subjectThatIsNotBelowIsTheSameNothingAsAnAbsentOne() {
        var cousin = world.sub(top, "cousin");
        var stranger = world.main("stranger");
        world.accounts().disable(PLATFORM, stranger.authId());
        var unseen = world.access().authorize(owner, Action.READ_CDR, Expect.absent());

        Expect.denied(unseen, UNSEEN);
        for (var account : new CreatedAccount[] {top, cousin, stranger}) {
            assertThat(world.access().authorize(owner, Action.READ_CDR, account.authId()))
                    .isEqualTo(unseen);
            assertThat(world.access().authorize(owner, Action.PLACE_CALL, trunk, account.authId()))
                    .isEqualTo(world.access().authorize(owner, Action.PLACE_CALL, trunk, Expect.absent()));
        }
    }

    @Test
    void objectThatIsNotInTheSubjectsSubtreeIsTheSameNothingAsAnAbsentOne() {
        var stranger = world.main("stranger");
        var theirs = world.freshTrunk();
        world.claim(stranger, theirs);
        var above = world.freshTrunk();
        world.claim(top, above);
        var unseen = world.access().authorize(owner, Action.PLACE_CALL, world.freshTrunk());

        Expect.denied(unseen, UNSEEN);
        assertThat(world.access().authorize(owner, Action.PLACE_CALL, theirs)).isEqualTo(unseen);
        assertThat(world.access().authorize(owner, Action.PLACE_CALL, above)).isEqualTo(unseen);
    }

    @Test
    void objectMustBelongToTheSubjectNotOnlyToThePrincipal() {
        var own = world.freshTrunk();
        world.claim(middle, own);

        assertThat(world.access().authorize(owner, Action.PLACE_CALL, own).isAllowed())
                .isTrue();
        Expect.denied(world.access().authorize(owner, Action.PLACE_CALL, own, bottom.authId()), UNSEEN);
    }

    @Test
    void releasedObjectIsNoLongerUsable() {
        world.resources().release(PLATFORM, trunk);

        Expect.denied(world.access().authorize(owner, Action.PLACE_CALL, trunk), UNSEEN);
    }

    @Test
    void usingTheServiceNeedsEveryLevelFromTheOwnerUpToWork() {
        world.accounts().disable(PLATFORM, bottom.authId());

        Expect.denied(world.access().authorize(owner, Action.PLACE_CALL, trunk), Expect.disabled(bottom));
        Expect.denied(world.access().authorize(owner, Action.PLACE_CALL, bottom.authId()), Expect.disabled(bottom));
        assertThat(world.access().authorize(owner, Action.PLACE_CALL).isAllowed())
                .as("what is below does not matter without an object")
                .isTrue();

        world.accounts().suspend(PLATFORM, top.authId());
        Expect.denied(
                world.access().authorize(owner, Action.PLACE_CALL, trunk),
                Expect.disabled(bottom),
                Expect.suspended(top));
        Expect.denied(world.access().authorize(owner, Action.PLACE_CALL), Expect.suspended(top));
    }

    @Test
    void managingNeedsTheOwnLevelsOfThePrincipalOnly() {
        world.accounts().disable(PLATFORM, bottom.authId());
        assertThat(world.access()
                        .authorize(owner, Action.SWITCH_ACCOUNT, bottom.authId())
                        .isAllowed())
                .as("a parent manages a child that is switched off")
                .isTrue();

        world.accounts().disable(PLATFORM, top.authId());
        Expect.denied(world.access().authorize(owner, Action.SWITCH_ACCOUNT, bottom.authId()), Expect.disabled(top));
    }

    @Test
    void flagThatIsFalseAnywhereOnTheWayUpDenies() {
        var above = world.sub(top, NewAccount.named("above").permissions(flags().denying("calls:receive")));
        var below = world.sub(above, NewAccount.named("below").permissions(flags().allowing("calls:receive")));
        var lower = world.sub(
                below,
                NewAccount.named("lower").permissions(flags().denying("calls").denying("cdr")));
        var principal = world.signIn(below);

        Expect.denied(world.access().authorize(principal, Action.RECEIVE_CALL), Expect.forbidden(above));
        assertThat(world.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                .isTrue();
        Expect.denied(
                world.access().authorize(principal, Action.RECEIVE_CALL, lower.authId()),
                Expect.forbidden(above),
                Expect.forbidden(lower));
        Expect.denied(world.access().authorize(principal, Action.READ_CDR, lower.authId()), Expect.forbidden(lower));
    }

    @Test
    void standingIsPartOfTheDecision() {
        var self = world.access().authorize(owner, Action.SWITCH_ACCOUNT, middle.authId());
        Expect.denied(self, DenialReason.STANDING_TOO_LOW);
        Expect.denied(
                world.access().authorize(owner, Action.DEMOTE_KYC, bottom.authId()), DenialReason.STANDING_TOO_LOW);
        Expect.denied(
                world.access().authorize(owner, Action.SUSPEND_ACCOUNT, bottom.authId()),
                DenialReason.STANDING_TOO_LOW);
        assertThat(world.access()
                        .authorize(world.signIn(top), Action.DEMOTE_KYC, bottom.authId())
                        .isAllowed())
                .isTrue();
    }

    @Test
    void hostsOwnActionsAreDecidedLikeTheLibrarys() {
        var record = Action.data("recordings", "start");
        var audit = Action.control("audit", "export", Standing.ABOVE);
        var muted = world.sub(middle, NewAccount.named("muted").permissions(flags().denying("recordings:start")));

        assertThat(world.access().authorize(owner, record).isAllowed()).isTrue();
        Expect.denied(world.access().authorize(owner, record, muted.authId()), Expect.forbidden(muted));
        assertThat(world.access().authorize(owner, audit, muted.authId()).isAllowed())
                .isTrue();
        Expect.denied(world.access().authorize(owner, audit), DenialReason.STANDING_TOO_LOW);
    }

    @Test
    void deletedSubjectIsReadableButNotUsableFromAbove() {
        world.delete(bottom);

        assertThat(world.access()
                        .authorize(owner, Action.READ_ACCOUNT, bottom.authId())
                        .isAllowed())
                .isTrue();
        Expect.denied(world.access().authorize(owner, Action.SWITCH_ACCOUNT, bottom.authId()), Expect.deleted(bottom));
        Expect.denied(world.access().authorize(owner, Action.PLACE_CALL, bottom.authId()), Expect.deleted(bottom));
    }

    @Test
    void principalIsAClaimThatIsCheckedAnew() {
        var now = Instant.now();
        var notItsCredential =
                new Principal(top.authId(), CredentialId.primaryOf(bottom.authId()), owner.secretNumber(), now);
        var noSuchSecret = new Principal(top.authId(), CredentialId.primaryOf(top.authId()), 77, now);
        var unknown = new Principal(Expect.absent(), CredentialId.primaryOf(Expect.absent()), 1, now);

        for (var forged : new Principal[] {notItsCredential, noSuchSecret, unknown}) {
            for (var action : new Action[] {Action.READ_ACCOUNT, Action.READ_CDR}) {
                assertThat(world.access().authorize(forged, action).isAllowed())
                        .as("forged " + forged)
                        .isFalse();
                assertThat(world.access()
                                .authorize(forged, action, bottom.authId())
                                .isAllowed())
                        .as("forged " + forged)
                        .isFalse();
            }
        }
    }

    @Test
    void accountThatMovedAwayIsNoLongerBelow() {
        var elsewhere = world.sub(top, "elsewhere");
        assertThat(world.access()
                        .authorize(owner, Action.READ_CDR, bottom.authId())
                        .isAllowed())
                .isTrue();

        world.accounts().move(PLATFORM, bottom.authId(), elsewhere.authId());

        Expect.denied(world.access().authorize(owner, Action.READ_CDR, bottom.authId()), UNSEEN);
        Expect.denied(world.access().authorize(owner, Action.PLACE_CALL, trunk), UNSEEN);
    }

    private static Permissions flags() {
        return Permissions.INHERITED;
    }
}
