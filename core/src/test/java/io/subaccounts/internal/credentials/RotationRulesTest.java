package io.subaccounts.internal.credentials;

import static io.subaccounts.support.CredentialRowBuilder.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.support.CredentialRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RotationRulesTest {

    private static final Instant NOW = ManualTime.START;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final RotationRules.NewSecret FRESH =
            (number, at) -> new SecretRow(number, "fresh-" + number, null, at, null, null);

    private final CredentialRow row = further().build();

    @Test
    void aRotationWithGraceKeepsTheOldSecretForThatLong() {
        CredentialRow rotated = RotationRules.rotated(row, FRESH, HOUR, NOW);

        assertThat(rotated.secrets())
                .containsExactly(new SecretRow(2, "fresh-2", null, NOW, null, null), secret(1, NOW.plus(HOUR)));
        assertThat(rotated.version()).isEqualTo(row.version() + 1);
        assertThat(RotationRules.retiringUntil(rotated, NOW)).isEqualTo(NOW.plus(HOUR));
        assertThat(RotationRules.retiringUntil(rotated, NOW.plus(HOUR))).isNull();
        assertThat(RotationRules.retiringUntil(row, NOW)).isNull();
    }

    @Test
    void aCutLeavesOnlyTheNewSecret() {
        CredentialRow overlapping = RotationRules.rotated(row, FRESH, HOUR, NOW);

        assertThat(RotationRules.rotated(row, FRESH, Duration.ZERO, NOW).secrets())
                .extracting(SecretRow::number)
                .containsExactly(2);
        assertThat(RotationRules.rotated(overlapping, FRESH, Duration.ZERO, NOW).secrets())
                .extracting(SecretRow::number)
                .containsExactly(3);
    }

    @Test
    void theOldSecretNeverOutlivesTheCredential() {
        Instant end = NOW.plusSeconds(60);
        CredentialRow bounded = further().validity(null, end).build();
        CredentialRow over = further().validity(null, NOW).build();

        assertThat(RotationRules.rotated(bounded, FRESH, HOUR, NOW)
                        .secrets()
                        .get(1)
                        .retiresAt())
                .isEqualTo(end);
        assertThat(RotationRules.rotated(over, FRESH, HOUR, NOW).secrets()).hasSize(1);
    }

    @Test
    void aSecretThatRetiresKeepsEverythingElse() {
        var used = new SecretRow(1, "hash", 7, NOW.minusSeconds(9), null, NOW.minusSeconds(3));
        CredentialRow rotated = RotationRules.rotated(further().secrets(used).build(), FRESH, HOUR, NOW);

        assertThat(rotated.secrets().get(1))
                .isEqualTo(new SecretRow(1, "hash", 7, NOW.minusSeconds(9), NOW.plus(HOUR), NOW.minusSeconds(3)));
        assertThat(RotationRules.rolledBack(rotated, NOW).secrets()).containsExactly(used);
    }

    @Test
    void finishingCutsTheOldSecret() {
        CredentialRow overlapping = RotationRules.rotated(row, FRESH, HOUR, NOW);

        assertThat(RotationRules.finished(overlapping, NOW).secrets())
                .extracting(SecretRow::number)
                .containsExactly(2);
        assertThat(RotationRules.finished(row, NOW)).isSameAs(row);
    }

    @Test
    void rollingBackMakesTheOldSecretCurrentAgainAndCutsTheNewOne() {
        CredentialRow overlapping = RotationRules.rotated(row, FRESH, HOUR, NOW);
        CredentialRow back =
                RotationRules.rolledBack(overlapping, NOW.plus(HOUR).minusNanos(1000));

        assertThat(back.secrets()).containsExactly(secret(1, null));
        assertThat(back.version()).isEqualTo(3);
        assertConflict(() -> RotationRules.rolledBack(overlapping, NOW.plus(HOUR)));
        assertConflict(() -> RotationRules.rolledBack(row, NOW));
    }

    @Test
    void numbersAreNotUsedAgainAfterARollback() {
        CredentialRow back = RotationRules.rolledBack(RotationRules.rotated(row, FRESH, HOUR, NOW), NOW);

        assertThat(RotationRules.rotated(back, FRESH, HOUR, NOW).secrets())
                .extracting(SecretRow::number)
                .containsExactly(4, 1);
    }

    @Test
    void revokingTakesAllSecretsForGood() {
        CredentialRow revoked = RotationRules.revoked(RotationRules.rotated(row, FRESH, HOUR, NOW), NOW);

        assertThat(revoked.secrets()).isEmpty();
        assertThat(revoked.revokedAt()).isEqualTo(NOW);
        assertThat(RotationRules.revoked(revoked, NOW.plus(HOUR))).isSameAs(revoked);
        assertThat(RotationRules.finished(revoked, NOW)).isSameAs(revoked);
        assertConflict(() -> RotationRules.rotated(revoked, FRESH, HOUR, NOW));
        assertConflict(() -> RotationRules.rolledBack(revoked, NOW));
    }

    @Test
    void aPrimaryCredentialIsNotRevoked() {
        CredentialRow primary = CredentialRowBuilder.primaryOf(Ids.sub("a")).build();

        assertConflict(() -> RotationRules.revoked(primary, NOW));
        assertThat(RotationRules.rotated(primary, FRESH, HOUR, NOW).secrets()).hasSize(2);
    }

    private static CredentialRowBuilder further() {
        return CredentialRowBuilder.further(Ids.credential("c"), Ids.sub("a"));
    }

    private static void assertConflict(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRONG_STATE));
    }
}
