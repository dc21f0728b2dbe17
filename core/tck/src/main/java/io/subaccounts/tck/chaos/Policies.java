package io.subaccounts.tck.chaos;

import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.policy.ApprovalRule;
import io.subaccounts.kyc.policy.AttemptLimits;
import io.subaccounts.kyc.policy.FailedDocuments;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RecheckRule;
import io.subaccounts.kyc.policy.RequirementRule;
import io.subaccounts.kyc.policy.RetryRule;
import io.subaccounts.tck.support.MutableTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Policies to tell histories under: three versions, and all the rules around them by chance. */
final class Policies {

    private static final int SECOND_DAY = 180;
    private static final int THIRD_DAY = 400;

    /** The days after the start from which other versions are in force. */
    static final List<Integer> CHANGES = List.of(SECOND_DAY, THIRD_DAY);

    private static final String INDIA = "IN";
    private static final AttemptLimits FEW = new AttemptLimits(3, 2, Duration.ofHours(12));

    private Policies() {}

    static KycPolicy any(Random random) {
        var policy = KycPolicy.of(
                        "chaos",
                        INDIA,
                        List.of(first(random.nextBoolean()), second(random.nextBoolean()), third(random.nextBoolean())))
                .retries(new RetryRule(2 + random.nextInt(2), Duration.ofHours(random.nextInt(2) * 2L)))
                .limits(random.nextInt(4) == 0 ? FEW : AttemptLimits.DEFAULT)
                .approval(random.nextInt(4) == 0 ? ApprovalRule.NEEDED : ApprovalRule.NOT_NEEDED)
                .failedDocuments(random.nextBoolean() ? FailedDocuments.ANY_BLOCKS : FailedDocuments.REQUIRED_BLOCK);
        if (random.nextInt(4) == 0) {
            return policy;
        }
        return policy.rechecks(new RecheckRule(
                Map.of(
                        DocumentType.PAN, Duration.ofDays(200),
                        DocumentType.GST, Duration.ofDays(90),
                        DocumentType.AADHAAR, Duration.ofDays(120)),
                Duration.ofDays(20),
                Duration.ofDays(random.nextInt(2) * 5L)));
    }

    /** A PAN, and one of two registrations; perhaps Aadhaar to buy numbers. */
    private static PolicyVersion first(boolean numbers) {
        var rules = new ArrayList<>(
                List.of(rule("pan", DocumentType.PAN), rule("registration", DocumentType.GST, DocumentType.CIN)));
        if (numbers) {
            rules.add(rule("numbers", DocumentType.AADHAAR).neededFor(Set.of(Capability.BUY_NUMBERS)));
        }
        return PolicyVersion.first(rules);
    }

    /** Aadhaar as well, after half a year. */
    private static PolicyVersion second(boolean grace) {
        return new PolicyVersion(
                2,
                MutableTime.START.plus(Duration.ofDays(SECOND_DAY)),
                Duration.ofDays(grace ? 20 : 0),
                List.of(
                        rule("pan", DocumentType.PAN),
                        rule("aadhaar", DocumentType.AADHAAR),
                        rule("registration", DocumentType.GST, DocumentType.CIN)));
    }

    /** Two papers together, in one of two ways, after more than a year. */
    private static PolicyVersion third(boolean grace) {
        var together = new RequirementRule(
                "papers",
                INDIA,
                Papers.HOLDERS.keySet(),
                rule("any", DocumentType.PAN).capabilities(),
                List.of(Set.of(DocumentType.PAN, DocumentType.GST), Set.of(DocumentType.AADHAAR, DocumentType.CIN)));
        return new PolicyVersion(
                3,
                MutableTime.START.plus(Duration.ofDays(THIRD_DAY)),
                Duration.ofDays(grace ? 30 : 0),
                List.of(together));
    }

    private static RequirementRule rule(String id, DocumentType... documents) {
        return RequirementRule.anyOf(id, INDIA, Papers.HOLDERS.keySet(), documents);
    }
}
