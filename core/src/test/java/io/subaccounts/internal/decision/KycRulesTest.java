package io.subaccounts.internal.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.KycEvidence;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.support.AccountRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every combination of mode and evidence over three levels. */
class KycRulesTest {

    private static final Instant NOW = ManualTime.START;
    private static final KycEvidence VERIFIED = KycEvidence.verified("ref", "seen");
    private static final List<AccountId> IDS = List.of(Ids.sub("customer"), Ids.sub("reseller"), Ids.main("main"));

    /** Some evidence and what it amounts to now. */
    private record Evidence(@Nullable KycEvidence record, VerificationState state) {}

    private static final List<Evidence> EVIDENCE = List.of(
            new Evidence(null, VerificationState.NOT_STARTED),
            new Evidence(new KycEvidence(VerificationState.PENDING, "ref", "looking", null), VerificationState.PENDING),
            new Evidence(KycEvidence.failed("ref", "blurred"), VerificationState.FAILED),
            new Evidence(
                    KycEvidence.failed("ref", "blurred").validUntil(NOW.minusSeconds(1)), VerificationState.FAILED),
            new Evidence(VERIFIED, VerificationState.VERIFIED),
            new Evidence(VERIFIED.validUntil(NOW.plusNanos(1000)), VerificationState.VERIFIED),
            new Evidence(VERIFIED.validUntil(NOW), VerificationState.EXPIRED),
            new Evidence(VERIFIED.validUntil(NOW.minusSeconds(1)), VerificationState.EXPIRED));

    @Test
    void theOwnStateIsWhatTheEvidenceAmountsToNow() {
        for (KycMode mode : KycMode.values()) {
            for (Evidence evidence : EVIDENCE) {
                assertThat(KycRules.own(row(0, mode, evidence), NOW)).isEqualTo(evidence.state());
            }
        }
    }

    @Test
    void theNearestCustomerUpwardsDecidesAndElseTheMainAccountWhichIsOpen() {
        for (Lineage lineage : lineages()) {
            int decider = IntStream.range(0, 3)
                    .filter(level -> lineage.upwards().get(level).kycMode() == KycMode.CUSTOMER_USE)
                    .findFirst()
                    .orElse(-1);
            KycGate expected =
                    decider < 0 || KycRules.own(lineage.upwards().get(decider), NOW) == VerificationState.VERIFIED
                            ? KycGate.OPEN
                            : KycGate.BLOCKED;

            KycRules.Derived derived = KycRules.gate(lineage, NOW);

            assertThat(derived)
                    .as("%s", lineage)
                    .isEqualTo(new KycRules.Derived(expected, IDS.get(decider < 0 ? 2 : decider)));
        }
    }

    @Test
    void anAccountForItsParentsOwnPeopleSharesTheParentsGateWhateverItsOwnEvidence() {
        for (Lineage lineage : lineages()) {
            if (lineage.self().kycMode() == KycMode.PERSONAL_USE) {
                Lineage parent = lineage.from(IDS.get(1)).orElseThrow();

                assertThat(KycRules.gate(lineage, NOW)).isEqualTo(KycRules.gate(parent, NOW));
            }
        }
    }

    @Test
    void verificationOpensTheGateUntilTheVeryMomentItEnds() {
        Instant end = NOW.plusSeconds(60);
        Lineage lineage = new Lineage(List.of(
                row(0, KycMode.CUSTOMER_USE, new Evidence(VERIFIED.validUntil(end), VerificationState.VERIFIED))));

        assertThat(KycRules.gate(lineage, end.minusNanos(1000)).gate()).isEqualTo(KycGate.OPEN);
        assertThat(KycRules.gate(lineage, end).gate()).isEqualTo(KycGate.BLOCKED);
    }

    private static List<Lineage> lineages() {
        var rows = new ArrayList<List<AccountRow>>();
        for (int level = 0; level < 3; level++) {
            var own = new ArrayList<AccountRow>();
            for (KycMode mode : KycMode.values()) {
                for (Evidence evidence : EVIDENCE) {
                    own.add(row(level, mode, evidence));
                }
            }
            rows.add(own);
        }
        var all = new ArrayList<Lineage>();
        for (AccountRow customer : rows.get(0)) {
            for (AccountRow reseller : rows.get(1)) {
                for (AccountRow main : rows.get(2)) {
                    all.add(new Lineage(List.of(customer, reseller, main)));
                }
            }
        }
        return all;
    }

    private static AccountRow row(int level, KycMode mode, Evidence evidence) {
        return AccountRowBuilder.row(IDS.get(level))
                .below(level == 2 ? null : IDS.get(level + 1))
                .kyc(mode, evidence.record())
                .build();
    }
}
