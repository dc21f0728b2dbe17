package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.access.Authentication;
import io.subaccounts.access.Authentication.Authenticated;
import io.subaccounts.access.Principal;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Secret;
import io.subaccounts.credentials.IssuedCredential;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.spi.host.SecretHasher.Cost;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Once a call that takes a right away has returned, nothing in this process says yes to the old any more. */
abstract class RevocationContract extends ManagerContract {

    private final GatedHasher hasher = new GatedHasher(Cost.EXPENSIVE);
    private World gated;
    private Scene scene;

    /** A way to take the right of a credential away, tried on the account at the bottom of a chain of three. */
    record Taking(String name, BiConsumer<World, Scene> act) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The chain, and a further credential of the account at its bottom with a rotation under way. */
    record Scene(List<CreatedAccount> chain, IssuedCredential credential, Secret retiring) {
        CreatedAccount bottom() {
            return chain.get(2);
        }

        CredentialId id() {
            return credential.authId();
        }
    }

    static Stream<Taking> takings() {
        return Stream.of(
                new Taking(
                        "disable",
                        (at, to) -> at.accounts().disable(PLATFORM, to.bottom().authId())),
                new Taking(
                        "disable its parent",
                        (at, to) -> at.accounts()
                                .disable(PLATFORM, to.chain().get(1).authId())),
                new Taking(
                        "disable its main account",
                        (at, to) -> at.accounts()
                                .disable(PLATFORM, to.chain().get(0).authId())),
                new Taking(
                        "suspend",
                        (at, to) -> at.accounts().suspend(PLATFORM, to.bottom().authId())),
                new Taking(
                        "suspend its main account",
                        (at, to) -> at.accounts()
                                .suspend(PLATFORM, to.chain().get(0).authId())),
                new Taking("rotate and cut", (at, to) -> at.credentials().rotate(PLATFORM, to.id(), Rotation.cutNow())),
                new Taking("revoke", (at, to) -> at.credentials().revoke(PLATFORM, to.id())),
                new Taking("delete", (at, to) -> at.delete(to.bottom())),
                new Taking("delete its parent", (at, to) -> at.delete(to.chain().get(1))),
                new Taking("move below a disabled account", (at, to) -> {
                    var off = at.sub(to.chain().get(0), "off");
                    at.accounts().disable(PLATFORM, off.authId());
                    at.accounts().move(PLATFORM, to.bottom().authId(), off.authId());
                }));
    }

    @BeforeEach
    void setTheScene() {
        gated = worldWith(settings -> settings.secretHasher(hasher).maxConcurrentHashes(4));
        var chain = gated.chain(3);
        var issued = gated.credentials().issue(PLATFORM, chain[2].authId(), NewCredential.named("ci"));
        var rotated = gated.credentials()
                .rotate(PLATFORM, issued.authId(), Rotation.withGrace(Duration.ofDays(1)))
                .orElseThrow();
        scene = new Scene(List.of(chain), rotated, issued.token());
    }

    @ParameterizedTest
    @MethodSource("takings")
    void verifiedTokensAndPrincipalsAreRefusedOnceTheCallHasReturned(Taking taking) {
        var current = principal(gated.present(scene.id(), scene.credential().token()));
        var retiring = principal(gated.present(scene.id(), scene.retiring()));

        taking.act().accept(gated, scene);

        refusedEverywhere(current, scene.credential().token());
        refusedEverywhere(retiring, scene.retiring());
    }

    @ParameterizedTest
    @MethodSource("takings")
    void verificationThatWasInsideTheHasherAtThatMomentIsNotAYes(Taking taking) throws InterruptedException {
        var token = scene.credential().token();
        var gate = hasher.close();
        var verifying = CompletableFuture.supplyAsync(() -> gated.present(scene.id(), token));
        gate.awaitArrival();
        var waiting = CompletableFuture.supplyAsync(() -> gated.present(scene.id(), token));

        taking.act().accept(gated, scene);
        gate.open();

        assertThat(verifying.join())
                .as(taking + " returned before the verification did")
                .isInstanceOf(Authentication.Refused.class);
        assertThat(waiting.join()).as(taking + " counts for who waited too").isInstanceOf(Authentication.Refused.class);
        assertThat(gated.present(scene.id(), token))
                .as("the slow verification brought nothing back to life")
                .isInstanceOf(Authentication.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("takings")
    void anotherManagerOfTheSameStorageRefusesTooOnceItLooks(Taking taking) {
        taking.act().accept(worldWith(settings -> settings.secretHasher(new GatedHasher(Cost.CHEAP))), scene);

        var other = worldWith(settings -> settings.secretHasher(new GatedHasher(Cost.CHEAP)));
        assertThat(other.present(scene.id(), scene.credential().token())).isInstanceOf(Authentication.Refused.class);
        assertThat(other.present(scene.id(), scene.retiring())).isInstanceOf(Authentication.Refused.class);
    }

    /** Ends of a rotation take the right of one secret away and leave the other. */
    record Ending(String name, boolean endsTheOld, BiConsumer<World, CredentialId> act) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Ending> endings() {
        return Stream.of(
                new Ending("finish", true, (at, id) -> at.credentials().finishRotation(PLATFORM, id)),
                new Ending("roll back", false, (at, id) -> at.credentials().rollBackRotation(PLATFORM, id)),
                new Ending("grace is over", true, (at, id) -> at.time.advance(Duration.ofDays(1))));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void secretThatARotationsEndTookAwayIsRefusedOnceTheCallHasReturned(Ending ending) {
        var newer = principal(gated.present(scene.id(), scene.credential().token()));
        var older = principal(gated.present(scene.id(), scene.retiring()));

        ending.act().accept(gated, scene.id());

        refusedEverywhere(ending.endsTheOld() ? older : newer, ending.endsTheOld() ? scene.retiring() : newToken());
        var living = ending.endsTheOld() ? newer : older;
        assertThat(gated.access().authorize(living, Action.READ_CDR).isAllowed())
                .as("the other secret goes on working")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("endings")
    void secretThatWasInsideTheHasherWhenItsRotationEndedIsNotAYes(Ending ending) throws InterruptedException {
        var token = ending.endsTheOld() ? scene.retiring() : newToken();
        var gate = hasher.close();
        var verifying = CompletableFuture.supplyAsync(() -> gated.present(scene.id(), token));
        gate.awaitArrival();

        ending.act().accept(gated, scene.id());
        gate.open();

        assertThat(verifying.join()).isInstanceOf(Authentication.Refused.class);
        assertThat(gated.present(scene.id(), token)).isEqualTo(Expect.NOTHING_PROVED);
    }

    private Secret newToken() {
        return scene.credential().token();
    }

    private void refusedEverywhere(Principal principal, Secret token) {
        assertThat(gated.present(scene.id(), token)).isInstanceOf(Authentication.Refused.class);
        for (var action : new Action[] {Action.PLACE_CALL, Action.READ_CDR, Action.READ_ACCOUNT}) {
            assertThat(gated.access().authorize(principal, action).isAllowed())
                    .as(action + " by a principal whose right was taken away")
                    .isFalse();
        }
        assertThat(Expect.thrownBy(
                        "an actor whose right was taken away",
                        () -> gated.accounts().get(principal.asActor(), principal.account())))
                .isInstanceOf(SubaccountException.class);
    }

    private static Principal principal(Authentication answer) {
        assertThat(answer).isInstanceOf(Authenticated.class);
        return ((Authenticated) answer).principal();
    }
}
