package io.subaccounts.tck.storage;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a transaction can see of some accounts, credentials and resources, through every way of reading. Two pictures
 * are equal if and only if nothing that can be seen has changed between them.
 *
 * @param facts what was seen, by the question that was asked
 */
record Picture(Map<String, Object> facts) {

    /** The name of a value that a {@link World} stores. */
    static final String TAKEN_NAME = "taken";

    /** The name of a value that it does not store. */
    static final String FREE_NAME = "free";

    private static final int PLENTY = 1000;

    static Picture of(
            Transaction tx, Set<AccountId> accounts, Set<CredentialId> credentials, Set<ResourceRef> resources) {
        var facts = new TreeMap<String, Object>();
        tx.accounts()
                .findAll(Subtree.all(), accounts)
                .forEach((id, lineage) -> facts.put("accounts.findAll " + id, lineage));
        accounts.forEach(id -> lookAt(tx, id, facts));
        credentials.forEach(id -> tx.credentials()
                .find(Subtree.all(), id)
                .ifPresent(row -> facts.put("credentials.find " + id, withSecrets(row))));
        tx.resources()
                .findAll(Subtree.all(), resources)
                .forEach((resource, row) -> facts.put("resources.findAll " + resource, row));
        resources.forEach(resource -> lookAt(tx, resource, facts));
        for (var name : List.of(TAKEN_NAME, FREE_NAME)) {
            facts.put("installation.find " + name, tx.installation().find(name));
        }
        return new Picture(facts);
    }

    /** What another picture shows differently, by the question that was asked. */
    Map<String, String> changesTo(Picture after) {
        var questions = new TreeSet<>(facts.keySet());
        questions.addAll(after.facts.keySet());
        var changes = new TreeMap<String, String>();
        for (var question : questions) {
            Object was = facts.get(question);
            Object is = after.facts.get(question);
            if (!Objects.equals(was, is)) {
                changes.put(question, "was " + was + ", is " + is);
            }
        }
        return changes;
    }

    private static void lookAt(Transaction tx, AccountId id, Map<String, Object> facts) {
        for (var reach : AccountQuery.Reach.values()) {
            note(facts, "accounts.list " + reach + " of " + id, tx.accounts().list(Subtree.all(), listing(id, reach)));
        }
        int height = tx.accounts().height(Subtree.all(), id);
        note(facts, "accounts.height of " + id, height == 0 ? List.of() : List.of(height));
        note(
                facts,
                "credentials.list of " + id,
                tx.credentials().list(Subtree.all(), id).stream()
                        .map(Picture::withSecrets)
                        .toList());
        for (var reach : ResourceQuery.Reach.values()) {
            var listing = new ResourceListing(id, reach, null, Order.OLDEST_FIRST, null, PLENTY);
            note(facts, "resources.list " + reach + " of " + id, tx.resources().list(Subtree.all(), listing));
        }
    }

    private static void lookAt(Transaction tx, ResourceRef resource, Map<String, Object> facts) {
        tx.resources().lastEnd(Subtree.all(), resource).ifPresent(end -> {
            facts.put("resources.lastEnd of " + resource, end);
            facts.put(
                    "resources.findPast of " + resource,
                    tx.resources().findPast(Subtree.all(), resource, end.minusNanos(1000)));
        });
    }

    private static void note(Map<String, Object> facts, String question, List<?> answer) {
        if (!answer.isEmpty()) {
            facts.put(question, answer);
        }
    }

    private static AccountListing listing(AccountId id, AccountQuery.Reach reach) {
        return new AccountListing(
                id, reach, Order.OLDEST_FIRST, null, PLENTY, null, null, null, null, AccountQuery.Deleted.INCLUDED);
    }

    /** With the parts of the secrets that their own text form hides. */
    private static List<Object> withSecrets(CredentialRow row) {
        return List.of(row, row.secrets().stream().map(Picture::openly).toList());
    }

    private static String openly(SecretRow secret) {
        return secret.number() + " " + secret.hash() + " hint " + secret.hint() + " retires " + secret.retiresAt()
                + " used " + secret.lastUsedAt();
    }
}
