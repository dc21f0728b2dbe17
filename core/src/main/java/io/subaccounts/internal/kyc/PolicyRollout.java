package io.subaccounts.internal.kyc;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.internal.changes.AccountChanges;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RequirementRule;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings a policy that an installation was not worked by last to all accounts, a batch at a time: what their rows remember
 * of the future was worked out under the policy before. The gate needs none of this; events and reminders do.
 *
 * <p>On record, as values of the installation, is which policies were brought one after the other, and which of them to the
 * end. A policy that returns is brought anew. Each manager brings its own once, so that two that differ do not go on
 * undoing each other's.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
final class PolicyRollout {

    private static final String MARKER = "kyc_policy_";
    private static final String DONE = "_done";

    private final Storage storage;
    private final MicroClock clock;
    private final AccountChanges changes;
    private final Stumbles stumbles;
    private final String policy;
    private final Set<AccountId> left = new LinkedHashSet<>();
    private @Nullable String marker;
    private boolean listed;
    private boolean done;
    private AccountListing.@Nullable Position position;

    PolicyRollout(Storage storage, MicroClock clock, AccountChanges changes, Stumbles stumbles, KycPolicy policy) {
        this.storage = storage;
        this.clock = clock;
        this.changes = changes;
        this.stumbles = stumbles;
        this.policy = Digests.hex(canonical(policy).getBytes(StandardCharsets.UTF_8));
    }

    /** Looks at the next batch of accounts, and answers how many it changed. */
    synchronized int next(int limit) {
        if (!done && marker == null) {
            marker = storage.write(this::begin).orElse(null);
        }
        if (done || marker == null) {
            return 0;
        }
        int changed = 0;
        for (AccountId account : List.copyOf(left)) {
            changed += refresh(account);
        }
        changed += listed ? 0 : page(limit);
        if (listed && left.isEmpty()) {
            String finished = marker + DONE;
            storage.write(tx -> tx.installation().insertIfAbsent(finished, policy));
            done = true;
        }
        return changed;
    }

    /** Which roll-out this is: one that was begun and not finished, or a new one. Empty if somebody else just began one. */
    private Optional<String> begin(Transaction tx) {
        int number = 0;
        String latest = null;
        for (var next = find(tx, 1); next.isPresent(); next = find(tx, number + 1)) {
            latest = next.get();
            number++;
        }
        if (policy.equals(latest)) {
            String name = MARKER + number;
            done = tx.installation().find(name + DONE).isPresent();
            return Optional.of(name);
        }
        String name = MARKER + (number + 1);
        return tx.installation().insertIfAbsent(name, policy) ? Optional.of(name) : Optional.empty();
    }

    private static Optional<String> find(Transaction tx, int number) {
        return tx.installation().find(MARKER + number);
    }

    private int page(int limit) {
        var listing = new AccountListing(
                null,
                AccountQuery.Reach.SUBTREE,
                Order.OLDEST_FIRST,
                position,
                limit,
                null,
                null,
                null,
                null,
                AccountQuery.Deleted.EXCLUDED);
        List<AccountListing.Position> page = storage.read(tx -> tx.accounts().positions(Subtree.all(), listing));
        int changed = 0;
        for (AccountListing.Position each : page) {
            changed += refresh(each.id());
            position = each;
        }
        listed = page.size() < limit;
        return changed;
    }

    /** Most rows remember what they should; it takes no lock to see that. */
    private int refresh(AccountId id) {
        int changed = stumbles.past(id, () -> isStale(id) && refreshed(id) ? 1 : 0);
        if (stumbles.isKnown(id)) {
            left.add(id);
        } else {
            left.remove(id);
        }
        return changed;
    }

    private boolean isStale(AccountId id) {
        return storage.read(tx -> tx.accounts().find(Subtree.all(), id))
                .filter(account -> changes.isStale(account.self(), clock.now()))
                .isPresent();
    }

    private boolean refreshed(AccountId id) {
        return storage.write(tx -> refresh(tx, id));
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
