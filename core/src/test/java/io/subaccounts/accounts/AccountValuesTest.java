package io.subaccounts.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Change;
import io.subaccounts.common.Environment;
import io.subaccounts.support.Ids;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountValuesTest {

    private static final AccountId SUBJECT = Ids.sub("subject");

    @Test
    void permissionsKeepEveryOtherFlag() {
        Permissions some = Permissions.INHERITED.denying("calls").allowing("numbers:buy");

        assertThat(Permissions.INHERITED.flags()).isEmpty();
        assertThat(some.flags()).isEqualTo(Map.of("calls", false, "numbers:buy", true));
        assertThat(some.allowing("calls").flags()).isEqualTo(Map.of("calls", true, "numbers:buy", true));
    }

    @Test
    void valuesDoNotChangeWithTheMapsTheyWereMadeFrom() {
        var flags = new HashMap<>(Map.of("calls", true));
        var labels = new HashMap<>(Map.of("tier", "gold"));
        var permissions = new Permissions(flags);
        NewAccount account = NewAccount.named("Acme").metadata(labels);
        AccountPatch patch = AccountPatch.builder().metadata(labels).build();
        flags.put("calls", false);
        labels.put("tier", "lead");

        assertThat(permissions.flags()).containsEntry("calls", true);
        assertThat(account.metadata()).containsEntry("tier", "gold");
        assertThat(patch.metadata().applyTo(Map.of())).containsEntry("tier", "gold");
    }

    @Test
    void aNewAccountBeginsWithTheDocumentedDefaults() {
        NewAccount account = NewAccount.named("Acme");

        assertThat(account)
                .isEqualTo(new NewAccount(
                        "Acme",
                        null,
                        null,
                        null,
                        Permissions.INHERITED,
                        new RateLimit(1000, Duration.ofMinutes(1)),
                        KycMode.PERSONAL_USE,
                        null,
                        null,
                        null,
                        Map.of(),
                        null));
    }

    @Test
    void everySettingOfANewAccountLeavesTheOthersAlone() {
        var limit = new RateLimit(5, Duration.ofSeconds(1));
        Permissions permissions = Permissions.INHERITED.denying("calls");
        NewAccount account = NewAccount.named("Acme")
                .email("ops@acme.example")
                .phone("+91 80 4718 0000")
                .description("text")
                .permissions(permissions)
                .rateLimit(limit)
                .kycMode(KycMode.CUSTOMER_USE)
                .businessType(BusinessType.LLP)
                .country("IN")
                .externalId("crm-7")
                .metadata(Map.of("tier", "gold"))
                .environment(Environment.TEST);

        assertThat(account)
                .isEqualTo(new NewAccount(
                        "Acme",
                        "ops@acme.example",
                        "+91 80 4718 0000",
                        "text",
                        permissions,
                        limit,
                        KycMode.CUSTOMER_USE,
                        BusinessType.LLP,
                        "IN",
                        "crm-7",
                        Map.of("tier", "gold"),
                        Environment.TEST));
    }

    @Test
    void anEmptyPatchChangesNothing() {
        AccountPatch patch = AccountPatch.builder().build();

        assertThat(patch)
                .isEqualTo(new AccountPatch(
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep()));
    }

    @Test
    void aPatchTellsClearedFieldsFromThoseNotMentioned() {
        AccountPatch patch = AccountPatch.builder()
                .name("Acme")
                .email(null)
                .kycMode(KycMode.PERSONAL_USE)
                .businessType(null)
                .country(null)
                .externalId("crm-8")
                .build();

        assertThat(patch.name()).isEqualTo(Change.to("Acme"));
        assertThat(patch.email()).isEqualTo(Change.to(null));
        assertThat(patch.phone()).isEqualTo(Change.keep());
        assertThat(patch.kycMode()).isEqualTo(Change.to(KycMode.PERSONAL_USE));
        assertThat(patch.businessType()).isEqualTo(Change.to(null));
        assertThat(patch.country()).isEqualTo(Change.to(null));
        assertThat(patch.externalId()).isEqualTo(Change.to("crm-8"));
        assertThat(List.of(patch.description(), patch.metadata(), patch.permissions(), patch.rateLimit()))
                .containsOnly(Change.keep());
    }

    @Test
    void everyFieldOfAPatchGoesWhereItBelongs() {
        var limit = new RateLimit(5, Duration.ofSeconds(1));
        AccountPatch patch = AccountPatch.builder()
                .name("n")
                .email("e")
                .phone("p")
                .description("d")
                .metadata(Map.of("k", "v"))
                .permissions(Permissions.INHERITED)
                .rateLimit(limit)
                .kycMode(KycMode.CUSTOMER_USE)
                .businessType(BusinessType.HUF)
                .country("IN")
                .externalId("x")
                .build();

        assertThat(patch)
                .isEqualTo(new AccountPatch(
                        Change.to("n"),
                        Change.to("e"),
                        Change.to("p"),
                        Change.to("d"),
                        Change.to(Map.of("k", "v")),
                        Change.to(Permissions.INHERITED),
                        Change.to(limit),
                        Change.to(KycMode.CUSTOMER_USE),
                        Change.to(BusinessType.HUF),
                        Change.to("IN"),
                        Change.to("x")));
    }

    @Test
    void aDeletePolicyHasARuleForEveryType() {
        DeletePolicy strict = DeletePolicy.refuseIfAnything();
        DeletePolicy mixed = strict.descendants(DeletePolicy.DescendantRule.CASCADE)
                .resources("number", ResourceRule.toParent())
                .resources("trunk", ResourceRule.cascade())
                .resources("number", ResourceRule.to(SUBJECT));

        assertThat(strict.descendants()).isEqualTo(DeletePolicy.DescendantRule.REFUSE);
        assertThat(strict.ruleFor("number")).isEqualTo(ResourceRule.refuse());
        assertThat(mixed.descendants()).isEqualTo(DeletePolicy.DescendantRule.CASCADE);
        assertThat(mixed.ruleFor("number")).isEqualTo(ResourceRule.to(SUBJECT));
        assertThat(mixed.ruleFor("trunk")).isEqualTo(ResourceRule.cascade());
        assertThat(mixed.ruleFor("endpoint")).isEqualTo(ResourceRule.refuse());
        assertThat(strict.byType()).isEmpty();
    }

    @Test
    void theReadyMadePoliciesDoWhatTheySay() {
        assertThat(DeletePolicy.reassociateToParent())
                .isEqualTo(new DeletePolicy(DeletePolicy.DescendantRule.REFUSE, ResourceRule.toParent(), Map.of()));
        assertThat(DeletePolicy.cascade())
                .isEqualTo(new DeletePolicy(DeletePolicy.DescendantRule.CASCADE, ResourceRule.cascade(), Map.of()));
    }

    @Test
    void aQueryNarrowsStepByStep() {
        AccountQuery query = AccountQuery.subtreeOf(SUBJECT)
                .own(OwnStatus.DISABLED)
                .effective(EffectiveStatus.DISABLED)
                .kycMode(KycMode.CUSTOMER_USE)
                .kycGate(KycGate.BLOCKED)
                .namePrefix("Acme")
                .externalId("crm-7")
                .environment(Environment.TEST)
                .includingDeleted();

        assertThat(query)
                .isEqualTo(new AccountQuery(
                        SUBJECT,
                        AccountQuery.Reach.SUBTREE,
                        OwnStatus.DISABLED,
                        EffectiveStatus.DISABLED,
                        KycMode.CUSTOMER_USE,
                        KycGate.BLOCKED,
                        "Acme",
                        "crm-7",
                        Environment.TEST,
                        AccountQuery.Deleted.INCLUDED));
        assertThat(AccountQuery.childrenOf(SUBJECT).deleted()).isEqualTo(AccountQuery.Deleted.EXCLUDED);
        assertThat(AccountQuery.childrenOf(SUBJECT).reach()).isEqualTo(AccountQuery.Reach.CHILDREN);
    }
}
