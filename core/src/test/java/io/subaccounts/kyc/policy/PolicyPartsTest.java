package io.subaccounts.kyc.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a policy take what makes sense and nothing else. */
class PolicyPartsTest {

    private static final Duration CENTURY = Duration.ofDays(36_525);
    private static final Set<BusinessType> FIRMS = Set.of(BusinessType.LLP, BusinessType.PARTNERSHIP);
    private static final RequirementRule PAN = RequirementRule.anyOf("pan", "IN", FIRMS, DocumentType.PAN);

    static Stream<Arguments> periods() {
        return Stream.of(
                period("cool_down", value -> new RetryRule(1, value)),
                period("lead", value -> new RecheckRule(Map.of(), value, Duration.ZERO)),
                period("grace", value -> new RecheckRule(Map.of(), Duration.ZERO, value)),
                period("grace", value -> new PolicyVersion(1, Instant.EPOCH, value, List.of())),
                period("legal_hold", Retention::new));
    }

    @ParameterizedTest
    @MethodSource("periods")
    void aPeriodIsNoneOrSomeUpToACenturyInWholeMicroseconds(String field, Consumer<Duration> use) {
        for (Duration good : List.of(Duration.ZERO, Duration.ofNanos(1000), CENTURY)) {
            assertThatCode(() -> use.accept(good)).doesNotThrowAnyException();
        }
        for (Duration bad : List.of(Duration.ofSeconds(-1), Duration.ofNanos(999), CENTURY.plusSeconds(1))) {
            assertRefused(field, () -> use.accept(bad));
        }
    }

    @Test
    void aDocumentIsGoodForSomeTimeOrForEver() {
        var rule = new RecheckRule(Map.of(DocumentType.PAN, Duration.ofDays(1)), Duration.ZERO, Duration.ZERO);

        assertThat(rule.validFor(DocumentType.PAN)).contains(Duration.ofDays(1));
        assertThat(rule.validFor(DocumentType.GST)).isEmpty();
        for (Duration bad : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofNanos(1), CENTURY.plusDays(1))) {
            assertRefused(
                    "valid_for", () -> new RecheckRule(Map.of(DocumentType.PAN, bad), Duration.ZERO, Duration.ZERO));
        }
    }

    @Test
    void renewalIsDueLaterThanTheVerification() {
        Duration day = Duration.ofDays(1);
        assertThatCode(() -> new RecheckRule(Map.of(DocumentType.PAN, day), day.minusNanos(1000), Duration.ZERO))
                .doesNotThrowAnyException();
        assertRefused("lead", () -> new RecheckRule(Map.of(DocumentType.PAN, day), day, Duration.ZERO));
    }

    @Test
    void aVersionHasANumberAndADay() {
        for (int number : new int[] {0, -1}) {
            assertRefused("policy_version", () -> new PolicyVersion(number, Instant.EPOCH, Duration.ZERO, List.of()));
        }
        for (Instant day :
                List.of(Instant.EPOCH.minusSeconds(1), Instant.MAX, Instant.MIN, Instant.EPOCH.plusNanos(1))) {
            assertRefused("effective_from", () -> new PolicyVersion(1, day, Duration.ZERO, List.of()));
        }
    }

    @Test
    void aVersionNamesEachRequirementOfACustomerOnce() {
        RequirementRule other = RequirementRule.anyOf("pan", "IN", Set.of(BusinessType.HUF), DocumentType.PAN);
        RequirementRule abroad = RequirementRule.anyOf("pan", "NP", FIRMS, DocumentType.PAN);
        RequirementRule overlapping =
                RequirementRule.anyOf("pan", "IN", Set.of(BusinessType.LLP), DocumentType.AADHAAR);

        assertThat(PolicyVersion.first(List.of(PAN, other, abroad)).rules()).hasSize(3);
        assertRefused("rules", () -> PolicyVersion.first(List.of(PAN, other, overlapping)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void retriesAreOneToAThousand(int failures) {
        assertRefused("max_failures", () -> new RetryRule(failures, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001})
    void attemptsAreLimitedToOneToAHundredThousandInAPeriod(int attempts) {
        assertRefused("per_document", () -> new AttemptLimits(attempts, 1, Duration.ofDays(1)));
        assertRefused("per_session", () -> new AttemptLimits(1, attempts, Duration.ofDays(1)));
        for (Duration bad : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofNanos(1), CENTURY.plusDays(1))) {
            assertRefused("period", () -> new AttemptLimits(1, 1, bad));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pan", "a b", "a=b", "business_type", "policy", "failed_documents"})
    void aRequirementHasAWordForANameThatStandsForNothingElse(String id) {
        assertRefused("requirement_id", () -> RequirementRule.anyOf(id, "IN", FIRMS, DocumentType.PAN));
    }

    @Test
    void aRequirementIsOfSomebodyForSomethingByADocument() {
        assertRefused("country", () -> RequirementRule.anyOf("pan", "in", FIRMS, DocumentType.PAN));
        assertRefused("business_types", () -> RequirementRule.anyOf("pan", "IN", Set.of(), DocumentType.PAN));
        assertRefused("capabilities", () -> PAN.neededFor(Set.of()));
        assertRefused("alternatives", () -> RequirementRule.anyOf("pan", "IN", FIRMS));
        assertRefused(
                "alternatives",
                () -> new RequirementRule(
                        "pan", "IN", FIRMS, PAN.capabilities(), List.of(Set.of(DocumentType.PAN), Set.of())));
    }

    @Test
    void anyOfSomeDocumentsIsNeededForEverythingUnlessSaidOtherwise() {
        RequirementRule rule = RequirementRule.anyOf("registration", "IN", FIRMS, DocumentType.GST, DocumentType.CIN);

        assertThat(rule.capabilities()).containsExactlyInAnyOrder(Capability.values());
        assertThat(rule.alternatives()).containsExactly(Set.of(DocumentType.GST), Set.of(DocumentType.CIN));
        assertThat(rule.neededFor(Set.of(Capability.BUY_NUMBERS)).capabilities())
                .containsExactly(Capability.BUY_NUMBERS);
    }

    @Test
    void whatIsHandedInIsCopied() {
        var types = new HashSet<>(FIRMS);
        var documents = new HashSet<>(Set.of(DocumentType.PAN));
        var alternatives = new ArrayList<Set<DocumentType>>(List.of(documents));
        var capabilities = new HashSet<>(Set.of(Capability.PLACE_CALLS));
        var rule = new RequirementRule("pan", "IN", types, capabilities, alternatives);
        var rules = new ArrayList<>(List.of(rule));
        var version = PolicyVersion.first(rules);
        var validFor = new HashMap<>(Map.of(DocumentType.PAN, Duration.ofDays(1)));
        var rechecks = new RecheckRule(validFor, Duration.ZERO, Duration.ZERO);
        types.clear();
        documents.add(DocumentType.GST);
        alternatives.clear();
        capabilities.clear();
        rules.clear();
        validFor.clear();

        assertThat(rule)
                .isEqualTo(RequirementRule.anyOf("pan", "IN", FIRMS, DocumentType.PAN)
                        .neededFor(Set.of(Capability.PLACE_CALLS)));
        assertThat(version.rules()).containsExactly(rule);
        assertThat(rechecks.validFor(DocumentType.PAN)).isPresent();
    }

    private static Arguments period(String field, Consumer<Duration> use) {
        return Arguments.of(field, use);
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}
