package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.SecretUse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The secrets of credentials: rotation, hashing anew, revocation and marks of use. */
abstract class SecretContract extends StorageContract {

    private static final Instant LATER = Samples.EPOCH.plusSeconds(5000);

    private AccountRow main;
    private AccountRow child;
    private CredentialRow row;

    SecretContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeCredential() {
        main = samples().main();
        child = samples().below(main);
        row = samples().credentialOf(child, samples().secret(2), samples().secret(1));
        store(main, child);
        store(row);
    }

    @Test
    void updateAddsRetiresAndRemovesSecretsByNumber() {
        var fresh = samples().secret(3);
        var second = row.secrets().get(0);
        var changed = CredentialDraft.of(row)
                .secrets(fresh, with(second, second.hash(), second.hint(), LATER, null))
                .version(2)
                .row();
        write(tx -> tx.credentials().update(ALL, changed, 1));
        assertThat(credential(row.id()))
                .as(
                        "update must store new numbers, set retiresAt of kept ones and remove numbers that are not in the row;"
                                + " secrets come by falling number")
                .contains(changed);
    }

    @Test
    void updateKeepsWhatIsStoredOfASecret() {
        var second = row.secrets().get(0);
        change(tx -> {
            tx.credentials().rehash(ALL, row.id(), second.hash(), with(second, "$anew$", 11, null, null));
            tx.credentials().markUsed(ALL, List.of(new SecretUse(child.id(), row.id(), 2, LATER)));
        });
        var stale = new SecretRow(2, "$stale$", 99, LATER, LATER, Samples.EPOCH);
        var changed = CredentialDraft.of(row).secrets(stale).version(2).row();
        assertThat(accepted(tx -> tx.credentials().update(ALL, changed, 1)))
                .as("rehash and markUsed must leave the version as it is, so that an update still finds it")
                .isTrue();
        assertThat(secretsOf(row))
                .as("of a number that is stored already, update must change retiresAt only:"
                        + " hash, hint, createdAt and lastUsedAt in its row may be out of date")
                .containsExactly(new SecretRow(2, "$anew$", 11, second.createdAt(), LATER, LATER));
    }

    @Test
    void updateCanTakeRetirementBack() {
        var retiring = with(row.secrets().get(1), row.secrets().get(1).hash(), 7, LATER, null);
        write(tx -> tx.credentials()
                .update(
                        ALL,
                        CredentialDraft.of(row).secrets(retiring).version(2).row(),
                        1));
        write(tx -> tx.credentials()
                .update(
                        ALL,
                        CredentialDraft.of(row)
                                .secrets(row.secrets().get(1))
                                .version(3)
                                .row(),
                        2));
        assertThat(secretsOf(row))
                .as("update must set retiresAt to null too")
                .containsExactly(row.secrets().get(1));
    }

    @Test
    void rehashReplacesHashAndHintOnly() {
        var second = row.secrets().get(0);
        var rehashed = new SecretRow(2, "$anew$", null, LATER, LATER, LATER);
        assertThat(accepted(tx -> tx.credentials().rehash(ALL, row.id(), second.hash(), rehashed)))
                .as("rehash must answer true if the checked hash is the stored one")
                .isTrue();
        assertThat(credential(row.id()))
                .as("rehash must replace the hash and the hint of one secret, and nothing else; the version stays")
                .contains(CredentialDraft.of(row)
                        .secrets(
                                with(second, "$anew$", null, null, null),
                                row.secrets().get(1))
                        .row());
    }

    @Test
    void rehashNeedsTheHashThatWasChecked() {
        var second = row.secrets().get(0);
        var first = row.secrets().get(1);
        for (String wrong :
                new String[] {first.hash(), second.hash().toUpperCase(Locale.ROOT), second.hash() + " ", ""}) {
            assertThat(accepted(
                            tx -> tx.credentials().rehash(ALL, row.id(), wrong, with(second, "$anew$", 1, null, null))))
                    .as(
                            "rehash must answer false unless exactly the checked hash is stored at that number, byte for byte")
                    .isFalse();
        }
        assertThat(accepted(tx -> tx.credentials()
                        .rehash(ALL, row.id(), second.hash(), new SecretRow(9, "$anew$", 1, LATER, null, null))))
                .as("rehash must answer false if there is no secret of that number")
                .isFalse();
        assertThat(accepted(tx -> tx.credentials()
                        .rehash(
                                ALL,
                                samples().credentialOf(child).id(),
                                second.hash(),
                                with(second, "$anew$", 1, null, null))))
                .as("rehash must answer false if there is no such credential")
                .isFalse();
        assertThat(credential(row.id()))
                .as("a rehash that answers false must change nothing")
                .contains(row);
    }

    @Test
    void revokeAllTakesEverySecretOfAnAccountsOwnCredentials() {
        var further = samples().credentialOf(child, samples().secret(1));
        var ofMain = samples().credentialOf(main, samples().secret(1));
        store(further, ofMain);
        assertThat(counted(tx -> tx.credentials().revokeAll(ALL, child.id(), LATER)))
                .as("revokeAll must count the credentials that were not revoked before")
                .isEqualTo(2);
        for (var before : List.of(row, further)) {
            var after = credential(before.id()).orElseThrow();
            assertThat(after.version())
                    .as("revokeAll must give each credential the next version, so that older updates miss it")
                    .isEqualTo(before.version() + 1);
            assertThat(after)
                    .as("revokeAll must remove the secrets, set revokedAt and change nothing else")
                    .isEqualTo(CredentialDraft.of(before)
                            .secrets()
                            .version(after.version())
                            .revokedAt(LATER)
                            .row());
        }
        assertThat(credential(ofMain.id()))
                .as("revokeAll must not touch credentials of other accounts")
                .contains(ofMain);
    }

    @Test
    void revokeAllLeavesEarlierRevocationsAsTheyAre() {
        var earlier = CredentialDraft.of(samples().credentialOf(child))
                .revokedAt(Samples.EPOCH)
                .row();
        store(earlier);
        assertThat(counted(tx -> tx.credentials().revokeAll(ALL, child.id(), LATER)))
                .as("revokeAll must not count credentials that were revoked before")
                .isEqualTo(1);
        assertThat(counted(tx -> tx.credentials().revokeAll(ALL, child.id(), LATER.plusSeconds(1))))
                .as("revokeAll must answer 0 when everything is revoked already")
                .isZero();
        assertThat(credential(earlier.id()).map(CredentialRow::revokedAt))
                .as("revokedAt says when a credential was revoked first; revokeAll must not move it")
                .contains(Samples.EPOCH);
        assertThat(counted(tx -> tx.credentials().revokeAll(ALL, samples().absentAccount(), LATER)))
                .as("revokeAll must answer 0 for an account that does not exist")
                .isZero();
    }

    @Test
    void marksOfUseOnlyMoveForward() {
        for (Instant at : new Instant[] {LATER, LATER.minusNanos(1000), LATER.minusSeconds(60), LATER}) {
            change(tx -> {
                tx.credentials().markUsed(ALL, List.of(new SecretUse(child.id(), row.id(), 1, at)));
            });
        }
        assertThat(secretsOf(row).get(1).lastUsedAt())
                .as("markUsed must note the use at the secret, and never go back to an earlier moment")
                .isEqualTo(LATER);
        assertThat(secretsOf(row).get(0).lastUsedAt())
                .as("markUsed must not touch other secrets of the credential")
                .isNull();
        assertThat(account(child.id()))
                .as("markUsed must note the use at the secret's account, change nothing else of it, and never go back")
                .isEqualTo(AccountDraft.of(child).lastUsedAt(LATER).row());
        assertThat(account(main.id()).lastUsedAt())
                .as("markUsed must not touch accounts above")
                .isNull();
    }

    @Test
    void manyUsesAreMarkedAtOnce() {
        var ofMain = samples().credentialOf(main, samples().secret(1));
        store(ofMain);
        change(tx -> {
            tx.credentials()
                    .markUsed(
                            ALL,
                            List.of(
                                    new SecretUse(child.id(), row.id(), 2, LATER.plusSeconds(2)),
                                    new SecretUse(main.id(), ofMain.id(), 1, LATER),
                                    new SecretUse(child.id(), row.id(), 9, LATER),
                                    new SecretUse(samples().absentAccount(), row.id(), 2, LATER.plusSeconds(9)),
                                    new SecretUse(
                                            child.id(),
                                            samples().credentialOf(child).id(),
                                            1,
                                            LATER),
                                    new SecretUse(child.id(), row.id(), 2, LATER.plusSeconds(1))));
            tx.credentials().markUsed(ALL, List.of());
        });
        assertThat(secretsOf(row))
                .as(
                        "of several uses of one secret the latest must stand; uses that name no stored secret are passed over")
                .extracting(SecretRow::lastUsedAt)
                .containsExactly(LATER.plusSeconds(2), null);
        assertThat(secretsOf(ofMain).get(0).lastUsedAt())
                .as("markUsed must note every use of the collection")
                .isEqualTo(LATER);
    }

    private List<SecretRow> secretsOf(CredentialRow credential) {
        return credential(credential.id()).orElseThrow().secrets();
    }

    private static SecretRow with(
            SecretRow secret,
            String hash,
            @Nullable Integer hint,
            @Nullable Instant retiresAt,
            @Nullable Instant lastUsedAt) {
        return new SecretRow(secret.number(), hash, hint, secret.createdAt(), retiresAt, lastUsedAt);
    }
}
