package io.subaccounts.internal.verification;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.Environment;
import io.subaccounts.support.KycRowBuilder;
import io.subaccounts.support.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Circumstances to evaluate: live customers at home, who have been there for a year, unless said otherwise. */
final class Customer {

    static final Instant NOW = ManualTime.START;
    static final Instant A_YEAR_AGO = NOW.minus(Duration.ofDays(365));

    private Customer() {}

    static Circumstances with(@Nullable BusinessType type, KycRowBuilder documents) {
        return with(type, documents, A_YEAR_AGO);
    }

    static Circumstances with(@Nullable BusinessType type, KycRowBuilder documents, Instant since) {
        return new Circumstances(Environment.LIVE, KycMode.CUSTOMER_USE, type, null, since, documents.build());
    }

    static Circumstances company(KycRowBuilder documents) {
        return with(BusinessType.PRIVATE_LIMITED, documents);
    }

    static Circumstances individual(KycRowBuilder documents) {
        return with(BusinessType.INDIVIDUAL, documents);
    }
}
