package io.subaccounts.internal.decision;

import static io.subaccounts.support.CredentialRowBuilder.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Remedy;
import io.subaccounts.common.AccountId;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Scope;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.support.CredentialRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialRulesTest {

    private static final Instant NOW = ManualTime.START;
    private static final Instant BEFORE = NOW.minusNanos(1000);
    private static final Instant AFTER = NOW.plusNanos(1000);
    private static final AccountId ACCOUNT = Ids.sub("a");

    @Test
    void aSecretLivesUntilTheVeryMomentItRetires() {
        assertThat(CredentialRules.isLive(secret(1, null), NOW)).isTrue();
        assertThat(CredentialRules.isLive(secret(1, AFTER), NOW)).isTrue();
        assertThat(CredentialRules.isLive(secret(1, NOW), NOW)).isFalse();
        assertThat(CredentialRules.isLive(secret(1, BEFORE), NOW)).isFalse();
    }

    @Test
    void onlyTheVerySecretThatWasPresentedCounts() {
        CredentialRow row =
                credential().secrets(secret(5, null), secret(4, AFTER)).build();

        assertThat(CredentialRules.hasLive(row, 5, NOW)).isTrue();
        assertThat(CredentialRules.hasLive(row, 4, NOW)).isTrue();
        assertThat(CredentialRules.hasLive(row, 4, AFTER)).isFalse();
        assertThat(CredentialRules.hasLive(row, 3, NOW)).isFalse();
        assertThat(CredentialRules.hasLive(row, 6, NOW)).isFalse();
        assertThat(CredentialRules.hasLive(credential().revoked(NOW).build(), 1, NOW))
                .isFalse();
    }

    @Test
    void aRevokedCredentialHasNoLiveSecretEvenIfOneIsStored() {
        CredentialRow row =
                credential().revoked(BEFORE).secrets(secret(1, null)).build();

        assertThat(CredentialRules.hasLive(row, 1, NOW)).isFalse();
    }

    @Test
    void validityBeginsAtItsStartAndIsOverAtItsEnd() {
        Denial early = new Denial(DenialReason.CREDENTIAL_NOT_YET_VALID, ACCOUNT, Remedy.WAIT);
        Denial late = new Denial(DenialReason.CREDENTIAL_EXPIRED, ACCOUNT, Remedy.USE_ANOTHER_CREDENTIAL);

        assertThat(validity(null, null)).isEmpty();
        assertThat(validity(BEFORE, AFTER)).isEmpty();
        assertThat(validity(NOW, null)).isEmpty();
        assertThat(validity(AFTER, null)).containsExactly(early);
        assertThat(validity(null, NOW)).containsExactly(late);
        assertThat(validity(null, BEFORE)).containsExactly(late);
        assertThat(validity(AFTER, BEFORE)).containsExactly(early, late);
    }

    @Test
    void aGrantIsCoveredOnlyIfEachOfItsScopesIs() {
        CredentialRow mine = credential().scopes("calls:*", "cdr:read:*").build();

        assertThat(covers(mine, "calls:place")).isTrue();
        assertThat(covers(mine, "calls:place:trunk/t", "cdr:read")).isTrue();
        assertThat(covers(mine, "calls:place", "numbers:buy")).isFalse();
        assertThat(covers(mine, "*:read")).isFalse();
        assertThat(covers(mine, "*:*")).isFalse();
        assertThat(covers(credential().build(), "*:*")).isTrue();
    }

    @Test
    void aGrantNeverOutlivesTheCredentialItComesFrom() {
        CredentialRow mine = credential().validity(null, NOW).build();

        assertThat(CredentialRules.coversGrant(mine, 1, List.of(), NOW, List.of()))
                .isTrue();
        assertThat(CredentialRules.coversGrant(mine, 1, List.of(), BEFORE, List.of()))
                .isTrue();
        assertThat(CredentialRules.coversGrant(mine, 1, List.of(), AFTER, List.of()))
                .isFalse();
        assertThat(CredentialRules.coversGrant(mine, 1, List.of(), null, List.of()))
                .isFalse();
        assertThat(CredentialRules.coversGrant(credential().build(), 1, List.of(), null, List.of()))
                .isTrue();
    }

    @Test
    void aSecretThatRetiresBringsAboutNothingThatOutlivesIt() {
        CredentialRow mine =
                credential().secrets(secret(2, null), secret(1, NOW)).build();
        CredentialRow ending = credential()
                .validity(null, BEFORE)
                .secrets(secret(2, null), secret(1, NOW))
                .build();

        assertThat(CredentialRules.coversGrant(mine, 2, List.of(), null, List.of()))
                .isTrue();
        assertThat(CredentialRules.coversGrant(mine, 1, List.of(), null, List.of()))
                .isFalse();
        assertThat(CredentialRules.coversGrant(mine, 1, List.of(), AFTER, List.of()))
                .isFalse();
        assertThat(CredentialRules.coversGrant(mine, 1, List.of(), NOW, List.of()))
                .isTrue();
        assertThat(CredentialRules.coversGrant(ending, 1, List.of(), NOW, List.of()))
                .isFalse();
        assertThat(CredentialRules.coversGrant(ending, 1, List.of(), BEFORE, List.of()))
                .isTrue();
        assertThat(CredentialRules.coversGrant(ending, 2, List.of(), NOW, List.of()))
                .isFalse();
    }

    @Test
    void aGrantIsUsedFromNowhereElse() {
        CredentialRow mine = credential().origins("10.0.0.0/8", "2001:db8::/32").build();

        assertThat(origins(mine, "10.1.0.0/16")).isTrue();
        assertThat(origins(mine, "10.0.0.0/8", "2001:db8::/32")).isTrue();
        assertThat(origins(mine, "10.0.0.0/7")).isFalse();
        assertThat(origins(mine, "10.0.0.0/8", "192.0.2.0/24")).isFalse();
        assertThat(origins(mine)).isFalse();
        assertThat(origins(credential().build())).isTrue();
        assertThat(origins(credential().build(), "0.0.0.0/0")).isTrue();
    }

    private static boolean covers(CredentialRow mine, String... scopes) {
        return CredentialRules.coversGrant(
                mine, 1, Stream.of(scopes).map(Scope::parse).toList(), null, List.of());
    }

    private static boolean origins(CredentialRow mine, String... blocks) {
        return CredentialRules.coversGrant(
                mine,
                1,
                List.of(Scope.EVERYTHING),
                null,
                Stream.of(blocks).map(Cidr::parse).toList());
    }

    private static List<Denial> validity(@Nullable Instant from, @Nullable Instant until) {
        var denials = new ArrayList<Denial>();
        CredentialRules.collectValidity(credential().validity(from, until).build(), NOW, denials);
        return denials;
    }

    private static CredentialRowBuilder credential() {
        return CredentialRowBuilder.further(Ids.credential("c"), ACCOUNT);
    }
}
