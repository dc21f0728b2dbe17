package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.InstallationStore;
import java.util.Optional;

/** The table {@code subaccounts_installation}. */
final class JdbcInstallationStore implements InstallationStore {

    private static final String FIND = "SELECT value FROM subaccounts_installation WHERE name = :name";
    private static final String INSERT = """
            INSERT INTO subaccounts_installation (name, value) VALUES (:name, :value)
            ON CONFLICT (name) DO NOTHING
            """;

    private final JdbcTransaction transaction;

    JdbcInstallationStore(JdbcTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public Optional<String> find(String name) {
        return transaction.query(handle -> handle.createQuery(FIND)
                .bind("name", name)
                .map((row, context) -> row.getString(1))
                .findOne());
    }

    @Override
    public boolean insertIfAbsent(String name, String value) {
        return transaction.change(handle -> handle.createUpdate(INSERT)
                        .bind("name", name)
                        .bind("value", value)
                        .execute()
                > 0);
    }
}
