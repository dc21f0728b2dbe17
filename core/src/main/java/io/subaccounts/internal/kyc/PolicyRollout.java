package io.subaccounts.internal.kyc;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.internal.changes.AccountChanges;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RequirementRule;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings a policy that an installation has not seen before to all accounts, a batch at a time: what their rows remember of
 * the future was worked out under the policy before. The gate needs none of this; events and reminders do.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class PolicyRollout {

    private final Storage storage;
    private final MicroClock clock;
    private final AccountChanges changes;
    private final String marker;
    private boolean done;
    private AccountListing.@Nullable Position position;

    /**
     * Sets the roll-out up.
     *
     * @param storage where accounts live
     * @param clock the clock
     * @param changes how rows of accounts change
     * @param policy the policy
     */
    public PolicyRollout(Storage storage, MicroClock clock, AccountChanges changes, KycPolicy policy) {
        this.storage = storage;
        this.clock = clock;
        this.changes = changes;
        this.marker = "kyc_policy_"
                + Digests.hex(canonical(policy).getBytes(StandardCharsets.UTF_8))
                        .substring(0, 32);
    }

    /** Looks at the next batch of accounts, and answers how many it changed. */
    synchronized int next(int limit) {
        if (done || storage.read(tx -> tx.installation().find(marker)).isPresent()) {
            done = true;
            return 0;
        }
        var listing = new AccountListing(
                null,
                AccountQuery.Reach.SUBTREE,
                Order.OLDEST_FIRST,
                position,
                limit,
                null,
                KycMode.CUSTOMER_USE,
                null,
                null,
                AccountQuery.Deleted.EXCLUDED);
        List<AccountRow> rows = storage.read(tx -> tx.accounts().list(Subtree.all(), listing));
        int changed = 0;
        for (AccountRow row : rows) {
            changed += storage.write(tx -> refresh(tx, row.id())) ? 1 : 0;
            position = new AccountListing.Position(row.createdAt(), row.id());
        }
        if (rows.size() < limit) {
            storage.write(tx -> {
                tx.installation().insertIfAbsent(marker, "done");
                return tx.installation().find(marker);
            });
            done = true;
        }
        return changed;
    }

    private boolean refresh(Transaction tx, AccountId id) {
        Lineage account = Conclusions.hold(tx, id);
        return !account.self().isDeleted() && changes.refresh(tx, Subtree.of(id), account, clock.now());
    }

    /** What of a policy decides when time changes something, in an order that is the same in every process. */
    private static String canonical(KycPolicy policy) {
        var text = new StringBuilder()
                .append(policy.homeCountry())
                .append(' ')
                .append(new TreeMap<>(policy.rechecks().validFor()))
                .append(policy.rechecks().lead())
                .append(policy.rechecks().grace())
                .append(policy.pendingFor())
                .append(policy.failedDocuments())
                .append(policy.approval());
        new TreeMap<>(policy.holderTypes())
                .forEach((type, letters) -> text.append(type).append(new TreeSet<>(letters)));
        for (PolicyVersion version : policy.versions()) {
            text.append('\n')
                    .append(version.number())
                    .append(version.effectiveFrom())
                    .append(version.grace());
            for (RequirementRule rule : version.rules()) {
                text.append('\n')
                        .append(rule.id())
                        .append(rule.country())
                        .append(new TreeSet<>(rule.businessTypes()))
                        .append(new TreeSet<>(rule.capabilities()));
                rule.alternatives().forEach(alternative -> text.append(new TreeSet<>(alternative)));
            }
        }
        return text.toString();
    }
}
