package io.subaccounts.internal.verification;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.Environment;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.policy.FailedDocuments;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RecheckRule;
import io.subaccounts.kyc.policy.RequirementRule;
import io.subaccounts.support.KycRowBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Policies and customers by chance, with everything that happens to them within some hundred days. */
final class RandomCases {

    static final int DAYS = 400;

    private static final List<AttemptState> OPEN = List.copyOf(AttemptMachine.OPEN);

    private final Random random;

    RandomCases(Random random) {
        this.random = random;
    }

    KycPolicy policy() {
        var versions = new ArrayList<PolicyVersion>();
        versions.add(PolicyVersion.first(rules()));
        Instant from = Customer.NOW;
        for (int number = 2; number <= 1 + random.nextInt(4); number++) {
            from = from.plus(days(DAYS / 3));
            versions.add(new PolicyVersion(number, from, days(120), rules()));
        }
        var rechecks = new RecheckRule(Map.of(), days(60), random.nextBoolean() ? Duration.ZERO : days(40));
        return KycPolicy.of("chance", "IN", versions)
                .rechecks(rechecks)
                .pendingFor(days(30).plusSeconds(1))
                .failedDocuments(FailedDocuments.values()[random.nextInt(2)]);
    }

    Circumstances customer() {
        KycRowBuilder documents = KycRowBuilder.kyc();
        for (DocumentType document : DocumentType.values()) {
            switch (random.nextInt(6)) {
                case 0, 1 -> documents.verified(document, moment());
                case 2 -> documents.verified(document);
                case 3 -> documents.failed(document);
                default -> {}
            }
            if (random.nextInt(4) == 0) {
                documents.open(document, OPEN.get(random.nextInt(OPEN.size())), moment());
            }
        }
        if (random.nextInt(10) == 0) {
            documents.simulated();
        }
        return new Circumstances(
                Environment.LIVE,
                random.nextInt(10) == 0 ? KycMode.PERSONAL_USE : KycMode.CUSTOMER_USE,
                businessType(),
                null,
                random.nextBoolean() ? Customer.A_YEAR_AGO : moment(),
                documents.build());
    }

    /** A moment of those days, never between two microseconds. */
    Instant moment() {
        return Customer.NOW.plus(Duration.ofSeconds(random.nextInt(DAYS * 24 * 3600)));
    }

    private @Nullable BusinessType businessType() {
        return random.nextInt(10) == 0 ? null : BusinessType.values()[random.nextInt(3)];
    }

    private List<RequirementRule> rules() {
        var rules = new ArrayList<RequirementRule>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            var alternatives = new ArrayList<Set<DocumentType>>();
            for (int j = 0; j <= random.nextInt(2); j++) {
                alternatives.add(some(DocumentType.class, 2));
            }
            rules.add(new RequirementRule(
                    "rule" + i, "IN", some(BusinessType.class, 8), some(Capability.class, 3), alternatives));
        }
        return rules;
    }

    private <E extends Enum<E>> Set<E> some(Class<E> type, int most) {
        E[] all = type.getEnumConstants();
        var some = EnumSet.of(all[random.nextInt(all.length)]);
        for (int i = random.nextInt(most); i > 0; i--) {
            some.add(all[random.nextInt(all.length)]);
        }
        return some;
    }

    private Duration days(int most) {
        return Duration.ofDays(random.nextInt(most));
    }
}
