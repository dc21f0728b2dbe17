package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.storage.memory.TamperedStorage.Tamper;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Storages that are wrong about credentials and their secrets. */
final class CredentialSabotages {

    private static final Subtree ALL = Subtree.all();

    private CredentialSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                in(
                        "update",
                        "ignores the expected version of credentials",
                        "Credentials",
                        "updateAtAnotherVersion",
                        (call, tx) -> {
                            CredentialRow row = call.argument(1);
                            var present = tx.credentials().find(ALL, row.id());
                            return call.passWith(
                                    call.argument(0),
                                    row,
                                    present.map(CredentialRow::version).orElse(0L));
                        }),
                in(
                        "insert",
                        "replaces a credential by one of the same id",
                        "Credentials",
                        "idIsUsedOnce",
                        (call, tx) -> {
                            CredentialRow row = call.argument(1);
                            boolean inserted = call.pass();
                            return inserted
                                    || tx.credentials()
                                            .find(ALL, row.id())
                                            .filter(present -> tx.credentials().update(ALL, row, present.version()))
                                            .isPresent();
                        }),
                in(
                        "insert",
                        "throws for a credential's missing account",
                        "Credentials",
                        "credentialNeedsItsAccount",
                        (call, tx) -> {
                            boolean inserted = call.pass();
                            if (!inserted) {
                                throw new IllegalArgumentException("foreign key");
                            }
                            return true;
                        }),
                in(
                        "insert",
                        "keeps milliseconds of secrets only",
                        "Values",
                        "momentsOfCredentialsAreKept",
                        (call, tx) -> call.passWith(
                                call.argument(0),
                                eachSecret(
                                        call.argument(1),
                                        secret -> new SecretRow(
                                                secret.number(),
                                                secret.hash(),
                                                secret.hint(),
                                                secret.createdAt().truncatedTo(ChronoUnit.MILLIS),
                                                secret.retiresAt(),
                                                secret.lastUsedAt())))),
                in(
                        "insert",
                        "forgets hints",
                        "Values",
                        "numbersAreKeptToTheirBounds",
                        (call, tx) -> call.passWith(
                                call.argument(0),
                                eachSecret(
                                        call.argument(1),
                                        secret -> new SecretRow(
                                                secret.number(),
                                                secret.hash(),
                                                null,
                                                secret.createdAt(),
                                                secret.retiresAt(),
                                                secret.lastUsedAt())))),
                in(
                        "insert",
                        "forgets the order of scopes",
                        "Values",
                        "listsOfACredentialKeepTheirOrder",
                        (call, tx) -> {
                            CredentialRow row = call.argument(1);
                            var scopes = new ArrayList<>(row.scopes());
                            Collections.reverse(scopes);
                            return call.passWith(
                                    call.argument(0),
                                    new CredentialRow(
                                            row.id(),
                                            row.account(),
                                            row.name(),
                                            scopes,
                                            row.notBefore(),
                                            row.expiresAt(),
                                            row.origins(),
                                            row.secrets(),
                                            row.version(),
                                            row.createdAt(),
                                            row.revokedAt()));
                        }),
                in(
                        "list",
                        "lists credentials the other way round",
                        "Credentials",
                        "listHoldsAnAccountsOwn",
                        (call, tx) -> {
                            List<CredentialRow> rows = new ArrayList<>(call.<List<CredentialRow>>pass());
                            Collections.reverse(rows);
                            return rows;
                        }),
                in("update", "writes stale hashes back", "Secrets", "updateKeepsWhatIsStoredOfASecret", (call, tx) -> {
                    CredentialRow row = call.argument(1);
                    boolean updated = call.passWith(call.argument(0), withSecrets(row, List.of()), call.argument(2));
                    return updated && tx.credentials().update(ALL, row, row.version());
                }),
                in("update", "never takes retirement back", "Secrets", "updateCanTakeRetirementBack", (call, tx) -> {
                    CredentialRow row = call.argument(1);
                    var present = tx.credentials().find(ALL, row.id());
                    return call.passWith(
                            call.argument(0),
                            eachSecret(
                                    row,
                                    secret -> present.stream()
                                            .flatMap(found -> found.secrets().stream())
                                            .filter(found ->
                                                    found.number() == secret.number() && secret.retiresAt() == null)
                                            .findFirst()
                                            .orElse(secret)),
                            call.argument(2));
                }),
                in("rehash", "replaces any hash", "Secrets", "rehashNeedsTheHashThatWasChecked", (call, tx) -> {
                    SecretRow rehashed = call.argument(3);
                    var present = tx.credentials().find(call.argument(0), call.argument(1)).stream()
                            .flatMap(row -> row.secrets().stream())
                            .filter(secret -> secret.number() == rehashed.number())
                            .findFirst();
                    return present.isPresent()
                            && call.<Boolean>passWith(
                                    ALL, call.argument(1), present.get().hash(), rehashed);
                }),
                in(
                        "rehash",
                        "changes the version with the hash",
                        "Secrets",
                        "rehashReplacesHashAndHintOnly",
                        (call, tx) -> {
                            boolean rehashed = call.pass();
                            if (rehashed) {
                                var row = tx.credentials()
                                        .find(ALL, call.argument(1))
                                        .orElseThrow();
                                tx.credentials().update(ALL, row.next(row.secrets(), row.revokedAt()), row.version());
                            }
                            return rehashed;
                        }),
                in(
                        "revokeAll",
                        "leaves revoked secrets in place",
                        "Secrets",
                        "revokeAllTakesEverySecret",
                        (call, tx) -> tx.credentials()
                                .list(call.argument(0), call.argument(1))
                                .size()),
                in(
                        "markUsed",
                        "marks the first of several uses only",
                        "Secrets",
                        "manyUsesAreMarkedAtOnce",
                        (call, tx) -> {
                            Collection<SecretUse> uses = call.argument(1);
                            return call.passWith(
                                    call.argument(0), uses.stream().limit(1).toList());
                        }),
                in(
                        "markUsed",
                        "believes whose credential it is",
                        "Confinement",
                        "useOfAForeignCredential",
                        (call, tx) -> {
                            Collection<SecretUse> uses = call.argument(1);
                            List<SecretUse> believed = uses.stream()
                                    .flatMap(use -> tx.credentials().find(ALL, use.credential()).stream()
                                            .map(row -> new SecretUse(
                                                    row.account(), row.id(), use.secretNumber(), use.at())))
                                    .toList();
                            return call.passWith(ALL, believed);
                        }));
    }

    private static Sabotage in(String method, String name, String contract, String test, Tamper tamper) {
        return Sabotage.in("credentials." + method, name, contract, test, tamper);
    }

    private static CredentialRow eachSecret(CredentialRow row, UnaryOperator<SecretRow> change) {
        return withSecrets(row, row.secrets().stream().map(change).toList());
    }

    private static CredentialRow withSecrets(CredentialRow row, List<SecretRow> secrets) {
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
