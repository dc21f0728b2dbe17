package io.subaccounts.support;

import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store that is asked nothing; a test overrides what it expects to be asked. */
public class NoResources implements ResourceStore {

    @Override
    public boolean insert(Subtree within, ResourceRow row) {
        throw unexpected();
    }

    @Override
    public Map<ResourceRef, ResourceRow> findAll(Subtree within, Set<ResourceRef> resources) {
        throw unexpected();
    }

    @Override
    public boolean update(Subtree within, ResourceRow row, long expectedVersion) {
        throw unexpected();
    }

    @Override
    public boolean delete(Subtree within, ResourceRef resource, long expectedVersion) {
        throw unexpected();
    }

    @Override
    public List<ResourceRow> list(Subtree within, ResourceListing listing) {
        throw unexpected();
    }

    @Override
    public void appendPast(Subtree within, PastOwnershipRow row) {
        throw unexpected();
    }

    @Override
    public Optional<PastOwnershipRow> findPast(Subtree within, ResourceRef resource, Instant at) {
        throw unexpected();
    }

    @Override
    public Optional<Instant> lastEnd(Subtree within, ResourceRef resource) {
        throw unexpected();
    }

    private static UnsupportedOperationException unexpected() {
        return new UnsupportedOperationException("not expected in this test");
    }
}
