package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.events.Event;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SigningSecretRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Everything that is stored, and the indexes over it. Changed through a {@link Journal} only. */
final class Tables {

    private static final Comparator<ResourceListing.Position> IN_ORDER =
            Comparator.comparing(ResourceListing.Position::from).thenComparing(ResourceListing.Position::resource);

    final AccountTree accounts = new AccountTree();
    final Map<CredentialId, CredentialRow> credentials = new HashMap<>();
    final Map<AccountId, Set<CredentialId>> credentialsOf = new HashMap<>();
    final Map<ResourceRef, ResourceRow> resources = new HashMap<>();
    final NavigableSet<ResourceListing.Position> resourcesInOrder = noPositions();
    final Map<AccountId, NavigableSet<ResourceListing.Position>> resourcesOf = new HashMap<>();
    final Map<ResourceRef, List<PastOwnershipRow>> pastOwnerships = new HashMap<>();
    final Map<String, String> installation = new HashMap<>();
    final AttemptTable attempts = new AttemptTable();
    final SessionTable sessions = new SessionTable();
    final Map<String, Map<String, CallbackRow>> callbacks = new HashMap<>();
    final Map<String, NavigableSet<CallbackRow>> callbacksInOrder = new HashMap<>();
    final Map<AccountId, NavigableMap<Long, Event>> events = new HashMap<>();
    final Map<AccountId, SigningSecretRow> signingSecrets = new HashMap<>();

    static NavigableSet<ResourceListing.Position> noPositions() {
        return new TreeSet<>(IN_ORDER);
    }

    /** Those that came last are the last. */
    static NavigableSet<CallbackRow> noCallbacks() {
        return new TreeSet<>(Comparator.comparing(CallbackRow::lastAt).thenComparing(CallbackRow::deliveryId));
    }

    static Comparator<ResourceListing.Position> inOrder() {
        return IN_ORDER;
    }
}
