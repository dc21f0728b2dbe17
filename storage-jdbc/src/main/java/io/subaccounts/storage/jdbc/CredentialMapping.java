package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Scope;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** A credential's row, to and from the columns of {@code subaccounts_credentials} and {@code subaccounts_secrets}. */
final class CredentialMapping {

    private CredentialMapping() {}

    /** Binds what an update may change, and the id. */
    static <S extends SqlStatement<S>> S bindChangeable(S statement, CredentialRow row) {
        return statement
                .bind("id", row.id().value())
                .bind("name", row.name())
                .bind("scopes", Words.join(row.scopes()))
                .bind("notBefore", Micros.ofNullable(row.notBefore()))
                .bind("expiresAt", Micros.ofNullable(row.expiresAt()))
                .bind("origins", Words.join(row.origins()))
                .bind("version", row.version())
                .bind("revokedAt", Micros.ofNullable(row.revokedAt()));
    }

    /** Reads credentials that come with one row for each secret, those of one credential next to each other. */
    static List<CredentialRow> collect(Query query) {
        return query.reduceResultSet(new ArrayList<CredentialRow>(), (credentials, resultSet, context) -> {
            int last = credentials.size() - 1;
            boolean another = last < 0 || !credentials.get(last).id().value().equals(resultSet.getString("id"));
            if (another) {
                credentials.add(read(resultSet));
            } else {
                credentials.set(last, withSecret(credentials.get(last), secret(resultSet)));
            }
            return credentials;
        });
    }

    private static CredentialRow read(ResultSet resultSet) throws SQLException {
        var row = new StoredRow(resultSet, "credential", "id");
        return new CredentialRow(
                row.get("id", CredentialId::new),
                row.get("account", AccountId::new),
                row.text("name"),
                row.get("scopes", text -> Words.split(text, Scope::parse)),
                row.instantOrNull("not_before"),
                row.instantOrNull("expires_at"),
                row.get("origins", text -> Words.split(text, Cidr::parse)),
                row.integerOrNull("secret_number") == null ? List.of() : List.of(secret(resultSet)),
                row.number("version"),
                row.instant("created_at"),
                row.instantOrNull("revoked_at"));
    }

    private static SecretRow secret(ResultSet resultSet) throws SQLException {
        var row = new StoredRow(resultSet, "credential", "id");
        return new SecretRow(
                (int) row.number("secret_number"),
                row.text("secret_hash"),
                row.integerOrNull("secret_hint"),
                row.instant("secret_created_at"),
                row.instantOrNull("secret_retires_at"),
                row.instantOrNull("secret_last_used_at"));
    }

    private static CredentialRow withSecret(CredentialRow row, SecretRow secret) {
        var secrets = new ArrayList<>(row.secrets());
        secrets.add(secret);
        return new CredentialRow(
                row.id(),
                row.account(),
                row.name(),
                row.scopes(),
                row.notBefore(),
                row.expiresAt(),
                row.origins(),
                secrets,
                row.version(),
                row.createdAt(),
                row.revokedAt());
    }
}
