package io.subaccounts.kyc.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.NamePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KycPolicyTest {

    private static final Instant SPRING = Instant.parse("2027-03-01T00:00:00Z");
    private static final Instant AUTUMN = Instant.parse("2027-09-01T00:00:00Z");
    private static final PolicyVersion FIRST = PolicyVersion.first(List.of());
    private static final PolicyVersion SECOND = version(2, SPRING);
    private static final PolicyVersion THIRD = version(5, AUTUMN);
    private static final KycPolicy POLICY = KycPolicy.of("own", "IN", List.of(FIRST, SECOND, THIRD));

    @Test
    void theVersionInForceIsTheLatestWhoseTimeHasCome() {
        assertThat(POLICY.versionAt(Instant.EPOCH)).isEqualTo(FIRST);
        assertThat(POLICY.versionAt(SPRING.minusNanos(1))).isEqualTo(FIRST);
        assertThat(POLICY.versionAt(SPRING)).isEqualTo(SECOND);
        assertThat(POLICY.versionAt(AUTUMN)).isEqualTo(THIRD);
        assertThat(KycPolicy.of("own", "IN", List.of(SECOND)).versionAt(Instant.EPOCH))
                .as("before any is in force, the first is")
                .isEqualTo(SECOND);
    }

    @Test
    void versionsKnowTheirNeighbours() {
        assertThat(POLICY.before(FIRST)).isEmpty();
        assertThat(POLICY.before(THIRD)).contains(SECOND);
        assertThat(POLICY.after(FIRST)).contains(SECOND);
        assertThat(POLICY.after(THIRD)).isEmpty();
    }

    @Test
    void versionsRiseInNumberAndComeIntoForceOneAfterTheOther() {
        assertRefused("versions", () -> POLICY.versions(List.of()));
        assertRefused("versions", () -> POLICY.versions(List.of(FIRST, FIRST)));
        assertRefused("versions", () -> POLICY.versions(List.of(THIRD, SECOND)));
        assertRefused("versions", () -> POLICY.versions(List.of(version(2, AUTUMN), version(3, SPRING))));
        assertRefused("versions", () -> POLICY.versions(List.of(version(3, SPRING), version(2, AUTUMN))));
        assertThat(POLICY.versions(List.of(version(2, SPRING), version(3, SPRING)))
                        .versionAt(SPRING)
                        .number())
                .as("of two from one day on, the later")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Own", "my policy", "a23456789012345678901234567890123", "\u00E4"})
    void aNameIsAShortLowerCaseWord(String name) {
        assertRefused("policy_name", () -> KycPolicy.of(name, "IN", List.of(FIRST)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "in", "IND", "I1", "IN "})
    void aCountryIsTwoLetters(String country) {
        assertRefused("home_country", () -> KycPolicy.of("own", country, List.of(FIRST)));
    }

    @Test
    void holderTypesAreLettersAndNoBusinessTypeIsLeftWithoutOne() {
        for (Set<Character> letters : List.of(Set.<Character>of(), Set.of('f'), Set.of('F', '1'), Set.of('\u0410'))) {
            assertRefused("holder_types", () -> POLICY.holderTypes(Map.of(BusinessType.LLP, letters)));
        }
    }

    @Test
    void waitingForAProviderTakesTime() {
        assertRefused("pending_for", () -> POLICY.pendingFor(Duration.ZERO));
        assertRefused("pending_for", () -> POLICY.pendingFor(Duration.ofSeconds(-1)));
    }

    @Test
    void whatIsHandedInIsCopied() {
        var versions = new ArrayList<>(List.of(FIRST));
        var letters = new HashSet<>(Set.of('F'));
        var types = new EnumMap<BusinessType, Set<Character>>(BusinessType.class);
        types.put(BusinessType.LLP, letters);
        KycPolicy policy = KycPolicy.of("own", "IN", versions).holderTypes(types);
        versions.add(SECOND);
        letters.add('E');
        types.clear();

        assertThat(policy.versions()).containsExactly(FIRST);
        assertThat(policy.holderTypes()).isEqualTo(Map.of(BusinessType.LLP, Set.of('F')));
    }

    @Test
    void eachChangeChangesOnePartAndNothingElse() {
        Map<String, UnaryOperator<KycPolicy>> changes = Map.ofEntries(
                change("versions", policy -> policy.versions(List.of(SECOND))),
                change("retries", policy -> policy.retries(new RetryRule(1, Duration.ofHours(1)))),
                change("limits", policy -> policy.limits(new AttemptLimits(1, 1, Duration.ofHours(1)))),
                change("rechecks", policy -> policy.rechecks(new RecheckRule(Map.of(), Duration.ZERO, Duration.ZERO))),
                change("names", policy -> policy.names(new NamePolicy(0.5, 0.25))),
                change("nameDeclaration", policy -> policy.nameDeclaration(NameDeclaration.REQUIRED)),
                change("failedDocuments", policy -> policy.failedDocuments(FailedDocuments.REQUIRED_BLOCK)),
                change("approval", policy -> policy.approval(ApprovalRule.NEEDED)),
                change("retention", policy -> policy.retention(new Retention(Duration.ofDays(1)))),
                change("pendingFor", policy -> policy.pendingFor(Duration.ofDays(1))),
                change("holderTypes", policy -> policy.holderTypes(Map.of())));
        changes.forEach((part, change) -> {
            KycPolicy changed = change.apply(POLICY);

            assertThat(changed).as(part).isNotEqualTo(POLICY);
            assertThat(changed)
                    .as(part)
                    .usingRecursiveComparison()
                    .ignoringFields(part)
                    .isEqualTo(POLICY);
        });
    }

    private static Map.Entry<String, UnaryOperator<KycPolicy>> change(String part, UnaryOperator<KycPolicy> change) {
        return Map.entry(part, change);
    }

    @Test
    void namesAreOptionalUnlessThePolicyRequiresThem() {
        assertThat(POLICY.nameDeclaration()).isEqualTo(NameDeclaration.OPTIONAL);
        assertThat(KycPolicy.india().nameDeclaration()).isEqualTo(NameDeclaration.OPTIONAL);
    }

    @ParameterizedTest
    @EnumSource
    void theIndianPolicyAsksEveryLegalFormForTwoThings(BusinessType type) {
        KycPolicy india = KycPolicy.india();
        boolean person = Set.of(BusinessType.INDIVIDUAL, BusinessType.PROPRIETORSHIP, BusinessType.HUF)
                .contains(type);

        assertThat(india.versions()).hasSize(1);
        assertThat(india.homeCountry()).isEqualTo("IN");
        assertThat(india.versions().get(0).rules())
                .filteredOn(rule -> rule.businessTypes().contains(type))
                .allSatisfy(rule -> assertThat(rule.capabilities())
                        .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Capability.class)))
                .extracting(RequirementRule::alternatives)
                .containsExactly(
                        List.of(Set.of(DocumentType.PAN)),
                        person
                                ? List.of(Set.of(DocumentType.AADHAAR))
                                : List.of(Set.of(DocumentType.GST), Set.of(DocumentType.CIN)));
    }

    private static PolicyVersion version(int number, Instant from) {
        return new PolicyVersion(number, from, Duration.ZERO, List.of());
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}
