package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.AccountPatchBuilder;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.PageRequest;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every field of an account has a documented bound and character rule. What breaks it is refused by field and rule, on
 * creation as on update, and changes nothing.
 */
abstract class AccountInputContract extends ManagerContract {

    private CreatedAccount acme;
    private CreatedAccount kite;

    @BeforeEach
    void plantTree() {
        acme = world.main("Acme");
        kite = world.sub(acme, "Kite");
    }

    @Test
    void nameHasOneToTwoHundredCharactersOnOneLine() {
        assertThat(renamed("x")).isEqualTo("x");
        assertThat(renamed(TextCases.ofLength(200))).hasSize(200);
        assertThat(renamed("é".repeat(200))).hasSize(200);
        refusedName("");
        refusedName(TextCases.ofLength(201));
        refusedName(TextCases.ofLength(1_000_000));
        TextCases.withForbidden().forEach(this::refusedName);
        TextCases.withLineEnds().forEach(this::refusedName);
    }

    @Test
    void textsAreNormalisedBeforeTheyAreMeasuredAndStored() {
        assertThat(renamed("Cafe\u0301")).isEqualTo("Café");
        assertThat(renamed("e\u0301".repeat(200))).isEqualTo("é".repeat(200));
        assertThat(renamed("\u212b")).as("the angstrom sign is the letter").isEqualTo("\u00c5");
        assertThat(renamed("नमस्ते 🙂 ब्लू")).as("other scripts are as good").isEqualTo("नमस्ते 🙂 ब्लू");
        assertThat(world.sub(acme, NewAccount.named("x").description("Cafe\u0301"))
                        .account()
                        .description())
                .isEqualTo("Café");
        assertThat(world.sub(acme, NewAccount.named("x").metadata(Map.of("k", "Cafe\u0301")))
                        .account()
                        .metadata())
                .containsEntry("k", "Café");
    }

    @Test
    void emailHasAtMostTwoHundredFiftyFourCharacters() {
        var longest = "ops@" + (TextCases.ofLength(60) + ".").repeat(4) + TextCases.ofLength(6);
        assertThat(longest).hasSize(254);
        assertThat(patched(patch -> patch.email(longest)).email()).isEqualTo(longest);

        refused("email", NewAccount.named("x").email(longest + "x"), patch -> patch.email(longest + "x"));
        Stream.concat(TextCases.FORBIDDEN.stream(), TextCases.LINE_ENDS.stream())
                .map(bad -> "ops" + bad + "@kite.example")
                .forEach(bad -> refused("email", NewAccount.named("x").email(bad), patch -> patch.email(bad)));
    }

    @Test
    void phoneHasAtMostThirtyTwoOfItsCharacters() {
        var longest = "+91 (22) 6123-4567." + "0".repeat(13);
        assertThat(longest).hasSize(32);
        assertThat(patched(patch -> patch.phone(longest)).phone()).isEqualTo(longest);

        Stream.concat(Stream.of(longest + "0", "12a", "12;3", "+९१", "12\t3", "1\n2", "１２"), TextCases.withForbidden())
                .forEach(bad -> refused("phone", NewAccount.named("x").phone(bad), patch -> patch.phone(bad)));
    }

    @Test
    void descriptionHasAtMostAThousandCharactersAndMaySpanLines() {
        var lines = "first\nsecond\r\nthird";
        assertThat(patched(patch -> patch.description(lines)).description()).isEqualTo(lines);
        assertThat(patched(patch -> patch.description(TextCases.ofLength(1000))).description())
                .hasSize(1000);

        Stream.concat(Stream.of(TextCases.ofLength(1001)), TextCases.withForbidden())
                .forEach(bad -> refused(
                        "description", NewAccount.named("x").description(bad), patch -> patch.description(bad)));
    }

    @Test
    void externalIdHasOneToAHundredVisibleAsciiCharacters() {
        var visible =
                IntStream.rangeClosed('!', '~').mapToObj(Character::toString).collect(Collectors.joining());
        assertThat(patched(patch -> patch.externalId(visible)).externalId()).isEqualTo(visible);
        assertThat(patched(patch -> patch.externalId(TextCases.ofLength(100))).externalId())
                .hasSize(100);

        Stream.concat(Stream.of("", " ", "a b", "a ", "é", "１", TextCases.ofLength(101)), TextCases.withForbidden())
                .forEach(bad ->
                        refused("external_id", NewAccount.named("x").externalId(bad), patch -> patch.externalId(bad)));
    }

    @Test
    void metadataHasAtMostThirtyTwoLabelsOfItsForm() {
        var most = labels(32);
        assertThat(patched(patch -> patch.metadata(most)).metadata()).isEqualTo(most);
        var widest = Map.of("K".repeat(32) + "_-.9".repeat(8), TextCases.ofLength(500));
        assertThat(patched(patch -> patch.metadata(widest)).metadata()).isEqualTo(widest);

        refusedMetadata(labels(33));
        refusedMetadata(Map.of("", "v"));
        refusedMetadata(Map.of("k".repeat(65), "v"));
        refusedMetadata(Map.of("k", TextCases.ofLength(501)));
        Stream.of("a b", "ä", "k:v", "k\n").forEach(key -> refusedMetadata(Map.of(key, "v")));
        TextCases.withForbidden().forEach(bad -> refusedMetadata(Map.of(bad, "v")));
        TextCases.withForbidden().forEach(bad -> refusedMetadata(Map.of("k", bad)));
        TextCases.withLineEnds().forEach(bad -> refusedMetadata(Map.of("k", bad)));
    }

    @Test
    void permissionsHaveAtMostThirtyTwoFlagsOfTheirForm() {
        var most = flags(32);
        assertThat(patched(patch -> patch.permissions(most)).permissions()).isEqualTo(most);
        for (var flag : new String[] {
            "a", "calls", "calls:place", "a_b-c.d9:e_f-g.h0", "d".repeat(32), "d".repeat(32) + ":" + "v".repeat(32)
        }) {
            var single = Permissions.INHERITED.denying(flag);
            assertThat(patched(patch -> patch.permissions(single)).permissions())
                    .isEqualTo(single);
        }

        refusedPermissions(flags(33));
        for (var bad : new String[] {
            "",
            ":",
            "calls:",
            ":place",
            "a:b:c",
            "Calls",
            "calls place",
            "çalls",
            "calls\u0000",
            "*",
            "x".repeat(33),
            "d:" + "v".repeat(33)
        }) {
            refusedPermissions(Permissions.INHERITED.denying(bad));
        }
    }

    @Test
    void countryIsOneOfIso3166InUpperCase() {
        assertThat(patched(patch -> patch.country("NP")).country()).isEqualTo("NP");

        Stream.concat(Stream.of("", "N", "np", "NPL", "ZZ", "ＮＰ"), TextCases.withForbidden())
                .forEach(bad -> refused("country", NewAccount.named("x").country(bad), patch -> patch.country(bad)));
    }

    @Test
    void rateLimitHasItsBounds() {
        for (var good :
                new RateLimit[] {new RateLimit(1, Duration.ofSeconds(1)), new RateLimit(1_000_000, Duration.ofDays(1))
                }) {
            assertThat(patched(patch -> patch.rateLimit(good)).rateLimit()).isEqualTo(good);
        }
        for (var bad : new RateLimit[] {
            new RateLimit(0, Duration.ofSeconds(1)),
            new RateLimit(-1, Duration.ofSeconds(1)),
            new RateLimit(1_000_001, Duration.ofSeconds(1)),
            new RateLimit(1, Duration.ZERO),
            new RateLimit(1, Duration.ofSeconds(-1)),
            new RateLimit(1, Duration.ofMillis(999)),
            new RateLimit(1, Duration.ofMillis(1500)),
            new RateLimit(1, Duration.ofDays(1).plusSeconds(1)),
            new RateLimit(1, Duration.ofSeconds(Long.MAX_VALUE))
        }) {
            refused("rate_limit", NewAccount.named("x").rateLimit(bad), patch -> patch.rateLimit(bad));
        }
    }

    @Test
    void filtersOfListsFollowTheRulesOfTheirFields() {
        var query = AccountQuery.subtreeOf(acme.authId());
        assertThat(world.accounts()
                        .list(PLATFORM, query.namePrefix(TextCases.ofLength(200)), PageRequest.first(1))
                        .items())
                .isEmpty();

        Stream.concat(Stream.of("", TextCases.ofLength(201)), TextCases.withForbidden())
                .forEach(bad -> Expect.invalid(
                        "name_prefix",
                        () -> world.accounts().list(PLATFORM, query.namePrefix(bad), PageRequest.first(1))));
        Stream.concat(Stream.of("", "a b", TextCases.ofLength(101)), TextCases.withForbidden())
                .forEach(bad -> Expect.invalid(
                        "external_id",
                        () -> world.accounts().list(PLATFORM, query.externalId(bad), PageRequest.first(1))));
    }

    private String renamed(String name) {
        var created = world.sub(acme, name).account().name();
        assertThat(patched(patch -> patch.name(name)).name())
                .as("creation and update have one rule")
                .isEqualTo(created);
        return created;
    }

    private void refusedName(String bad) {
        refused("name", NewAccount.named(bad), patch -> patch.name(bad));
    }

    private void refusedMetadata(Map<String, String> bad) {
        refused("metadata", NewAccount.named("x").metadata(bad), patch -> patch.metadata(bad));
    }

    private void refusedPermissions(Permissions bad) {
        refused("permissions", NewAccount.named("x").permissions(bad), patch -> patch.permissions(bad));
    }

    private void refused(String field, NewAccount draft, UnaryOperator<AccountPatchBuilder> changes) {
        var before = world.read(kite);
        var patch = changes.apply(AccountPatch.builder().description("smuggled along"))
                .build();

        Expect.invalid(field, () -> world.accounts().createMain(PLATFORM, draft));
        Expect.invalid(field, () -> world.accounts().create(kite.asActor(), kite.authId(), draft));
        Expect.invalid(field, () -> world.accounts().update(PLATFORM, kite.authId(), patch, before.version()));

        assertThat(world.read(kite)).as("a refused update changes nothing").isEqualTo(before);
        assertThat(world.accounts()
                        .list(PLATFORM, AccountQuery.childrenOf(kite.authId()), PageRequest.first(1))
                        .items())
                .as("a refused creation leaves nothing behind")
                .isEmpty();
    }

    private Account patched(UnaryOperator<AccountPatchBuilder> changes) {
        return world.accounts()
                .update(
                        PLATFORM,
                        kite.authId(),
                        changes.apply(AccountPatch.builder()).build(),
                        world.read(kite).version());
    }

    private static Map<String, String> labels(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
    }

    private static Permissions flags(int count) {
        return new Permissions(
                IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "flag" + i, i -> i % 2 == 0)));
    }
}
