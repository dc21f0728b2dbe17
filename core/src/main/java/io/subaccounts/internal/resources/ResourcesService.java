package io.subaccounts.internal.resources;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.input.Canonical;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.resources.ClaimResult;
import io.subaccounts.resources.HandoverResult;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.Resources;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ownership of resources: finding and listing. Claims and handovers have files of their own.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class ResourcesService implements Resources {

    private final Storage storage;
    private final Authority authority;
    private final Claims claims;
    private final Departures departures;
    private final ResourceLists lists;

    /**
     * Sets the service up.
     *
     * @param storage where ownership lives
     * @param authority who decides
     * @param claims how resources are claimed
     * @param departures how they leave their owners
     * @param lists how they are listed
     */
    public ResourcesService(
            Storage storage, Authority authority, Claims claims, Departures departures, ResourceLists lists) {
        this.storage = storage;
        this.authority = authority;
        this.claims = claims;
        this.departures = departures;
        this.lists = lists;
    }

    @Override
    public ClaimResult claim(Actor actor, AccountId owner, ResourceRef resource) {
        return claims.claim(actor, owner, List.of(resource));
    }

    @Override
    public ClaimResult claimAll(Actor actor, AccountId owner, List<ResourceRef> resources) {
        if (resources.isEmpty()) {
            throw new ValidationException("resources", "must not be empty");
        }
        requireBatch(resources);
        return claims.claim(actor, owner, resources);
    }

    @Override
    public HandoverResult release(Actor actor, ResourceRef resource) {
        return departures.release(actor, resource);
    }

    @Override
    public HandoverResult transfer(Actor actor, ResourceRef resource, AccountId receiver) {
        return departures.transfer(actor, resource, receiver);
    }

    @Override
    public Page<Ownership> list(Actor actor, ResourceQuery query, PageRequest page) {
        return lists.list(actor, query, page);
    }

    @Override
    public Optional<Ownership> owner(Actor actor, ResourceRef resource) {
        ResourceRef canonical = Canonical.of(resource);
        return storage.read(tx -> visible(tx, actor, canonical).map(ResourceRows::view));
    }

    @Override
    public Optional<Ownership> ownerAt(Actor actor, ResourceRef resource, Instant at) {
        ResourceRef canonical = Canonical.of(resource);
        Instant moment = MicroClock.nearest(at);
        return storage.read(tx -> {
            Optional<ResourceRow> present = visible(tx, actor, canonical);
            if (present.isPresent() && !moment.isBefore(present.get().from())) {
                return present.map(ResourceRows::view);
            }
            return visiblePast(tx, actor, canonical, moment).map(ResourceRows::view);
        });
    }

    @Override
    public Ownership requireOwned(Actor actor, AccountId subject, ResourceRef resource) {
        ResourceRef canonical = Canonical.of(resource);
        return storage.read(tx -> {
            Lineage lineage = authority.require(tx, actor, Action.READ_RESOURCE, subject);
            return find(tx, Subtree.of(lineage.self().id()), canonical)
                    .map(ResourceRows::view)
                    .orElseThrow(() -> new NotFoundException("resource", resource.toString()));
        });
    }

    @Override
    public Set<ResourceRef> filterOwned(Actor actor, AccountId subject, Collection<ResourceRef> resources) {
        requireBatch(resources);
        var candidates = new LinkedHashSet<ResourceRef>();
        resources.forEach(resource -> Canonical.ifPossible(resource).ifPresent(candidates::add));
        return storage.read(tx -> {
            authority.require(tx, actor, Action.READ_RESOURCE, subject);
            Set<ResourceRef> owned =
                    tx.resources().findAll(Subtree.of(subject), candidates).keySet();
            var kept = new LinkedHashSet<ResourceRef>();
            for (ResourceRef resource : resources) {
                if (Canonical.ifPossible(resource).filter(owned::contains).isPresent()) {
                    kept.add(resource);
                }
            }
            return kept;
        });
    }

    private Optional<ResourceRow> visible(Transaction tx, Actor actor, ResourceRef resource) {
        return find(tx, Authority.reach(actor), resource).filter(row -> mayRead(tx, actor, row.owner(), resource));
    }

    private Optional<PastOwnershipRow> visiblePast(Transaction tx, Actor actor, ResourceRef resource, Instant at) {
        return tx.resources()
                .findPast(Authority.reach(actor), resource, at)
                .filter(row -> mayRead(tx, actor, row.owner(), resource));
    }

    /** False if the actor turns out to see nothing any more; an actor that sees but may not read is refused. */
    private boolean mayRead(Transaction tx, Actor actor, AccountId owner, ResourceRef resource) {
        Optional<Lineage> lineage = tx.accounts().find(Authority.reach(actor), owner);
        if (lineage.isEmpty()) {
            return false;
        }
        try {
            authority.check(tx, actor, Action.READ_RESOURCE, lineage.get(), resource);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    static Optional<ResourceRow> find(Transaction tx, Subtree within, ResourceRef resource) {
        return Optional.ofNullable(
                tx.resources().findAll(within, Set.of(resource)).get(resource));
    }

    private static void requireBatch(Collection<ResourceRef> resources) {
        if (resources.size() > MAX_BATCH) {
            throw new ValidationException("resources", "must be at most " + MAX_BATCH);
        }
    }
}
