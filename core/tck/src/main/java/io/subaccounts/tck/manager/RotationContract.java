package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.access.Authentication.Authenticated;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Secret;
import io.subaccounts.credentials.Credential.SecretInfo;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.credentials.RotationResult.Rotated;
import io.subaccounts.credentials.RotationResult.StillRetiring;
import io.subaccounts.error.ErrorCode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new secret takes the place of the old one: with overlap or at once, to be finished early or taken back. */
abstract class RotationContract extends ManagerContract {

    private static final Duration DAY = Duration.ofDays(1);

    private CreatedAccount kite;
    private CredentialId id;
    private Secret old;

    @BeforeEach
    void createAccount() {
        kite = world.sub(world.main("Acme"), "Kite");
        id = CredentialId.primaryOf(kite.authId());
        old = kite.authToken();
    }

    @Test
    void bothSecretsWorkDuringTheGraceAndOnlyTheNewOneAfterIt() {
        var fresh = rotate(DAY);
        works(old);
        works(fresh);

        world.time.advance(DAY.minusMillis(1));
        works(old);
        world.time.advance(Duration.ofMillis(1));
        isOver(old);
        works(fresh);
    }

    @Test
    void rotationIsVisibleOnTheCredential() {
        var before = world.credentials().get(PLATFORM, id);
        world.tick();
        rotate(DAY);
        var now = world.time.now().truncatedTo(ChronoUnit.MICROS);

        var after = world.credentials().get(kite.asActor(), id);
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.secrets()).hasSize(2);
        var current = after.secrets().get(0);
        var retiring = after.secrets().get(1);
        assertThat(current.number()).isEqualTo(retiring.number() + 1);
        assertThat(current.createdAt()).isEqualTo(now);
        assertThat(current.retiresAt()).isNull();
        assertThat(retiring.number()).isEqualTo(before.secrets().get(0).number());
        assertThat(retiring.retiresAt()).isEqualTo(now.plus(DAY));

        world.time.advance(DAY);
        assertThat(world.credentials().get(PLATFORM, id).secrets())
                .as("only live secrets are listed")
                .extracting(SecretInfo::number)
                .containsExactly(current.number());
    }

    @Test
    void cuttingLeavesTheNewSecretOnly() {
        works(old);
        var fresh = rotate(Duration.ZERO);

        isOver(old);
        works(fresh);
        assertThat(world.credentials().get(PLATFORM, id).secrets()).hasSize(1);
    }

    @Test
    void cuttingDuringAGraceEndsAllOldSecrets() {
        var second = rotate(DAY);
        works(old);
        works(second);
        var third = rotate(Duration.ZERO);

        isOver(old);
        isOver(second);
        works(third);
    }

    @Test
    void credentialHasAtMostTwoLiveSecrets() {
        var fresh = rotate(DAY);
        var until = world.time.now().truncatedTo(ChronoUnit.MICROS).plus(DAY);

        var answer = world.credentials().rotate(kite.asActor(), id, Rotation.withGrace(DAY));

        assertThat(answer).isEqualTo(new StillRetiring(until));
        works(old);
        works(fresh);
        world.time.advance(DAY);
        assertThat(world.credentials().rotate(kite.asActor(), id, Rotation.withGrace(DAY)))
                .as("once the grace is over the next rotation may begin")
                .isInstanceOf(Rotated.class);
    }

    @Test
    void finishingEarlyEndsTheOldSecret() {
        var fresh = rotate(DAY);
        works(old);

        assertThat(world.credentials().finishRotation(kite.asActor(), id).secrets())
                .hasSize(1);

        isOver(old);
        works(fresh);
    }

    @Test
    void finishingWithoutARotationChangesNothing() {
        var before = world.credentials().get(PLATFORM, id);
        world.tick();

        assertThat(world.credentials().finishRotation(kite.asActor(), id)).isEqualTo(before);
        works(old);
    }

    @Test
    void rollingBackMakesTheOldSecretCurrentAgain() {
        var fresh = rotate(DAY);
        works(fresh);

        var back = world.credentials().rollBackRotation(kite.asActor(), id);

        assertThat(back.secrets())
                .singleElement()
                .satisfies(secret -> assertThat(secret.retiresAt()).isNull());
        isOver(fresh);
        works(old);
        world.time.advance(DAY.plusDays(1));
        works(old);
    }

    @Test
    void rollingBackWithoutALiveOldSecretIsRefused() {
        Expect.conflict(ErrorCode.WRONG_STATE, () -> world.credentials().rollBackRotation(PLATFORM, id));
        var fresh = rotate(DAY);
        world.time.advance(DAY);
        Expect.conflict(ErrorCode.WRONG_STATE, () -> world.credentials().rollBackRotation(PLATFORM, id));
        works(fresh);
        isOver(old);
    }

    @Test
    void secretNumbersAreNotUsedAgain() {
        var first = world.signIn(kite).secretNumber();
        rotate(DAY);
        world.credentials().rollBackRotation(PLATFORM, id);
        var third = rotate(Duration.ZERO);

        var principal = ((Authenticated) world.present(id, third)).principal();
        assertThat(principal.secretNumber())
                .as("a number that was taken back does not come again: its holder would come to life again")
                .isGreaterThan(first + 1);
    }

    @Test
    void principalOfASecretThatWasTakenBackStaysRefusedAfterTheNextRotation() {
        var fresh = rotate(DAY);
        var stale = ((Authenticated) world.present(id, fresh)).principal();
        world.credentials().rollBackRotation(PLATFORM, id);
        rotate(DAY);

        assertThat(world.access().authorize(stale, Action.READ_CDR).isAllowed()).isFalse();
    }

    @Test
    void oldSecretInUseIsObservable() {
        var fresh = rotate(DAY);
        var now = world.time.now();
        works(old);
        world.manager.flushLastUsed();

        var secrets = world.credentials().get(PLATFORM, id).secrets();
        assertThat(secrets.get(0).lastUsedAt())
                .as("the new one was not used yet")
                .isNull();
        assertThat(secrets.get(1).lastUsedAt())
                .as("the old one is still in use")
                .isBetween(now.minus(Duration.ofMinutes(1)), now.plus(Duration.ofMinutes(1)));

        world.time.advance(Duration.ofMinutes(10));
        works(fresh);
        world.manager.flushLastUsed();
        assertThat(world.credentials().get(PLATFORM, id).secrets().get(0).lastUsedAt())
                .isAfter(now.plus(Duration.ofMinutes(8)));
        assertThat(world.read(kite).lastUsedAt()).isAfter(now.plus(Duration.ofMinutes(8)));
        assertThat(world.read(kite).version())
                .as("being used is not a change of the record")
                .isEqualTo(kite.account().version());
    }

    @Test
    void refusedAttemptsAreNotUses() {
        world.present(kite.authId(), world.main("Other").authToken());
        world.accounts().disable(PLATFORM, kite.authId());
        world.present(kite);
        world.manager.flushLastUsed();

        assertThat(world.read(kite).lastUsedAt()).isNull();
        assertThat(world.credentials().get(PLATFORM, id).secrets().get(0).lastUsedAt())
                .isNull();
    }

    @Test
    void graceNeverReachesPastTheCredentialsOwnEnd() {
        var end = world.time.now().truncatedTo(ChronoUnit.MICROS).plus(Duration.ofHours(1));
        var issued = world.credentials()
                .issue(PLATFORM, kite.authId(), NewCredential.named("ci").expiresAt(end));

        var rotated = world.credentials()
                .rotate(PLATFORM, issued.authId(), Rotation.withGrace(Duration.ofDays(90)))
                .orElseThrow();

        assertThat(rotated.credential().secrets().get(1).retiresAt()).isBeforeOrEqualTo(end);
        assertThat(rotated.credential().expiresAt())
                .as("rotation does not prolong")
                .isEqualTo(end);
    }

    @Test
    void graceHasItsBounds() {
        for (var grace : new Duration[] {
            Duration.ofNanos(-1),
            Duration.ofDays(-1),
            Duration.ofDays(90).plusNanos(1),
            Duration.ofSeconds(Long.MAX_VALUE)
        }) {
            Expect.invalid("grace", () -> world.credentials().rotate(PLATFORM, id, Rotation.withGrace(grace)));
        }
        works(old);
        assertThat(world.credentials().rotate(PLATFORM, id, Rotation.withGrace(Duration.ofDays(90))))
                .isInstanceOf(Rotated.class);
    }

    private Secret rotate(Duration grace) {
        return world.credentials()
                .rotate(kite.asActor(), id, new Rotation(grace))
                .orElseThrow()
                .token();
    }

    private void works(Secret token) {
        assertThat(world.present(id, token)).as("a live secret is accepted").isInstanceOf(Authenticated.class);
    }

    private void isOver(Secret token) {
        assertThat(world.present(id, token))
                .as("a secret that is over proves nothing")
                .isEqualTo(Expect.NOTHING_PROVED);
    }
}
