package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Credential;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Scope;
import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hosts hand in besides accounts has its documented bounds too. */
abstract class OtherInputContract extends ManagerContract {

    private CreatedAccount acme;

    @BeforeEach
    void createAccount() {
        acme = world.main("Acme");
    }

    @Test
    void credentialNameFollowsTheRulesOfNamesUpToAHundredCharacters() {
        assertThat(issued(NewCredential.named(TextCases.ofLength(100))).name()).hasSize(100);
        assertThat(issued(NewCredential.named("Cafe\u0301")).name()).isEqualTo("Café");

        Stream.concat(
                        Stream.of("", TextCases.ofLength(101)),
                        Stream.concat(TextCases.withForbidden(), TextCases.withLineEnds()))
                .forEach(bad -> refused("name", NewCredential.named(bad)));
    }

    @Test
    void credentialHasOneToThirtyTwoScopes() {
        assertThat(issued(NewCredential.named("x").scopes(scopes(32))).scopes()).hasSize(32);
        refused("scopes", NewCredential.named("x").scopes(new Scope[0]));
        refused("scopes", NewCredential.named("x").scopes(scopes(33)));
    }

    @Test
    void credentialHasAtMostThirtyTwoOrigins() {
        assertThat(issued(NewCredential.named("x").origins(origins(32))).origins())
                .hasSize(32);
        refused("origins", NewCredential.named("x").origins(origins(33)));
    }

    @Test
    void credentialDoesNotEndBeforeItBegins() {
        var now = world.time.now();
        refused(
                "expires_at",
                NewCredential.named("x").notBefore(now.plusSeconds(1)).expiresAt(now));
        refused("expires_at", NewCredential.named("x").notBefore(now).expiresAt(now));
    }

    @Test
    void momentsBeyondTheCalendarAreRefusedNotMangled() {
        for (var moment : new Instant[] {Instant.MIN, Instant.MAX}) {
            assertThatThrownBy(() -> issued(NewCredential.named("x").expiresAt(moment)))
                    .isInstanceOf(ValidationException.class);
            assertThatThrownBy(() ->
                            world.kycDecisions().override(PLATFORM, acme.authId(), KycOverride.open("a", "b", moment)))
                    .isInstanceOf(ValidationException.class);
            assertThat(world.resources().ownerAt(PLATFORM, world.freshTrunk(), moment))
                    .as("nobody owned it then")
                    .isEmpty();
        }
    }

    @Test
    void overrideHasAReferenceAndAReasonWithinTheirBounds() {
        overridden(TextCases.ofLength(100), TextCases.ofLength(500));
        overridden("!", "\u00e9");

        Stream.concat(Stream.of("", " ", "a b", "é", TextCases.ofLength(101)), TextCases.withForbidden())
                .forEach(bad -> Expect.invalid("reference", () -> overridden(bad, "why")));
        Stream.concat(Stream.of("", TextCases.ofLength(501)), TextCases.withForbidden())
                .forEach(bad -> Expect.invalid("reason", () -> overridden("case", bad)));
        assertThat(world.kyc().status(PLATFORM, acme.authId()).override())
                .isEqualTo(KycOverride.open("!", "\u00e9", world.inAYear()));
    }

    @Test
    void operatorIsNamedWithinItsBounds() {
        var longest = Actor.platform(TextCases.ofLength(100));
        assertThat(world.accounts().get(longest, acme.authId()).id()).isEqualTo(acme.authId());

        Stream.concat(Stream.of(TextCases.ofLength(101)), TextCases.withForbidden())
                .map(Actor::platform)
                .forEach(operator -> {
                    Expect.invalid("operator", () -> world.accounts().get(operator, acme.authId()));
                    Expect.invalid(
                            "operator", () -> world.accounts().createMain(operator, NewAccount.named("by nobody")));
                    Expect.invalid(
                            "operator",
                            () -> world.accounts()
                                    .update(
                                            operator,
                                            acme.authId(),
                                            AccountPatch.builder().name("x").build(),
                                            acme.account().version()));
                });
    }

    @Test
    void idsAreReadStrictly() {
        for (var bad : new String[] {
            "",
            "MA_",
            "MA_0000000000000000000",
            "MA_000000000000000000000",
            "ma_00000000000000000000",
            "MA_0000000000000000000a",
            " MA_00000000000000000000",
            "MA_00000000000000000000\n",
            "CR_00000000000000000000",
            "MA_0000000000000000000İ",
            "MA_０0000000000000000000",
            "XX_00000000000000000000"
        }) {
            Expect.invalid("account_id", () -> AccountId.parse(bad));
            assertThat(AccountId.isWellFormed(bad)).isFalse();
        }
        Expect.invalid("auth_id", () -> CredentialId.parse("cr_00000000000000000000"));
        assertThat(CredentialId.parse("CR_00000000000000000000").isPrimary()).isFalse();
        assertThat(CredentialId.parse("SA_00000000000000000000").isPrimary()).isTrue();
    }

    @Test
    void resourcesAreNamedWithinTheirBounds() {
        var widest =
                new ResourceRef(new ResourceType("a" + "_-9".repeat(10) + "z"), "Az09_.+@/:-".repeat(11) + "1234567");
        assertThat(widest.id()).hasSize(128);
        assertThat(world.claim(acme, widest).resource()).isEqualTo(widest);

        for (var bad : new String[] {"", "a b", "é", "a\u0000", "a\n", "a%", "x".repeat(129)}) {
            Expect.invalid("resource_id", () -> ResourceRef.trunk(bad));
        }
        for (var bad : new String[] {"", "9a", "A", "a b", "é", "_a", "x".repeat(33)}) {
            Expect.invalid("resource_type", () -> new ResourceType(bad));
        }
    }

    @Test
    void scopesAreReadStrictly() {
        assertThat(Scope.parse("calls:place")).isEqualTo(new Scope("calls", "place", "*"));
        assertThat(Scope.parse("*:*:*")).isEqualTo(Scope.EVERYTHING);
        for (var bad : new String[] {
            "",
            "calls",
            "calls:",
            ":place",
            "a:b:c:d",
            "Calls:place",
            "calls:pl ace",
            "ca*:place",
            "calls:place:",
            "**:a",
            "calls:place:a b",
            "calls:place:é",
            "x".repeat(33) + ":y",
            "a:b:" + "x".repeat(201)
        }) {
            Expect.invalid("scope", () -> Scope.parse(bad));
        }
    }

    @Test
    void blocksOfAddressesAreReadStrictly() {
        assertThat(Cidr.parse("10.0.0.0/8").covers(Cidr.parse("10.1.0.0/16"))).isTrue();
        assertThat(Cidr.parse("10.1.0.0/16").covers(Cidr.parse("10.0.0.0/8"))).isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").covers(Cidr.parse("::/0"))).isFalse();
        assertThat(Cidr.parse("2001:DB8::/32")).isEqualTo(Cidr.parse("2001:db8:0::/32"));
        for (var bad : new String[] {
            "",
            "10.0.0.0",
            "10.0.0.0/",
            "10.0.0.0/33",
            "10.0.0.1/8",
            "10.0.0/8",
            "256.0.0.0/8",
            "::/129",
            "::1/64",
            "localhost/8",
            "10.0.0.0/8 ",
            "/8",
            ":::/8",
            "10.0.0.0/-1"
        }) {
            Expect.invalid("cidr", () -> Cidr.parse(bad));
        }
    }

    private Credential issued(NewCredential draft) {
        return world.credentials().issue(PLATFORM, acme.authId(), draft).credential();
    }

    private void refused(String field, NewCredential draft) {
        var before = world.credentials().list(PLATFORM, acme.authId());
        Expect.invalid(field, () -> issued(draft));
        assertThat(world.credentials().list(PLATFORM, acme.authId()))
                .as("a refused issue leaves nothing behind")
                .isEqualTo(before);
    }

    private void overridden(String reference, String reason) {
        world.kycDecisions().override(PLATFORM, acme.authId(), KycOverride.open(reference, reason, world.inAYear()));
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
}
