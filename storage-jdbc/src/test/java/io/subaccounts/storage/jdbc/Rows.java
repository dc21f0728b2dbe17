package io.subaccounts.storage.jdbc;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Order;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Scope;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SecretRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Rows for tests, told apart by a number. */
final class Rows {

    static final Instant START = Instant.parse("2026-03-29T00:59:59.000001Z");

    private Rows() {}

    static AccountId mainId(int number) {
        return new AccountId("MA_%020d".formatted(number));
    }

    static AccountId subId(int number) {
        return new AccountId("SA_%020d".formatted(number));
    }

    static AccountRow main(int number) {
        return account(mainId(number), null, number, Map.of());
    }

    static AccountRow sub(int number, AccountId parent) {
        return account(subId(number), parent, number, Map.of());
    }

    static AccountRow account(AccountId id, AccountId parent, int number, Map<String, String> metadata) {
        var at = START.plusSeconds(number);
        return new AccountRow(
                id,
                parent,
                "Account " + number,
                "ops@example.com",
                null,
                null,
                Permissions.INHERITED.denying("calls:place"),
                RateLimit.DEFAULT,
                KycMode.CUSTOMER_USE,
                null,
                null,
                "external-" + number,
                metadata,
                true,
                false,
                opened(at),
                1,
                at,
                at,
                null,
                null);
    }

    private static KycRow opened(Instant at) {
        var until = at.plus(Duration.ofDays(365));
        return new KycRow(List.of(), KycOverride.open("reference", "reason", until), null, false, "", until);
    }

    /** The same account at its next version, with another name. */
    static AccountRow renamed(AccountRow row, String name) {
        return new AccountRow(
                row.id(),
                row.parentId(),
                name,
                row.email(),
                row.phone(),
                row.description(),
                row.permissions(),
                row.rateLimit(),
                row.kycMode(),
                row.businessType(),
                row.country(),
                row.externalId(),
                row.metadata(),
                row.enabled(),
                row.suspended(),
                row.kyc(),
                row.version() + 1,
                row.createdAt(),
                row.updatedAt(),
                row.lastUsedAt(),
                row.deletedAt());
    }

    static CredentialRow credential(AccountId account, String hash) {
        return new CredentialRow(
                CredentialId.primaryOf(account),
                account,
                "primary",
                List.of(Scope.EVERYTHING),
                null,
                null,
                List.of(Cidr.parse("203.0.113.0/24")),
                List.of(new SecretRow(1, hash, 7, START, null, null)),
                1,
                START,
                null);
    }

    static ResourceRow trunk(String id, AccountId owner) {
        return new ResourceRow(ResourceRef.trunk(id), owner, START, 1);
    }

    static ResourceListing resourcesOf(AccountId owner) {
        return new ResourceListing(owner, ResourceQuery.Reach.OWNER, null, Order.OLDEST_FIRST, null, 100);
    }

    static AccountListing below(AccountId subject, AccountQuery.Reach reach) {
        return new AccountListing(
                subject, reach, Order.OLDEST_FIRST, null, 100, null, null, null, null, AccountQuery.Deleted.INCLUDED);
    }
}
