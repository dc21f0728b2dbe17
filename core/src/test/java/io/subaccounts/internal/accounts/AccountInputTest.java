package io.subaccounts.internal.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.Change;
import io.subaccounts.common.Environment;
import io.subaccounts.error.ValidationException;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.support.AccountRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.KycRowBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccountInputTest {

    private static final NewAccount PLAIN = NewAccount.named("Acme");
    private static final AccountRow ROW =
            AccountRowBuilder.row(Ids.sub("a")).below(Ids.main("m")).build();

    @Test
    void whatIsInOrderStaysAsItIs() {
        NewAccount full = PLAIN.email("ops@acme.example")
                .phone("+91 80 4718 0000")
                .description("first\nsecond")
                .permissions(Permissions.INHERITED.denying("calls"))
                .rateLimit(new RateLimit(1, Duration.ofDays(1)))
                .kycMode(KycMode.CUSTOMER_USE)
                .businessType(BusinessType.LLP)
                .country("IN")
                .externalId("crm-7")
                .metadata(Map.of("tier", "gold"))
                .environment(Environment.TEST);

        assertThat(AccountInput.checked(PLAIN)).isEqualTo(PLAIN);
        assertThat(AccountInput.checked(full)).isEqualTo(full);
    }

    @Test
    void everyTextOfANewAccountIsBounded() {
        assertRefused("name", () -> AccountInput.checked(NewAccount.named("x".repeat(201))));
        assertRefused("name", () -> AccountInput.checked(NewAccount.named("")));
        assertRefused("email", () -> AccountInput.checked(PLAIN.email("nobody")));
        assertRefused("phone", () -> AccountInput.checked(PLAIN.phone("ring me")));
        assertRefused("description", () -> AccountInput.checked(PLAIN.description("x".repeat(1001))));
        assertRefused("external_id", () -> AccountInput.checked(PLAIN.externalId("with blank")));
        assertRefused("metadata", () -> AccountInput.checked(PLAIN.metadata(Map.of("a b", ""))));
        assertRefused(
                "permissions", () -> AccountInput.checked(PLAIN.permissions(Permissions.INHERITED.allowing("A"))));
    }

    @Test
    void aCustomerIsReachable() {
        assertRefused("email", () -> AccountInput.checked(PLAIN.kycMode(KycMode.CUSTOMER_USE)));
        assertRefused(
                "email",
                () -> patched(
                        AccountPatch.builder().kycMode(KycMode.CUSTOMER_USE).build()));

        AccountRow customer = patched(AccountPatch.builder()
                .kycMode(KycMode.CUSTOMER_USE)
                .email("ops@acme.example")
                .build());
        assertThat(customer.kycMode()).isEqualTo(KycMode.CUSTOMER_USE);
        assertRefused(
                "email",
                () -> AccountInput.patched(
                        customer, AccountPatch.builder().email(null).build()));
    }

    @Test
    void aCountryIsOneOfIso3166InUpperCase() {
        for (String code : List.of("IN", "US", "GB", "DE", "NP", "BT", "SG", "AE")) {
            assertThat(AccountInput.checked(PLAIN.country(code)).country()).isEqualTo(code);
        }
        for (String code :
                List.of("", "I", "in", "In", "IND", "356", "ZZ", "UK", "EU", " IN", "IN ", "I\u0130", "\uFF29\uFF2E")) {
            assertRefused("country", () -> AccountInput.checked(PLAIN.country(code)));
            assertRefused(
                    "country",
                    () -> patched(AccountPatch.builder().country(code).build()));
        }
    }

    @Test
    void rateLimitsHaveWholeSecondsAndSensibleBounds() {
        for (RateLimit limit : List.of(
                new RateLimit(1, Duration.ofSeconds(1)),
                new RateLimit(1_000_000, Duration.ofDays(1)),
                RateLimit.DEFAULT)) {
            assertThat(AccountInput.checked(PLAIN.rateLimit(limit)).rateLimit()).isEqualTo(limit);
        }
        for (RateLimit limit : List.of(
                new RateLimit(0, Duration.ofSeconds(1)),
                new RateLimit(-1, Duration.ofSeconds(1)),
                new RateLimit(1_000_001, Duration.ofSeconds(1)),
                new RateLimit(1, Duration.ZERO),
                new RateLimit(1, Duration.ofMillis(999)),
                new RateLimit(1, Duration.ofMillis(1500)),
                new RateLimit(1, Duration.ofDays(1).plusSeconds(1)),
                new RateLimit(1, Duration.ofSeconds(-1)),
                new RateLimit(1, Duration.ofSeconds(Long.MAX_VALUE)))) {
            assertRefused("rate_limit", () -> AccountInput.checked(PLAIN.rateLimit(limit)));
        }
    }

    @Test
    void anEmptyPatchLeavesTheRowAlone() {
        assertThat(patched(AccountPatch.builder().build())).isEqualTo(ROW);
    }

    @Test
    void aPatchTouchesWhatItNamesAndNothingElse() {
        AccountRow patched = patched(AccountPatch.builder()
                .name("e\u0301")
                .phone("+1")
                .metadata(Map.of("k", "v"))
                .businessType(BusinessType.HUF)
                .country("NP")
                .build());

        assertThat(patched.name()).isEqualTo("\u00E9");
        assertThat(patched.phone()).isEqualTo("+1");
        assertThat(patched.metadata()).isEqualTo(Map.of("k", "v"));
        assertThat(patched.businessType()).isEqualTo(BusinessType.HUF);
        assertThat(patched.country()).isEqualTo("NP");
        assertThat(AccountInput.patched(
                        patched,
                        AccountPatch.builder()
                                .name(ROW.name())
                                .phone(null)
                                .metadata(Map.of())
                                .businessType(null)
                                .country(null)
                                .build()))
                .isEqualTo(ROW);
    }

    @Test
    void aPatchNeverTouchesStateVersionOrTimes() {
        AccountRow dead = AccountRowBuilder.row(Ids.sub("a"))
                .below(Ids.main("m"))
                .kyc(KycMode.PERSONAL_USE, KycRowBuilder.individual().held().build())
                .state(false, true, true)
                .build();
        AccountRow patched =
                AccountInput.patched(dead, AccountPatch.builder().name("new").build());

        assertThat(patched).usingRecursiveComparison().ignoringFields("name").isEqualTo(dead);
        assertThat(patched.name()).isEqualTo("new");
    }

    @Test
    void fieldsThatMustNotBeEmptyAreNotCleared() {
        AccountPatch keep = AccountPatch.builder().build();
        assertRefused("name", () -> patched(with(keep, Change.to(null), Change.keep(), Change.keep())));
        assertRefused("permissions", () -> patched(with(keep, Change.keep(), Change.to(null), Change.keep())));
        assertRefused("kyc_mode", () -> patched(with(keep, Change.keep(), Change.keep(), Change.to(null))));
    }

    @Test
    void whatAnAccountChangesItselfIsToldFromWhatOthersSetForIt() {
        for (AccountPatch patch : List.of(
                AccountPatch.builder().name("n").build(),
                AccountPatch.builder().email(null).build(),
                AccountPatch.builder().phone(null).build(),
                AccountPatch.builder().description(null).build(),
                AccountPatch.builder().metadata(Map.of()).build())) {
            assertThat(AccountInput.touchesProfile(patch)).isTrue();
            assertThat(AccountInput.touchesSettings(patch)).isFalse();
        }
        for (AccountPatch patch : List.of(
                AccountPatch.builder().permissions(Permissions.INHERITED).build(),
                AccountPatch.builder().rateLimit(RateLimit.DEFAULT).build(),
                AccountPatch.builder().kycMode(KycMode.PERSONAL_USE).build(),
                AccountPatch.builder().businessType(null).build(),
                AccountPatch.builder().country(null).build(),
                AccountPatch.builder().externalId(null).build())) {
            assertThat(AccountInput.touchesProfile(patch)).isFalse();
            assertThat(AccountInput.touchesSettings(patch)).isTrue();
        }
        AccountPatch nothing = AccountPatch.builder().build();
        assertThat(AccountInput.touchesProfile(nothing) || AccountInput.touchesSettings(nothing))
                .isFalse();
    }

    @Test
    void filtersFollowTheRulesOfWhatTheyFilter() {
        AccountQuery query = AccountQuery.subtreeOf(Ids.main("m")).environment(Environment.TEST);

        assertThat(AccountInput.checked(query)).isEqualTo(query);
        assertThat(AccountInput.checked(query.namePrefix("e\u0301")).namePrefix())
                .isEqualTo("\u00E9");
        assertRefused("name_prefix", () -> AccountInput.checked(query.namePrefix("")));
        assertRefused("name_prefix", () -> AccountInput.checked(query.namePrefix("a\0")));
        assertRefused("name_prefix", () -> AccountInput.checked(query.namePrefix("x".repeat(201))));
        assertRefused("external_id", () -> AccountInput.checked(query.externalId("a b")));
    }

    private static AccountRow patched(AccountPatch patch) {
        return AccountInput.patched(ROW, patch);
    }

    private static AccountPatch with(
            AccountPatch patch, Change<String> name, Change<Permissions> permissions, Change<KycMode> kycMode) {
        return new AccountPatch(
                name,
                patch.email(),
                patch.phone(),
                patch.description(),
                patch.metadata(),
                permissions,
                patch.rateLimit(),
                kycMode,
                patch.businessType(),
                patch.country(),
                patch.externalId());
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}
