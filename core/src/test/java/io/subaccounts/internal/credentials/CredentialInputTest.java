package io.subaccounts.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.credentials.Scope;
import io.subaccounts.error.ValidationException;
import io.subaccounts.support.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CredentialInputTest {

    private static final Instant NOW = ManualTime.START;
    private static final NewCredential PLAIN = NewCredential.named("ci");

    @Test
    void whatIsInOrderStaysAsItIs() {
        NewCredential credential = PLAIN.scopes(Scope.parse("cdr:read"))
                .notBefore(NOW)
                .expiresAt(NOW.plusSeconds(1))
                .origins(Cidr.parse("10.0.0.0/8"));

        assertThat(CredentialInput.checked(PLAIN)).isEqualTo(PLAIN);
        assertThat(CredentialInput.checked(credential)).isEqualTo(credential);
    }

    @Test
    void namesFollowTheRulesOfLabels() {
        assertThat(CredentialInput.checked(NewCredential.named("e\u0301".repeat(100)))
                        .name())
                .isEqualTo("\u00E9".repeat(100));
        assertRefused("name", () -> CredentialInput.checked(NewCredential.named("x".repeat(101))));
        assertRefused("name", () -> CredentialInput.checked(NewCredential.named(" ")));
        assertRefused("name", () -> CredentialInput.checked(NewCredential.named("a\nb")));
    }

    @Test
    void thereAreOneTo32Scopes() {
        assertThat(CredentialInput.checked(PLAIN.scopes(scopes(32))).scopes()).hasSize(32);
        assertRefused("scopes", () -> CredentialInput.checked(PLAIN.scopes(scopes(0))));
        assertRefused("scopes", () -> CredentialInput.checked(PLAIN.scopes(scopes(33))));
    }

    @Test
    void thereAreAtMost32Origins() {
        assertThat(CredentialInput.checked(PLAIN.origins(origins(0))).origins()).isEmpty();
        assertThat(CredentialInput.checked(PLAIN.origins(origins(32))).origins())
                .hasSize(32);
        assertRefused("origins", () -> CredentialInput.checked(PLAIN.origins(origins(33))));
    }

    @Test
    void whatIsNamedTwiceCountsOnce() {
        Scope scope = Scope.parse("cdr:read");
        Cidr block = Cidr.parse("2001:db8::/32");
        NewCredential checked = CredentialInput.checked(
                PLAIN.scopes(scope, Scope.parse("cdr:read:*")).origins(block, Cidr.parse("2001:DB8:0::/32")));

        assertThat(checked.scopes()).containsExactly(scope);
        assertThat(checked.origins()).containsExactly(block);
    }

    @Test
    void validityBeginsBeforeItEnds() {
        assertRefused(
                "expires_at", () -> CredentialInput.checked(PLAIN.notBefore(NOW).expiresAt(NOW)));
        assertRefused(
                "expires_at", () -> CredentialInput.checked(PLAIN.notBefore(NOW).expiresAt(NOW.minusSeconds(1))));
        assertRefused(
                "expires_at",
                () -> CredentialInput.checked(
                        PLAIN.notBefore(NOW.plusNanos(100)).expiresAt(NOW.plusNanos(900)))); // one microsecond
        assertThat(CredentialInput.checked(PLAIN.expiresAt(NOW.plusNanos(1999))).expiresAt())
                .isEqualTo(NOW.plusNanos(1000));
        assertRefused("not_before", () -> CredentialInput.checked(PLAIN.notBefore(Instant.MIN)));
        assertRefused("expires_at", () -> CredentialInput.checked(PLAIN.expiresAt(Instant.MAX)));
    }

    @Test
    void aGraceLastsUpToNinetyDays() {
        for (Duration grace : new Duration[] {Duration.ZERO, Duration.ofSeconds(1), Duration.ofDays(90)}) {
            assertThatCode(() -> CredentialInput.checked(Rotation.withGrace(grace)))
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> CredentialInput.checked(Rotation.cutNow())).doesNotThrowAnyException();
        for (Duration grace : new Duration[] {
            Duration.ofNanos(-1),
            Duration.ofDays(-1),
            Duration.ofDays(90).plusNanos(1),
            Duration.ofSeconds(Long.MAX_VALUE)
        }) {
            assertRefused("grace", () -> CredentialInput.checked(Rotation.withGrace(grace)));
        }
    }

    private static Scope[] scopes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Scope.parse("d" + i + ":v"))
                .toArray(Scope[]::new);
    }

    private static Cidr[] origins(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Cidr.parse("10." + i + ".0.0/16"))
                .toArray(Cidr[]::new);
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}
