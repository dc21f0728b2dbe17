package io.subaccounts.internal.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.policy.ApprovalRule;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RecheckRule;
import io.subaccounts.kyc.policy.RequirementRule;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.support.AccountRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.KycRowBuilder;
import io.subaccounts.support.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an account has earned for good, and whose unearned gate it would get away from by going elsewhere. */
class EarnedGateTest {

    private static final Instant NOW = ManualTime.START;
    private static final Instant LATER = NOW.plus(Duration.ofDays(1));
    private static final Duration GRACE = Duration.ofDays(10);
    private static final Set<BusinessType> PERSONS = Set.of(BusinessType.INDIVIDUAL);
    private static final KycPolicy POLICY = KycPolicy.india().rechecks(new RecheckRule(Map.of(), Duration.ZERO, GRACE));
    private static final KycRules RULES = new KycRules(new Evaluator(POLICY));

    private static final AccountId DESK = Ids.sub("desk");
    private static final AccountId TEAM = Ids.sub("team");
    private static final AccountId ABOVE = Ids.sub("above");
    private static final AccountRow MAIN = staff(Ids.main("main"), KycRow.NONE);
    private static final KycRow VERIFIED = KycRowBuilder.individual().build();

    @Test
    void documentsEarnAGateAndOverridesDoNot() {
        assertThat(RULES.earned(customer(ABOVE, VERIFIED), NOW)).isTrue();
        assertThat(RULES.earned(customer(ABOVE, opened()), NOW)).isFalse();
        assertThat(RULES.earned(customer(ABOVE, KycRow.NONE), NOW)).isFalse();
        assertThat(RULES.earned(customer(ABOVE, blocked(KycRowBuilder.individual())), NOW))
                .as("a block is for a time, too")
                .isTrue();
    }

    @Test
    void documentsEarnNothingOnceTheyHaveExpired() {
        var customer = customer(
                ABOVE,
                KycRowBuilder.individual().verified(DocumentType.PAN, NOW).build());

        assertThat(RULES.gate(new Lineage(List.of(customer)), NOW).gate()).isEqualTo(KycGate.OPEN);
        assertThat(RULES.earned(customer, NOW)).isFalse();
        assertThat(RULES.earned(customer, NOW.minusMillis(1))).isTrue();
    }

    @Test
    void theVersionBeforeEarnsNothingWhileTheNextOneHasItsGrace() {
        var pan = RequirementRule.anyOf("pan", "IN", PERSONS, DocumentType.PAN);
        var gst = RequirementRule.anyOf("gst", "IN", PERSONS, DocumentType.GST);
        var rules = new KycRules(new Evaluator(KycPolicy.of(
                "two",
                "IN",
                List.of(PolicyVersion.first(List.of(pan)), new PolicyVersion(2, LATER, GRACE, List.of(pan, gst))))));
        var customer =
                customer(ABOVE, KycRowBuilder.kyc().verified(DocumentType.PAN).build());

        assertThat(rules.earned(customer, LATER.minusMillis(1))).isTrue();
        assertThat(rules.gate(new Lineage(List.of(customer)), LATER).gate()).isEqualTo(KycGate.OPEN);
        assertThat(rules.earned(customer, LATER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMissingForOneCapabilityAloneIsMissing(Capability capability) {
        var rules = new KycRules(new Evaluator(KycPolicy.of(
                "by_capability",
                "IN",
                List.of(PolicyVersion.first(List.of(RequirementRule.anyOf("pan", "IN", PERSONS, DocumentType.PAN)
                        .neededFor(Set.of(capability))))))));

        assertThat(rules.earned(customer(ABOVE, KycRow.NONE), NOW)).isFalse();
        assertThat(rules.earned(customer(ABOVE, VERIFIED), NOW)).isTrue();
    }

    @Test
    void wherePassedChecksAreNotEnoughTheApprovalEarnsTheGateWithThem() {
        var strict = new KycRules(new Evaluator(POLICY.approval(ApprovalRule.NEEDED)));

        assertThat(strict.earned(customer(ABOVE, VERIFIED), NOW)).isFalse();
        assertThat(strict.earned(
                        customer(ABOVE, KycRowBuilder.individual().approved().build()), NOW))
                .isTrue();
        assertThat(strict.earned(customer(ABOVE, KycRowBuilder.kyc().approved().build()), NOW))
                .isFalse();
    }

    @Test
    void whoLeavesACustomerEscapesItsGateUnlessThatWasEarned() {
        for (KycRow unearned : List.of(KycRow.NONE, opened(), blocked(KycRowBuilder.kyc()))) {
            assertEscaped(staff(DESK, KycRow.NONE), customer(ABOVE, unearned), ABOVE);
        }
        assertEscaped(staff(DESK, KycRow.NONE), customer(ABOVE, VERIFIED), null);
        assertEscaped(staff(DESK, KycRow.NONE), staff(ABOVE, KycRow.NONE), null);
        assertEscaped(staff(DESK, KycRow.NONE), staff(ABOVE, opened()), null);
    }

    @Test
    void whoLeavesAnAccountThatIsHeldEscapesTheHoldWhateverItsDocuments() {
        assertEscaped(
                staff(DESK, KycRow.NONE),
                staff(ABOVE, KycRowBuilder.individual().held().build()),
                ABOVE);
        assertEscaped(
                staff(DESK, KycRow.NONE),
                staff(ABOVE, KycRowBuilder.kyc().held().approved().build()),
                null);
    }

    @Test
    void whoLeavesALevelThatThePlatformBlocksEscapesTheBlock() {
        assertEscaped(staff(DESK, KycRow.NONE), staff(ABOVE, blocked(KycRowBuilder.kyc())), ABOVE);
        assertEscaped(staff(DESK, KycRow.NONE), customer(ABOVE, blocked(KycRowBuilder.individual())), ABOVE);
    }

    @Test
    void whatAnAccountTakesAlongItDoesNotEscape() {
        assertEscaped(customer(DESK, KycRow.NONE), customer(ABOVE, KycRow.NONE), null);
        assertEscaped(staff(DESK, KycRowBuilder.kyc().held().build()), customer(ABOVE, KycRow.NONE), null);
        assertEscaped(staff(DESK, blocked(KycRowBuilder.kyc())), staff(ABOVE, KycRow.NONE), null);
        assertEscaped(staff(DESK, blocked(KycRowBuilder.kyc())), customer(ABOVE, KycRow.NONE), ABOVE);
    }

    @Test
    void whoStaysBelowTheLevelThatDecidesEscapesNothing() {
        var desk = staff(DESK, KycRow.NONE);
        var customer = customer(ABOVE, KycRow.NONE);
        var from = new Lineage(List.of(desk, customer, MAIN));

        var sameDecider = new Lineage(List.of(desk, staff(TEAM, KycRow.NONE), customer, MAIN));
        assertThat(RULES.escaped(from, sameDecider, NOW)).isEmpty();
        assertThat(RULES.escaped(sameDecider, from, NOW)).isEmpty();
        var anotherBetween = new Lineage(List.of(desk, customer(TEAM, VERIFIED), customer, MAIN));
        assertThat(RULES.escaped(from, anotherBetween, NOW)).isEmpty();
        assertThat(RULES.gate(anotherBetween, NOW).gate())
                .as("the customer decides there too")
                .isEqualTo(KycGate.BLOCKED);
    }

    @Test
    void whoInheritsEscapesWhateverWasNotEarnedOnAnyLevelLeft() {
        var desk = staff(DESK, KycRow.NONE);
        var from = new Lineage(List.of(desk, customer(TEAM, VERIFIED), customer(ABOVE, KycRow.NONE), MAIN));

        assertThat(RULES.escaped(from, new Lineage(List.of(desk, MAIN)), NOW)).containsExactly(ABOVE);
        var bothUnearned = new Lineage(List.of(desk, customer(TEAM, KycRow.NONE), customer(ABOVE, KycRow.NONE), MAIN));
        assertThat(RULES.escaped(bothUnearned, new Lineage(List.of(desk, MAIN)), NOW))
                .containsExactly(TEAM, ABOVE);
    }

    @Test
    void blockIsEscapedByWhoDecidesForItselfToo() {
        for (AccountRow account : List.of(
                customer(DESK, VERIFIED),
                customer(DESK, opened()),
                staff(DESK, KycRowBuilder.kyc().held().build()))) {
            assertEscaped(account, staff(ABOVE, blocked(KycRowBuilder.kyc())), ABOVE);
            assertEscaped(account, customer(ABOVE, blocked(KycRowBuilder.individual())), ABOVE);
        }
    }

    @Test
    void blockFurtherUpThanTheLevelThatDecidesIsEscapedToo() {
        var desk = staff(DESK, KycRow.NONE);
        var blocked = staff(ABOVE, blocked(KycRowBuilder.kyc()));
        var from = new Lineage(List.of(desk, customer(TEAM, VERIFIED), blocked, MAIN));

        assertThat(RULES.escaped(from, new Lineage(List.of(desk, MAIN)), NOW)).containsExactly(ABOVE);
        assertThat(RULES.escaped(from, new Lineage(List.of(desk, blocked, MAIN)), NOW))
                .isEmpty();
    }

    /** Whether the new place is open or blocked must make no difference. */
    private static void assertEscaped(AccountRow account, AccountRow above, AccountId expected) {
        var from = new Lineage(List.of(account, above, MAIN));
        for (AccountRow place :
                List.of(staff(TEAM, KycRow.NONE), customer(TEAM, VERIFIED), customer(TEAM, KycRow.NONE))) {
            var to = new Lineage(List.of(account, place, MAIN));
            assertThat(RULES.escaped(from, to, NOW)).isEqualTo(expected == null ? List.of() : List.of(expected));
        }
    }

    private static KycRow opened() {
        return KycRowBuilder.kyc()
                .overridden(KycOverride.open("ref", "because", LATER))
                .build();
    }

    private static KycRow blocked(KycRowBuilder documents) {
        return documents.overridden(KycOverride.block("ref", "because", LATER)).build();
    }

    private static AccountRow customer(AccountId id, KycRow kyc) {
        return row(id, KycMode.CUSTOMER_USE, kyc);
    }

    private static AccountRow staff(AccountId id, KycRow kyc) {
        return row(id, KycMode.PERSONAL_USE, kyc);
    }

    private static AccountRow row(AccountId id, KycMode mode, KycRow kyc) {
        return AccountRowBuilder.row(id)
                .business(BusinessType.INDIVIDUAL)
                .kyc(mode, kyc)
                .build();
    }
}
