package io.subaccounts.tck.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two trees with something of every kind in them, and the look of what is not there.
 *
 * <pre>
 *   acme                stranger
 *   +- left             +- cousin
 *   |  +- leaf
 *   +- right
 * </pre>
 *
 * <p>Every account has a credential, a resource, a past ownership and a dossier; the leaf is deleted.
 */
final class World {

    private final Samples samples;
    private final AccountRow absent;
    private final List<AccountRow> accounts = new ArrayList<>();
    private final List<CredentialRow> credentials = new ArrayList<>();
    private final List<ResourceRow> resources = new ArrayList<>();
    private final List<PastOwnershipRow> past = new ArrayList<>();
    private final Map<AccountId, Dossier> dossiers = new HashMap<>();

    private final AccountRow newAccount;
    private final CredentialRow newCredential;
    private final ResourceRef newResource;
    private final AttemptRow newAttempt;
    private final SessionRow newSession;

    World(Samples samples) {
        this.samples = samples;
        var acme = settle(samples.main());
        var left = settle(samples.below(acme));
        settle(AccountDraft.of(samples.below(left)).deletedAt(Samples.EPOCH).row());
        settle(samples.below(acme));
        settle(samples.below(settle(samples.main())));
        absent = furnish(samples.below(acme));
        newAccount = samples.below(acme);
        newCredential = samples.credentialOf(acme, samples.secret(1));
        newResource = samples.resource();
        newAttempt = samples.attemptOf(acme, DocumentType.AADHAAR, 1);
        newSession = samples.sessionOf(acme);
    }

    AccountRow acme() {
        return accounts.get(0);
    }

    AccountRow left() {
        return accounts.get(1);
    }

    AccountRow leaf() {
        return accounts.get(2);
    }

    AccountRow right() {
        return accounts.get(3);
    }

    AccountRow stranger() {
        return accounts.get(4);
    }

    AccountRow cousin() {
        return accounts.get(5);
    }

    /** An account that is not stored, with a credential, a resource and a past that are not stored either. */
    AccountRow absent() {
        return absent;
    }

    CredentialRow credentialOf(AccountRow account) {
        return credentials.stream()
                .filter(row -> row.account().equals(account.id()))
                .findFirst()
                .orElseThrow();
    }

    ResourceRow resourceOf(AccountRow account) {
        return resources.stream()
                .filter(row -> row.owner().equals(account.id()))
                .findFirst()
                .orElseThrow();
    }

    PastOwnershipRow pastOf(AccountRow account) {
        return past.stream()
                .filter(row -> row.owner().equals(account.id()))
                .findFirst()
                .orElseThrow();
    }

    Dossier dossierOf(AccountRow account) {
        return Objects.requireNonNull(dossiers.get(account.id()));
    }

    /** An account that is not stored yet; always the same one, wherever it is put. */
    AccountRow newAccount(AccountId parent) {
        return AccountDraft.of(newAccount).parent(parent).row();
    }

    CredentialRow newCredential(AccountId account) {
        return CredentialDraft.of(newCredential).account(account).row();
    }

    ResourceRow newResource(AccountId owner) {
        return new ResourceRow(newResource, owner, Samples.EPOCH, 1);
    }

    PastOwnershipRow newPast(AccountId owner) {
        return new PastOwnershipRow(newResource, owner, Samples.EPOCH, Samples.EPOCH.plusSeconds(1));
    }

    AttemptRow newAttempt(AccountRow account) {
        var id = new AttemptId(account.id(), newAttempt.id().document(), 1);
        return AttemptDraft.of(newAttempt).id(id).row();
    }

    SessionRow newSession(AccountRow account) {
        return SessionDraft.of(newSession).account(account.id()).row();
    }

    void store(Transaction tx) {
        accounts.forEach(row -> tx.accounts().insert(Subtree.all(), row));
        for (var account : accounts) {
            tx.credentials().insert(Subtree.all(), credentialOf(account));
            tx.resources().insert(Subtree.all(), resourceOf(account));
            tx.resources().appendPast(Subtree.all(), pastOf(account));
            dossierOf(account).store(tx);
        }
        tx.callbacks().record(Picture.callback("old", Samples.EPOCH));
        tx.callbacks().record(Picture.callback("present", Samples.EPOCH.plusSeconds(60)));
        tx.installation().insertIfAbsent(Picture.TAKEN_NAME, "value");
    }

    /** Everything that can be seen of this world without any confinement. */
    Picture picture(Transaction tx) {
        var accountIds = new TreeSet<>(Set.of(absent.id(), newAccount.id()));
        accounts.forEach(row -> accountIds.add(row.id()));
        var credentialIds = new TreeSet<>(Set.of(newCredential.id()));
        credentials.forEach(row -> credentialIds.add(row.id()));
        var refs = new TreeSet<>(Set.of(newResource));
        resources.forEach(row -> refs.add(row.resource()));
        past.forEach(row -> refs.add(row.resource()));
        return Picture.of(tx, accountIds, credentialIds, refs);
    }

    private AccountRow settle(AccountRow plain) {
        var kyc = new KycRow(List.of(), null, null, false, "", plain.createdAt());
        var row = AccountDraft.of(plain).kyc(kyc).row();
        accounts.add(row);
        return furnish(row);
    }

    private AccountRow furnish(AccountRow row) {
        credentials.add(samples.credentialOf(row, samples.secret(2), samples.secret(1)));
        resources.add(samples.ownedBy(row));
        past.add(samples.onceOwnedBy(row, samples.resource()));
        dossiers.put(row.id(), Dossier.of(row, samples));
        return row;
    }
}
