package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.AccountPatchBuilder;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.Change;
import io.subaccounts.error.StaleVersionException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A patch changes what it mentions and nothing else, from the version that was read, by whom it is allowed. */
abstract class AccountUpdateContract extends ManagerContract {

    @Test
    void patchChangesWhatItMentionsAndNothingElse() {
        var kite = full(world.main("Acme"));
        world.tick();

        var after = world.accounts()
                .update(
                        PLATFORM,
                        kite.authId(),
                        AccountPatch.builder().phone("+1 650 253 0000").build(),
                        kite.account().version());

        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("phone", "version", "updatedAt")
                .isEqualTo(kite.account());
        assertThat(after.phone()).isEqualTo("+1 650 253 0000");
        assertThat(after.version())
                .as("one change, one version")
                .isEqualTo(kite.account().version() + 1);
        assertThat(after.updatedAt()).isAfter(kite.account().updatedAt());
        assertThat(world.read(kite)).isEqualTo(after);
    }

    @Test
    void absentKeepsAndNullClears() {
        var kite = full(world.main("Acme"));
        var cleared = world.accounts()
                .update(
                        PLATFORM,
                        kite.authId(),
                        AccountPatch.builder()
                                .kycMode(KycMode.PERSONAL_USE)
                                .email(null)
                                .phone(null)
                                .description(null)
                                .businessType(null)
                                .country(null)
                                .externalId(null)
                                .metadata(Map.of())
                                .permissions(Permissions.INHERITED)
                                .build(),
                        kite.account().version());

        assertThat(cleared.email()).isNull();
        assertThat(cleared.phone()).isNull();
        assertThat(cleared.description()).isNull();
        assertThat(cleared.businessType()).isNull();
        assertThat(cleared.country()).isNull();
        assertThat(cleared.externalId()).isNull();
        assertThat(cleared.metadata()).isEmpty();
        assertThat(cleared.permissions()).isEqualTo(Permissions.INHERITED);
        assertThat(cleared.name())
                .as("what is not mentioned stays")
                .isEqualTo(kite.account().name());
        assertThat(cleared.rateLimit())
                .as("what is not mentioned stays")
                .isEqualTo(kite.account().rateLimit());
        assertThat(world.read(kite)).isEqualTo(cleared);
    }

    @Test
    void labelsAndFlagsAreReplacedAsAWhole() {
        var kite = full(world.main("Acme"));

        var after = patch(
                kite,
                patch -> patch.metadata(Map.of("only", "this")).permissions(Permissions.INHERITED.denying("numbers")));

        assertThat(after.metadata()).containsExactly(Map.entry("only", "this"));
        assertThat(after.permissions().flags()).containsExactly(Map.entry("numbers", false));
    }

    @Test
    void emptyPatchChangesNothingNotEvenTheVersion() {
        var kite = full(world.main("Acme"));
        world.tick();

        assertThat(patch(kite, patch -> patch)).isEqualTo(kite.account());
        assertThat(world.read(kite)).isEqualTo(kite.account());
    }

    @Test
    void updateFromAStaleVersionIsRefusedAndSaysWhichIsStored() {
        var acme = world.main("Acme");
        var read = acme.account().version();
        var current = patch(acme, patch -> patch.name("first")).version();

        var stale = AccountPatch.builder().name("second").build();
        for (long expected : new long[] {read, current + 1, -1, Long.MAX_VALUE}) {
            var refused = catchThrowableOfType(
                    StaleVersionException.class,
                    () -> world.accounts().update(acme.asActor(), acme.authId(), stale, expected));
            assertThat(refused)
                    .as("version " + expected + " is not the one stored")
                    .isNotNull();
            assertThat(refused.expected()).isEqualTo(expected);
            assertThat(refused.actual()).isEqualTo(current);
            assertThat(refused.retryable()).isTrue();
        }
        assertThat(world.read(acme).name()).isEqualTo("first");
    }

    @Test
    void accountChangesItsOwnProfile() {
        var kite = full(world.main("Acme"));
        var profile = AccountPatch.builder()
                .name("new name")
                .email("new@kite.example")
                .phone("+91 98200 00000")
                .description("new")
                .metadata(Map.of("k", "v"))
                .build();

        var after = world.accounts()
                .update(kite.asActor(), kite.authId(), profile, kite.account().version());
        assertThat(after.name()).isEqualTo("new name");
        assertThat(after.email()).isEqualTo("new@kite.example");
    }

    static Stream<UnaryOperator<AccountPatchBuilder>> settings() {
        return Stream.of(
                patch -> patch.permissions(Permissions.INHERITED.allowing("calls")),
                patch -> patch.rateLimit(new RateLimit(1, Duration.ofDays(1))),
                patch -> patch.kycMode(KycMode.CUSTOMER_USE),
                patch -> patch.businessType(BusinessType.TRUST),
                patch -> patch.country("NP"),
                patch -> patch.externalId("mine"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settingsAreChangedFromAboveOnly(UnaryOperator<AccountPatchBuilder> setting) {
        var acme = world.main("Acme");
        var kite = world.sub(acme, NewAccount.named("Kite").email("ops@kite.example"));
        var patch = setting.apply(AccountPatch.builder()).build();
        var mixed = setting.apply(AccountPatch.builder().name("smuggled")).build();
        var version = kite.account().version();

        Expect.standingTooLow(() -> world.accounts().update(kite.asActor(), kite.authId(), patch, version));
        Expect.standingTooLow(() -> world.accounts().update(kite.asActor(), kite.authId(), mixed, version));
        Expect.standingTooLow(() -> world.accounts()
                .update(acme.asActor(), acme.authId(), patch, acme.account().version()));
        assertThat(world.read(kite)).as("refused wholly").isEqualTo(kite.account());

        assertThat(world.accounts()
                        .update(acme.asActor(), kite.authId(), patch, version)
                        .version())
                .isEqualTo(version + 1);
    }

    @Test
    void nameCannotBeCleared() {
        var acme = world.main("Acme");
        @SuppressWarnings("NullAway") // what a host without null checks may do
        var nameless = new AccountPatch(
                Change.to(null),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep());

        Expect.invalid(
                "name",
                () -> world.accounts()
                        .update(
                                PLATFORM,
                                acme.authId(),
                                nameless,
                                acme.account().version()));
    }

    @Test
    void customerUseCannotLoseItsEmail() {
        var kite = full(world.main("Acme"));

        Expect.invalid("email", () -> patch(kite, patch -> patch.email(null)));
        assertThat(world.read(kite)).isEqualTo(kite.account());
    }

    @Test
    void customerUseCannotBeginWithoutAnEmail() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");

        Expect.invalid("email", () -> patch(kite, patch -> patch.kycMode(KycMode.CUSTOMER_USE)));
        Expect.invalid("email", () -> world.sub(acme, NewAccount.named("Lane").kycMode(KycMode.CUSTOMER_USE)));
        assertThat(patch(kite, patch -> patch.kycMode(KycMode.CUSTOMER_USE).email("a@b.example"))
                        .kycMode())
                .isEqualTo(KycMode.CUSTOMER_USE);
    }

    @Test
    void unseenAccountIsNotFoundWhateverTheVersion() {
        var left = world.main("left");
        var right = world.main("right");
        var patch = AccountPatch.builder().name("taken over").build();

        Expect.notFound(
                "account",
                right.authId(),
                () -> world.accounts()
                        .update(
                                left.asActor(),
                                right.authId(),
                                patch,
                                right.account().version()));
        Expect.notFound(
                "account", right.authId(), () -> world.accounts().update(left.asActor(), right.authId(), patch, 99));
        Expect.notFound(
                "account", Expect.absent(), () -> world.accounts().update(left.asActor(), Expect.absent(), patch, 99));
        assertThat(world.read(right)).isEqualTo(right.account());
    }

    @Test
    void deletedAccountIsNotChangedAnyMore() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        world.delete(kite);

        Expect.denied(() -> patch(kite, patch -> patch.name("back")), Expect.deleted(kite));
    }

    private Account patch(CreatedAccount account, UnaryOperator<AccountPatchBuilder> changes) {
        world.tick();
        var version = world.read(account).version();
        return world.accounts()
                .update(
                        PLATFORM,
                        account.authId(),
                        changes.apply(AccountPatch.builder()).build(),
                        version);
    }

    private CreatedAccount full(CreatedAccount parent) {
        return world.sub(
                parent,
                NewAccount.named("Kite")
                        .email("ops@kite.example")
                        .phone("+91 22 6123 4567")
                        .description("a customer")
                        .permissions(Permissions.INHERITED.denying("cdr"))
                        .rateLimit(new RateLimit(60, Duration.ofHours(1)))
                        .kycMode(KycMode.CUSTOMER_USE)
                        .businessType(BusinessType.PRIVATE_LIMITED)
                        .country("IN")
                        .externalId("crm-1")
                        .metadata(Map.of("tier", "gold")));
    }
}
