package io.subaccounts.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialValuesTest {

    private static final Instant NOW = ManualTime.START;

    @Test
    void aNewCredentialIsForEverythingFromAnywhereWithoutEnd() {
        assertThat(NewCredential.named("ci"))
                .isEqualTo(new NewCredential("ci", List.of(Scope.EVERYTHING), null, null, List.of()));
    }

    @Test
    void everyBoundOfANewCredentialLeavesTheOthersAlone() {
        NewCredential credential = NewCredential.named("ci")
                .scopes(Scope.parse("cdr:read"))
                .notBefore(NOW)
                .expiresAt(NOW.plusSeconds(1))
                .origins(Cidr.parse("10.0.0.0/8"));

        assertThat(credential)
                .isEqualTo(new NewCredential(
                        "ci",
                        List.of(Scope.parse("cdr:read:*")),
                        NOW,
                        NOW.plusSeconds(1),
                        List.of(Cidr.parse("10.0.0.0/8"))));
    }

    @Test
    void valuesDoNotChangeWithTheListsTheyWereMadeFrom() {
        var scopes = new ArrayList<>(List.of(Scope.EVERYTHING));
        var origins = new ArrayList<>(List.of(Cidr.parse("10.0.0.0/8")));
        var secrets = new ArrayList<>(List.of(new Credential.SecretInfo(1, NOW, null, null)));
        CredentialId id = Ids.credential("one");
        var fresh = new NewCredential("ci", scopes, null, null, origins);
        var credential = new Credential(id, Ids.sub("a"), "ci", scopes, null, null, origins, secrets, 1, NOW, null);
        scopes.clear();
        origins.clear();
        secrets.clear();

        assertThat(fresh.scopes()).hasSize(1);
        assertThat(fresh.origins()).hasSize(1);
        assertThat(credential.scopes()).hasSize(1);
        assertThat(credential.origins()).hasSize(1);
        assertThat(credential.secrets()).hasSize(1);
    }

    @Test
    void rotationsSayHowLongTheOldSecretGoesOn() {
        assertThat(Rotation.cutNow().grace()).isZero();
        assertThat(Rotation.withGrace(Duration.ofHours(2)).grace()).hasHours(2);
    }

    @Test
    void whoeverExpectsANewSecretGetsItOrAnError() {
        var credential = new Credential(
                Ids.credential("one"), Ids.sub("a"), "ci", List.of(), null, null, List.of(), List.of(), 1, NOW, null);
        var issued = new IssuedCredential(credential, Secret.of("token"));

        assertThat(new RotationResult.Rotated(issued).orElseThrow()).isSameAs(issued);
        assertThat(issued.authId()).isEqualTo(credential.id());
        assertThatThrownBy(() -> new RotationResult.StillRetiring(NOW).orElseThrow())
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRONG_STATE));
    }
}
