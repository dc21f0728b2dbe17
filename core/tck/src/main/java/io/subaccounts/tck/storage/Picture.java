package io.subaccounts.tck.storage;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        accounts.forEach(id -> {
            lookAt(tx, id, facts);
            lookAtVerification(tx, id, facts);
        });
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
        facts.put("attempts.list of all", tx.attempts().list(Subtree.all(), attempts(null, ResourceQuery.Reach.OWNER)));
        facts.put("sessions.due", tx.sessions().due(Subtree.all(), Dossier.DUE, PLENTY));
        facts.put("accounts.kycDue", tx.accounts().kycDue(Subtree.all(), Dossier.DUE, PLENTY));
        facts.put("callbacks.list", tx.callbacks().list(Dossier.PROVIDER, PLENTY));
        return new Picture(facts);
    }

    /** A callback that came once, of the provider that is looked at. */
    static CallbackRow callback(String deliveryId, Instant at) {
        return new CallbackRow(Dossier.PROVIDER, deliveryId, Callbacks.Verdict.UNKNOWN, null, 1, at, at);
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

    private static void lookAtVerification(Transaction tx, AccountId id, Map<String, Object> facts) {
        for (var reach : ResourceQuery.Reach.values()) {
            note(facts, "attempts.list " + reach + " of " + id, tx.attempts().list(Subtree.all(), attempts(id, reach)));
        }
        for (var row : tx.attempts().list(Subtree.all(), attempts(id, ResourceQuery.Reach.OWNER))) {
            facts.put("attempts.find " + row.id(), tx.attempts().find(Subtree.all(), row.id()));
            if (row.provider() != null && row.reference() != null) {
                facts.put(
                        "attempts.findByReference " + row.provider() + " " + row.reference(),
                        tx.attempts().findByReference(Subtree.all(), row.provider(), row.reference()));
            }
            if (row.fingerprint() != null) {
                var document = row.id().document();
                facts.put(
                        "attempts.holders of " + document + " " + row.fingerprint(),
                        tx.attempts().holders(Subtree.all(), document, row.fingerprint(), PLENTY));
            }
        }
        var sessions = new SessionListing(id, Order.OLDEST_FIRST, null, PLENTY);
        note(facts, "sessions.list of " + id, tx.sessions().list(Subtree.all(), sessions));
        tx.sessions().findActive(Subtree.all(), id).ifPresent(row -> facts.put("sessions.findActive of " + id, row));
        for (var row : tx.sessions().list(Subtree.all(), sessions)) {
            facts.put("sessions.find " + row.id(), tx.sessions().find(Subtree.all(), row.id()));
            for (var hash : Stream.concat(Stream.ofNullable(row.linkHash()), Stream.ofNullable(row.keyHash()))
                    .toList()) {
                facts.put("sessions.findByHash " + hash, tx.sessions().findByHash(Subtree.all(), hash));
            }
        }
        note(facts, "events.list of " + id, tx.events().list(Subtree.all(), id, 0, PLENTY));
        tx.events()
                .findSigningSecret(Subtree.all(), id)
                .ifPresent(row -> facts.put("events.findSigningSecret of " + id, row));
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

    private static AttemptListing attempts(@Nullable AccountId subject, ResourceQuery.Reach reach) {
        return new AttemptListing(subject, reach, null, Order.OLDEST_FIRST, null, PLENTY);
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
