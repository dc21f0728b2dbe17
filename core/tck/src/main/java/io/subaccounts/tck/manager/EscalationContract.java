package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.DenialReason;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.DeletionResult;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.IssuedCredential;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.credentials.Scope;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody gets around a limit by a detour: a rotation, a move or a deletion. */
abstract class EscalationContract extends ManagerContract {

    private CreatedAccount acme;
    private CreatedAccount kite;
    private CredentialId primary;

    @BeforeEach
    void plantTree() {
        acme = world.main("Acme");
        kite = world.sub(acme, "Kite");
        primary = CredentialId.primaryOf(kite.authId());
    }

    @Test
    void retiringSecretCannotProlongItself() {
        Actor old = world.signIn(kite).asActor();
        world.credentials().rotate(kite.asActor(), primary, Rotation.withGrace(Duration.ofHours(1)));
        var before = world.credentials().get(kite.asActor(), primary);

        Expect.denied(() -> world.credentials().rotate(old, primary, Rotation.cutNow()), DenialReason.SCOPE_MISSING);
        Expect.denied(() -> world.credentials().rollBackRotation(old, primary), DenialReason.SCOPE_MISSING);
        Expect.denied(() -> world.credentials().finishRotation(old, primary), DenialReason.SCOPE_MISSING);
        Expect.denied(
                () -> world.credentials().issue(old, kite.authId(), NewCredential.named("for ever")),
                DenialReason.SCOPE_MISSING);
        assertThat(world.credentials().get(kite.asActor(), primary)).isEqualTo(before);
    }

    @Test
    void retiringSecretMayIssueWhatEndsWithIt() {
        Actor old = world.signIn(kite).asActor();
        world.credentials().rotate(kite.asActor(), primary, Rotation.withGrace(Duration.ofHours(1)));

        var brief = NewCredential.named("brief").expiresAt(world.time.now().plus(Duration.ofMinutes(59)));
        assertThat(world.credentials()
                        .issue(old, kite.authId(), brief)
                        .credential()
                        .name())
                .isEqualTo("brief");
    }

    @Test
    void narrowCredentialNeitherFinishesNorTakesBackTheRotationOfAWiderOne() {
        IssuedCredential narrow = world.credentials()
                .issue(
                        kite.asActor(),
                        kite.authId(),
                        NewCredential.named("ci").scopes(Scope.parse("credentials:rotate")));
        Actor actor = world.signIn(narrow).asActor();
        world.credentials().rotate(kite.asActor(), primary, Rotation.withGrace(Duration.ofHours(1)));

        Expect.denied(() -> world.credentials().rollBackRotation(actor, primary), DenialReason.SCOPE_MISSING);
        Expect.denied(() -> world.credentials().finishRotation(actor, primary), DenialReason.SCOPE_MISSING);
        assertThat(world.credentials().get(kite.asActor(), primary).secrets()).hasSize(2);
    }

    @Test
    void moveDoesNotLiftASuspension() {
        var customer = world.sub(kite, "Customer");
        world.accounts().suspend(PLATFORM, kite.authId());

        Expect.standingTooLow(() -> world.accounts().move(acme.asActor(), customer.authId(), acme.authId()));
        assertThat(world.read(customer).status()).isEqualTo(EffectiveStatus.ANCESTOR_SUSPENDED);
        assertThat(world.accounts()
                        .move(PLATFORM, customer.authId(), acme.authId())
                        .status())
                .isEqualTo(EffectiveStatus.ENABLED);
    }

    @Test
    void moveDoesNotOpenAGateThatTheMoverCouldNotOpen() {
        var reseller = world.sub(
                kite, NewAccount.named("Reseller").kycMode(KycMode.CUSTOMER_USE).email("desk@reseller.example"));
        var desk = world.sub(reseller, "Desk");

        Expect.standingTooLow(() -> world.accounts().move(kite.asActor(), desk.authId(), kite.authId()));
        assertThat(world.read(desk).kycCallsBlocked()).isTrue();
        assertThat(world.accounts()
                        .move(acme.asActor(), desk.authId(), kite.authId())
                        .kycCallsBlocked())
                .as("an actor above the reseller's parent may move it, but that alone opens nothing")
                .isTrue();
        world.kycDecisions().approve(PLATFORM, desk.authId(), "papers seen");
        assertThat(world.read(desk).kycCallsBlocked()).isFalse();
    }

    @Test
    void deletionIsNoWayAroundTheRightToHandResourcesOver() {
        var child = world.sub(kite, "Child");
        var trunk = world.claim(child, world.freshTrunk()).resource();
        var deleting = world.credentials()
                .issue(kite.asActor(), kite.authId(), NewCredential.named("ci").scopes(Scope.parse("accounts:delete")));
        Actor actor = world.signIn(deleting).asActor();

        Expect.denied(
                () -> world.accounts().planDeletion(actor, child.authId(), DeletePolicy.reassociateToParent()),
                DenialReason.SCOPE_MISSING);
        Expect.denied(
                () -> world.accounts().planDeletion(actor, child.authId(), DeletePolicy.cascade()),
                DenialReason.SCOPE_MISSING);
        assertThat(world.resources().owner(PLATFORM, trunk).orElseThrow().owner())
                .isEqualTo(child.authId());
    }

    @Test
    void planDoesNotCoverCredentialsThatCameAfterIt() {
        var issued = world.credentials().issue(kite.asActor(), kite.authId(), NewCredential.named("old"));
        var plan = world.accounts().planDeletion(acme.asActor(), kite.authId(), DeletePolicy.cascade());
        world.credentials().revoke(kite.asActor(), issued.authId());
        world.credentials().issue(kite.asActor(), kite.authId(), NewCredential.named("new"));

        assertThat(world.accounts().delete(acme.asActor(), plan)).isInstanceOf(DeletionResult.WorldChanged.class);
    }
}
