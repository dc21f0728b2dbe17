package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.storage.AttemptListing.Position;
import io.subaccounts.spi.storage.AttemptRow;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all attempts. Beside them it keeps their order, in all, per state and per account, who was given which reference,
 * and which verified ones have a fingerprint in common.
 */
final class AttemptTable {

    private static final Comparator<Position> IN_ORDER = Comparator.comparing(Position::createdAt)
            .thenComparing(position -> position.id().account())
            .thenComparing(position -> position.id().document().name())
            .thenComparingInt(position -> position.id().number());
    private static final NavigableSet<Position> NOTHING = Collections.unmodifiableNavigableSet(new TreeSet<>(IN_ORDER));

    private record Reference(String provider, String text) {}

    private record Fingerprint(DocumentType document, String hash) {}

    private final Map<AttemptId, AttemptRow> rows = new HashMap<>();
    private final NavigableSet<Position> all = new TreeSet<>(IN_ORDER);
    private final Map<AttemptState, NavigableSet<Position>> inState = new EnumMap<>(AttemptState.class);
    private final Map<AccountId, NavigableSet<Position>> ofAccount = new HashMap<>();
    private final Map<Reference, AttemptId> byReference = new HashMap<>();
    private final Map<Fingerprint, Set<AttemptId>> verified = new HashMap<>();

    static Comparator<Position> inOrder() {
        return IN_ORDER;
    }

    @Nullable
    AttemptRow get(AttemptId id) {
        return rows.get(id);
    }

    @Nullable
    AttemptRow get(String provider, String reference) {
        AttemptId id = byReference.get(new Reference(provider, reference));
        return id == null ? null : rows.get(id);
    }

    boolean isReferenceFreeFor(AttemptRow row) {
        Reference reference = referenceOf(row);
        AttemptId holder = reference == null ? null : byReference.get(reference);
        return holder == null || holder.equals(row.id());
    }

    /** All, or those in one state. */
    NavigableSet<Position> in(@Nullable AttemptState state) {
        return state == null ? all : inState.getOrDefault(state, NOTHING);
    }

    NavigableSet<Position> of(AccountId account) {
        return ofAccount.getOrDefault(account, NOTHING);
    }

    Stream<AccountId> verified(DocumentType document, String fingerprint) {
        return verified.getOrDefault(new Fingerprint(document, fingerprint), Set.of()).stream()
                .map(AttemptId::account)
                .distinct();
    }

    void add(Journal journal, AttemptRow row) {
        journal.put(rows, row.id(), row);
        journal.add(all, positionOf(row));
        journal.add(ofAccount.computeIfAbsent(row.id().account(), key -> new TreeSet<>(IN_ORDER)), positionOf(row));
        index(journal, row);
    }

    /** Replaces a row by one with the same creation. */
    void replace(Journal journal, AttemptRow present, AttemptRow row) {
        unindex(journal, present);
        journal.put(rows, row.id(), row);
        index(journal, row);
    }

    static Position positionOf(AttemptRow row) {
        return new Position(row.createdAt(), row.id());
    }

    private void index(Journal journal, AttemptRow row) {
        journal.add(inState.computeIfAbsent(row.state(), key -> new TreeSet<>(IN_ORDER)), positionOf(row));
        Reference reference = referenceOf(row);
        if (reference != null) {
            journal.put(byReference, reference, row.id());
        }
        Fingerprint fingerprint = verifiedBy(row);
        if (fingerprint != null) {
            journal.add(verified.computeIfAbsent(fingerprint, key -> new HashSet<>()), row.id());
        }
    }

    private void unindex(Journal journal, AttemptRow row) {
        journal.remove(inState.getOrDefault(row.state(), NOTHING), positionOf(row));
        Reference reference = referenceOf(row);
        if (reference != null) {
            journal.remove(byReference, reference);
        }
        Fingerprint fingerprint = verifiedBy(row);
        if (fingerprint != null) {
            journal.remove(verified.getOrDefault(fingerprint, Set.of()), row.id());
        }
    }

    private static @Nullable Reference referenceOf(AttemptRow row) {
        return row.provider() == null || row.reference() == null
                ? null
                : new Reference(row.provider(), row.reference());
    }

    private static @Nullable Fingerprint verifiedBy(AttemptRow row) {
        return row.state() != AttemptState.VERIFIED || row.fingerprint() == null
                ? null
                : new Fingerprint(row.id().document(), row.fingerprint());
    }
}
