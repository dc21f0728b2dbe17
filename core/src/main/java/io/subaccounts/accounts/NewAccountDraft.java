package io.subaccounts.accounts;

import io.subaccounts.common.Environment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link NewAccount} on the way to becoming another one. */
final class NewAccountDraft {

    String name;

    @Nullable
    String email;

    @Nullable
    String phone;

    @Nullable
    String description;

    Permissions permissions;
    RateLimit rateLimit;
    KycMode kycMode;

    @Nullable
    BusinessType businessType;

    @Nullable
    String country;

    @Nullable
    String externalId;

    Map<String, String> metadata;

    @Nullable
    Environment environment;

    NewAccountDraft(NewAccount account) {
        name = account.name();
        email = account.email();
        phone = account.phone();
        description = account.description();
        permissions = account.permissions();
        rateLimit = account.rateLimit();
        kycMode = account.kycMode();
        businessType = account.businessType();
        country = account.country();
        externalId = account.externalId();
        metadata = account.metadata();
        environment = account.environment();
    }

    NewAccount account() {
        return new NewAccount(
                name,
                email,
                phone,
                description,
                permissions,
                rateLimit,
                kycMode,
                businessType,
                country,
                externalId,
                metadata,
                environment);
    }
}
