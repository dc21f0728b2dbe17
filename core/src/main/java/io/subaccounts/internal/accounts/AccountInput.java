package io.subaccounts.internal.accounts;

import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.Change;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.spi.storage.AccountRow;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what callers hand in about accounts, and brings it into stored form. */
final class AccountInput {

    static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 1000;
    private static final int MAX_REQUESTS = 1_000_000;
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private AccountInput() {}

    static NewAccount checked(NewAccount account) {
        TextRules.permissions(account.permissions().flags());
        var checked = new NewAccount(
                TextRules.label("name", account.name(), MAX_NAME),
                TextRules.email("email", account.email()),
                TextRules.phone(account.phone()),
                TextRules.prose("description", account.description(), MAX_DESCRIPTION),
                account.permissions(),
                checked(account.rateLimit()),
                account.kycMode(),
                account.businessType(),
                country(account.country()),
                TextRules.visibleAscii("external_id", account.externalId()),
                TextRules.metadata(account.metadata()),
                account.environment());
        requireEmailOf(checked.kycMode(), checked.email());
        return checked;
    }

    /** The row after a patch, with everything checked but nothing of version and time touched. */
    static AccountRow patched(AccountRow row, AccountPatch patch) {
        Permissions permissions = required("permissions", patch.permissions(), row.permissions());
        TextRules.permissions(permissions.flags());
        KycMode kycMode = required("kyc_mode", patch.kycMode(), row.kycMode());
        String email = TextRules.email("email", patch.email().applyTo(row.email()));
        requireEmailOf(kycMode, email);
        return new AccountRow(
                row.id(),
                row.parentId(),
                TextRules.label("name", required("name", patch.name(), row.name()), MAX_NAME),
                email,
                TextRules.phone(patch.phone().applyTo(row.phone())),
                TextRules.prose("description", patch.description().applyTo(row.description()), MAX_DESCRIPTION),
                permissions,
                checked(required("rate_limit", patch.rateLimit(), row.rateLimit())),
                kycMode,
                patch.businessType().applyTo(row.businessType()),
                country(patch.country().applyTo(row.country())),
                TextRules.visibleAscii("external_id", patch.externalId().applyTo(row.externalId())),
                TextRules.metadata(required("metadata", patch.metadata(), row.metadata())),
                row.enabled(),
                row.suspended(),
                row.kyc(),
                row.version(),
                row.createdAt(),
                row.updatedAt(),
                row.lastUsedAt(),
                row.deletedAt());
    }

    static AccountQuery checked(AccountQuery query) {
        return new AccountQuery(
                query.subject(),
                query.reach(),
                query.own(),
                query.effective(),
                query.kycMode(),
                query.kycGate(),
                TextRules.prefix("name_prefix", query.namePrefix(), MAX_NAME),
                TextRules.visibleAscii("external_id", query.externalId()),
                query.environment(),
                query.deleted());
    }

    static boolean touchesProfile(AccountPatch patch) {
        return isChange(patch.name(), patch.email(), patch.phone(), patch.description(), patch.metadata());
    }

    static boolean touchesSettings(AccountPatch patch) {
        return isChange(
                patch.permissions(),
                patch.rateLimit(),
                patch.kycMode(),
                patch.businessType(),
                patch.country(),
                patch.externalId());
    }

    private static boolean isChange(Change<?>... changes) {
        for (Change<?> change : changes) {
            if (change instanceof Change.To<?>) {
                return true;
            }
        }
        return false;
    }

    private static RateLimit checked(RateLimit limit) {
        if (limit.requests() < 1 || limit.requests() > MAX_REQUESTS) {
            throw new ValidationException("rate_limit", "must allow 1 to " + MAX_REQUESTS + " requests");
        }
        Duration window = limit.window();
        if (window.compareTo(Duration.ofSeconds(1)) < 0
                || window.compareTo(Duration.ofDays(1)) > 0
                || !window.equals(window.truncatedTo(ChronoUnit.SECONDS))) {
            throw new ValidationException("rate_limit", "must have a window of one second to one day, in seconds");
        }
        return limit;
    }

    private static @Nullable String country(@Nullable String code) {
        if (code != null && !COUNTRIES.contains(code)) {
            throw new ValidationException("country", "must be a country of ISO 3166-1, as two upper-case letters");
        }
        return code;
    }

    private static void requireEmailOf(KycMode kycMode, @Nullable String email) {
        if (kycMode == KycMode.CUSTOMER_USE && email == null) {
            throw new ValidationException("email", "is required for kyc_mode customer_use");
        }
    }

    private static <T> T required(String field, Change<T> change, T present) {
        T value = change.applyTo(present);
        if (value == null) {
            throw new ValidationException(field, "must not be null");
        }
        return value;
    }
}
