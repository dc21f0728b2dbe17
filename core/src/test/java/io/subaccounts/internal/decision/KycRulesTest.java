package io.subaccounts.internal.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.policy.ApprovalRule;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RequirementRule;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.support.AccountRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.KycRowBuilder;
import io.subaccounts.support.ManualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every combination of mode and verification over three levels. */
class KycRulesTest {

    private static final Instant NOW = ManualTime.START;
    private static final Instant SOON = NOW.plusNanos(1000);
    private static final List<AccountId> IDS = List.of(Ids.sub("customer"), Ids.sub("reseller"), Ids.main("main"));
    private static final KycRules RULES = new KycRules(new Evaluator(KycPolicy.india()));

    /** What a level says about the gates at and below it. */
    private enum Verdict {
        OPEN,
        BLOCKED,
        ASK_ABOVE
    }

    /** Stored verification, and what it makes of an account of either mode. */
    private record Case(String name, KycRow kyc, Verdict customer, Verdict personal) {

        Verdict as(KycMode mode) {
            return mode == KycMode.CUSTOMER_USE ? customer : personal;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("nothing", KycRow.NONE, Verdict.BLOCKED, Verdict.ASK_ABOVE),
            new Case("verified", documents().build(), Verdict.OPEN, Verdict.ASK_ABOVE),
            new Case("verified until soon", documentsUntil(SOON).build(), Verdict.OPEN, Verdict.ASK_ABOVE),
            new Case("verified until now", documentsUntil(NOW).build(), Verdict.BLOCKED, Verdict.ASK_ABOVE),
            new Case("failed", documents().failed(DocumentType.PAN).build(), Verdict.BLOCKED, Verdict.ASK_ABOVE),
            new Case(
                    "pending",
                    KycRowBuilder.kyc()
                            .verified(DocumentType.AADHAAR)
                            .open(DocumentType.PAN, AttemptState.PENDING)
                            .build(),
                    Verdict.BLOCKED,
                    Verdict.ASK_ABOVE),
            new Case("approved only", KycRowBuilder.kyc().approved().build(), Verdict.BLOCKED, Verdict.ASK_ABOVE),
            new Case("test evidence", documents().simulated().build(), Verdict.BLOCKED, Verdict.ASK_ABOVE),
            new Case("held", KycRowBuilder.kyc().held().build(), Verdict.BLOCKED, Verdict.BLOCKED),
            new Case(
                    "held and approved",
                    KycRowBuilder.kyc().held().approved().build(),
                    Verdict.BLOCKED,
                    Verdict.ASK_ABOVE),
            new Case("held and verified", documents().held().build(), Verdict.OPEN, Verdict.BLOCKED),
            new Case("opened", opened(SOON).build(), Verdict.OPEN, Verdict.ASK_ABOVE),
            new Case("opened until now", opened(NOW).build(), Verdict.BLOCKED, Verdict.ASK_ABOVE),
            new Case("opened and held", opened(SOON).held().build(), Verdict.OPEN, Verdict.ASK_ABOVE),
            new Case("opened until now and held", opened(NOW).held().build(), Verdict.BLOCKED, Verdict.BLOCKED),
            new Case("blocked", blocked(SOON).build(), Verdict.BLOCKED, Verdict.BLOCKED),
            new Case("blocked until now", blocked(NOW).build(), Verdict.OPEN, Verdict.ASK_ABOVE));

    @Test
    void everyLevelUpwardsHasToBeOpenAndTheFirstThatIsNotDecides() {
        int derivations = 0;
        for (Case lowest : CASES) {
            for (Case middle : CASES) {
                for (Case top : CASES) {
                    for (int modes = 0; modes < 8; modes++) {
                        assertDerived(List.of(lowest, middle, top), modes);
                        derivations++;
                    }
                }
            }
        }
        assertThat(derivations).isEqualTo(CASES.size() * CASES.size() * CASES.size() * 8);
    }

    @Test
    void anAccountForItsParentsOwnPeopleSharesTheParentsGateWhateverItsOwnDocuments() {
        for (Case own : CASES) {
            for (Case above : CASES) {
                Lineage lineage = lineage(List.of(own, above, CASES.get(0)), 0b110);
                if (own.personal() == Verdict.ASK_ABOVE) {
                    Lineage parent = lineage.from(IDS.get(1)).orElseThrow();

                    assertThat(RULES.gate(lineage, NOW)).isEqualTo(RULES.gate(parent, NOW));
                }
            }
        }
    }

    @Test
    void verificationOpensTheGateUntilTheVeryMomentItEnds() {
        Instant end = NOW.plusSeconds(60);
        Lineage lineage = alone(documentsUntil(end).build());

        assertThat(RULES.gate(lineage, end.minusNanos(1000)).gate()).isEqualTo(KycGate.OPEN);
        assertThat(RULES.gate(lineage, end).gate()).isEqualTo(KycGate.BLOCKED);
    }

    @Test
    void anOverrideActsUntilTheVeryMomentItEnds() {
        Instant end = NOW.plusSeconds(60);

        assertThat(RULES.gate(alone(opened(end).build()), end.minusNanos(1000)).gate())
                .isEqualTo(KycGate.OPEN);
        assertThat(RULES.gate(alone(opened(end).build()), end).gate()).isEqualTo(KycGate.BLOCKED);
        assertThat(RULES.gate(alone(blocked(end).build()), end.minusNanos(1000)).gate())
                .isEqualTo(KycGate.BLOCKED);
        assertThat(RULES.gate(alone(blocked(end).build()), end).gate()).isEqualTo(KycGate.OPEN);
    }

    @Test
    void wherePassedChecksAreNotEnoughThePlatformHasToApproveToo() {
        var strict = new KycRules(new Evaluator(KycPolicy.india().approval(ApprovalRule.NEEDED)));

        assertThat(strict.gate(alone(documents().build()), NOW).gate()).isEqualTo(KycGate.BLOCKED);
        assertThat(strict.gate(alone(documents().approved().build()), NOW).gate())
                .isEqualTo(KycGate.OPEN);
        assertThat(strict.gate(alone(KycRowBuilder.kyc().approved().build()), NOW)
                        .gate())
                .isEqualTo(KycGate.BLOCKED);
        assertThat(strict.gate(alone(opened(SOON).build()), NOW).gate()).isEqualTo(KycGate.OPEN);
        assertThat(strict.evaluate(alone(documents().build()).self(), NOW).allows(Capability.PLACE_CALLS))
                .as("the checks passed all the same")
                .isTrue();
    }

    @Test
    void nobodyCallsThroughAChildThatWasVerifiedBelowOneThatWasNot() {
        for (KycRow above : List.of(
                KycRow.NONE,
                documents().failedFinally(DocumentType.PAN).build(),
                blocked(SOON).build())) {
            var main = row(2, KycMode.PERSONAL_USE, KycRow.NONE);
            var lineage = new Lineage(List.of(
                    row(0, KycMode.CUSTOMER_USE, documents().build()), row(1, KycMode.CUSTOMER_USE, above), main));

            assertThat(RULES.gate(lineage, NOW)).isEqualTo(new KycRules.Derived(KycGate.BLOCKED, IDS.get(1)));
        }
    }

    @Test
    void blockOfThePlatformsClosesAllThatIsBelowWhateverItWasGiven() {
        var main = row(2, KycMode.PERSONAL_USE, blocked(SOON).build());
        var reseller = row(1, KycMode.CUSTOMER_USE, documents().build());
        var opened = row(0, KycMode.CUSTOMER_USE, opened(SOON).build());

        assertThat(RULES.gate(new Lineage(List.of(opened, reseller, main)), NOW))
                .isEqualTo(new KycRules.Derived(KycGate.BLOCKED, IDS.get(2)));
    }

    @Test
    void eachCapabilityHasItsOwnGate() {
        var rules = withNumbersForAadhaarOnly();
        Lineage lineage = alone(KycRowBuilder.kyc().verified(DocumentType.PAN).build());

        assertThat(rules.gate(lineage, Capability.PLACE_CALLS, NOW).gate()).isEqualTo(KycGate.OPEN);
        assertThat(rules.gate(lineage, Capability.RECEIVE_CALLS, NOW).gate()).isEqualTo(KycGate.OPEN);
        assertThat(rules.gate(lineage, Capability.BUY_NUMBERS, NOW).gate()).isEqualTo(KycGate.BLOCKED);
    }

    @Test
    void levelAboveWithholdsOnlyWhatItLacksItself() {
        var rules = withNumbersForAadhaarOnly();
        var customer = row(0, KycMode.CUSTOMER_USE, documents().build());
        var reseller = row(
                1,
                KycMode.CUSTOMER_USE,
                KycRowBuilder.kyc().verified(DocumentType.PAN).build());
        var lineage = new Lineage(List.of(customer, reseller, row(2, KycMode.PERSONAL_USE, KycRow.NONE)));

        assertThat(rules.gate(lineage, Capability.PLACE_CALLS, NOW))
                .isEqualTo(new KycRules.Derived(KycGate.OPEN, IDS.get(0)));
        assertThat(rules.gate(lineage, Capability.BUY_NUMBERS, NOW))
                .isEqualTo(new KycRules.Derived(KycGate.BLOCKED, IDS.get(1)));
    }

    private static KycRules withNumbersForAadhaarOnly() {
        Set<BusinessType> persons = Set.of(BusinessType.INDIVIDUAL);
        return new KycRules(new Evaluator(KycPolicy.of(
                "two_gates",
                "IN",
                List.of(PolicyVersion.first(List.of(
                        RequirementRule.anyOf("pan", "IN", persons, DocumentType.PAN),
                        RequirementRule.anyOf("aadhaar", "IN", persons, DocumentType.AADHAAR)
                                .neededFor(Set.of(Capability.BUY_NUMBERS))))))));
    }

    private static void assertDerived(List<Case> cases, int modes) {
        var verdicts = IntStream.range(0, 3)
                .mapToObj(level -> cases.get(level).as(mode(level, modes)))
                .toList();
        int closed = verdicts.indexOf(Verdict.BLOCKED);
        int open = verdicts.indexOf(Verdict.OPEN);
        var expected = closed >= 0
                ? new KycRules.Derived(KycGate.BLOCKED, IDS.get(closed))
                : new KycRules.Derived(KycGate.OPEN, IDS.get(open < 0 ? 2 : open));
        KycRules.Derived derived = RULES.gate(lineage(cases, modes), NOW);
        if (!derived.equals(expected)) {
            assertThat(derived)
                    .as("%s with customers at %s", cases, Integer.toBinaryString(modes))
                    .isEqualTo(expected);
        }
    }

    private static Lineage lineage(List<Case> cases, int modes) {
        var upwards = new ArrayList<AccountRow>();
        for (int level = 0; level < 3; level++) {
            upwards.add(row(level, mode(level, modes), cases.get(level).kyc()));
        }
        return new Lineage(upwards);
    }

    private static KycMode mode(int level, int modes) {
        return (modes >> level & 1) == 0 ? KycMode.PERSONAL_USE : KycMode.CUSTOMER_USE;
    }

    private static Lineage alone(KycRow kyc) {
        return new Lineage(List.of(row(2, KycMode.CUSTOMER_USE, kyc)));
    }

    private static AccountRow row(int level, KycMode mode, KycRow kyc) {
        return AccountRowBuilder.row(IDS.get(level))
                .below(level == 2 ? null : IDS.get(level + 1))
                .business(BusinessType.INDIVIDUAL)
                .kyc(mode, kyc)
                .build();
    }

    private static KycRowBuilder documents() {
        return KycRowBuilder.individual();
    }

    private static KycRowBuilder documentsUntil(Instant end) {
        return KycRowBuilder.kyc().verified(DocumentType.AADHAAR).verified(DocumentType.PAN, end);
    }

    private static KycRowBuilder opened(Instant until) {
        return KycRowBuilder.kyc().overridden(KycOverride.open("ref", "because", until));
    }

    private static KycRowBuilder blocked(Instant until) {
        return documents().overridden(KycOverride.block("ref", "because", until));
    }
}
