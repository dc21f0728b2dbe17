package io.subaccounts.internal.accounts;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The world that a deletion rests on: the live accounts of the subtree, what they own and how many credentials work, as
 * seen in one transaction.
 *
 * @param subject the account to delete, and those above it
 * @param descendants the live accounts below it
 * @param resources what they all own
 * @param credentials their credentials that are not revoked
 */
record DeletionSurvey(
        Lineage subject, List<AccountRow> descendants, List<ResourceRow> resources, List<CredentialRow> credentials) {

    private static final int BATCH = 500;

    static DeletionSurvey of(Transaction tx, Lineage subject) {
        Subtree subtree = Subtree.of(subject.self().id());
        List<AccountRow> descendants = descendants(tx, subtree, subject);
        var credentials = new ArrayList<>(liveCredentials(tx, subtree, subject.self()));
        descendants.forEach(row -> credentials.addAll(liveCredentials(tx, subtree, row)));
        return new DeletionSurvey(subject, descendants, resources(tx, subtree, subject), credentials);
    }

    Map<String, Long> resourcesByType() {
        var counts = new TreeMap<String, Long>();
        resources.forEach(row -> counts.merge(row.resource().type().name(), 1L, Long::sum));
        return counts;
    }

    /** Stands for the survey and the policy: any change of either gives another text. */
    String fingerprint(DeletePolicy policy) {
        var text = new StringBuilder();
        text.append(policy.descendants()).append('|').append(policy.otherwise()).append('|');
        text.append(new TreeMap<>(policy.byType())).append('\n');
        append(text, subject.self());
        descendants.forEach(row -> append(text, row));
        resources.forEach(row -> text.append(row.resource())
                .append(' ')
                .append(row.owner())
                .append(' ')
                .append(row.from())
                .append(' ')
                .append(row.version())
                .append('\n'));
        credentials.forEach(
                row -> text.append(row.id()).append(' ').append(row.version()).append('\n'));
        return digest(text.toString());
    }

    private static void append(StringBuilder text, AccountRow row) {
        text.append(row.id()).append(' ').append(row.parentId()).append(' ');
        text.append(row.version()).append('\n');
    }

    private static List<AccountRow> descendants(Transaction tx, Subtree subtree, Lineage subject) {
        var all = new ArrayList<AccountRow>();
        var listing = new AccountListing(
                subject.self().id(),
                AccountQuery.Reach.SUBTREE,
                Order.OLDEST_FIRST,
                null,
                BATCH,
                null,
                null,
                null,
                null,
                AccountQuery.Deleted.EXCLUDED);
        List<AccountRow> rows = tx.accounts().list(subtree, listing);
        while (!rows.isEmpty()) {
            all.addAll(rows);
            AccountRow last = rows.get(rows.size() - 1);
            listing = listing.after(new AccountListing.Position(last.createdAt(), last.id()));
            rows = tx.accounts().list(subtree, listing);
        }
        return all;
    }

    private static List<ResourceRow> resources(Transaction tx, Subtree subtree, Lineage subject) {
        var all = new ArrayList<ResourceRow>();
        var listing = new ResourceListing(
                subject.self().id(), ResourceQuery.Reach.SUBTREE, null, Order.OLDEST_FIRST, null, BATCH);
        List<ResourceRow> rows = tx.resources().list(subtree, listing);
        while (!rows.isEmpty()) {
            all.addAll(rows);
            ResourceRow last = rows.get(rows.size() - 1);
            listing = listing.after(new ResourceListing.Position(last.from(), last.resource()));
            rows = tx.resources().list(subtree, listing);
        }
        return all;
    }

    private static List<CredentialRow> liveCredentials(Transaction tx, Subtree subtree, AccountRow account) {
        List<CredentialRow> rows = tx.credentials().list(subtree, account.id());
        return rows.stream().filter(row -> row.revokedAt() == null).toList();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
