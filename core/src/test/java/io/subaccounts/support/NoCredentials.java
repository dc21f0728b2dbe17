package io.subaccounts.support;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A store that is asked nothing; a test overrides what it expects to be asked. */
public class NoCredentials implements CredentialStore {

    @Override
    public boolean insert(Subtree within, CredentialRow row) {
        throw unexpected();
    }

    @Override
    public Optional<CredentialRow> find(Subtree within, CredentialId id) {
        throw unexpected();
    }

    @Override
    public List<CredentialRow> list(Subtree within, AccountId account) {
        throw unexpected();
    }

    @Override
    public boolean update(Subtree within, CredentialRow row, long expectedVersion) {
        throw unexpected();
    }

    @Override
    public boolean rehash(Subtree within, CredentialId id, String checkedHash, SecretRow rehashed) {
        throw unexpected();
    }

    @Override
    public int revokeAll(Subtree within, AccountId account, Instant at) {
        throw unexpected();
    }

    @Override
    public void markUsed(Subtree within, Collection<SecretUse> uses) {
        throw unexpected();
    }

    private static UnsupportedOperationException unexpected() {
        return new UnsupportedOperationException("not expected in this test");
    }
}
