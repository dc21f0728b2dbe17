package io.subaccounts.tck.storage;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.OwnStatus;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.tck.support.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arguments for store calls by chance, out of so few things that calls often meet. */
final class RandomCalls {

    private static final int MAINS = 3;
    private static final int SUBS = 8;
    private static final int CREDENTIALS = 6;
    private static final int RESOURCES = 6;
    private static final int LEFT_OUT = 2;

    private final SeededRandom random;
    private final Samples samples = new Samples();
    private final List<AccountRow> accounts = new ArrayList<>();
    private final List<CredentialRow> credentials = new ArrayList<>();
    private int serial;

    RandomCalls(SeededRandom random) {
        this.random = random;
        for (int i = 0; i < MAINS; i++) {
            accounts.add(samples.main(i == 1 ? Environment.TEST : Environment.LIVE));
        }
        for (int i = 0; i < SUBS; i++) {
            accounts.add(samples.below(accounts.get(i)));
        }
        for (int i = 0; i < CREDENTIALS; i++) {
            var secrets = new SecretRow[] {samples.secret(2), samples.secret(1)};
            credentials.add(samples.credentialOf(accounts.get(i + 1), secrets));
        }
    }

    /** Stores most of what calls are about, so that they meet something from the start. */
    void plant(Transaction tx) {
        accounts.subList(0, accounts.size() - LEFT_OUT)
                .forEach(row -> tx.accounts().insert(Subtree.all(), row));
        credentials
                .subList(0, CREDENTIALS - LEFT_OUT)
                .forEach(row -> tx.credentials().insert(Subtree.all(), row));
        for (int i = 0; i < RESOURCES - LEFT_OUT; i++) {
            tx.resources()
                    .insert(
                            Subtree.all(),
                            new ResourceRow(resource(i), credentials.get(i % 3).account(), Samples.EPOCH, 1));
        }
    }

    Set<AccountId> accountIds() {
        var ids = new HashSet<AccountId>();
        accounts.forEach(row -> ids.add(row.id()));
        return ids;
    }

    Set<CredentialId> credentialIds() {
        var ids = new HashSet<CredentialId>();
        credentials.forEach(row -> ids.add(row.id()));
        return ids;
    }

    Set<ResourceRef> allResources() {
        var all = new HashSet<ResourceRef>();
        for (int i = 0; i < RESOURCES; i++) {
            all.add(resource(i));
        }
        return all;
    }

    boolean maybe() {
        return random.nextBoolean();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    Subtree within() {
        return switch (random.nextInt(3)) {
            case 0 -> Subtree.all();
            case 1 -> Subtree.of(accounts.get(random.nextInt(MAINS)).id());
            default -> Subtree.of(account());
        };
    }

    AccountId account() {
        return accounts.get(random.nextInt(accounts.size())).id();
    }

    Set<AccountId> someAccounts() {
        return Set.copyOf(List.of(account(), account(), account()));
    }

    /** A main account, or a subaccount with any parent. */
    AccountRow accountRow() {
        var row = accounts.get(random.nextInt(accounts.size()));
        return AccountDraft.of(row)
                .parent(row.id().isMain() ? null : account())
                .name(random.pick("a", "ab", "a%", "A", "b") + serial++)
                .externalId(random.pick("x", "X", "x_"))
                .kycMode(random.pick(KycMode.values()))
                .switches(random.nextBoolean(), random.nextBoolean())
                .kyc(new KycRow(List.of(), null, null, maybe(), "", maybe() ? moment() : null))
                .version(1 + random.nextInt(3))
                .createdAt(moment())
                .updatedAt(moment())
                .deletedAt(random.nextInt(4) == 0 ? moment() : null)
                .row();
    }

    AccountListing accountListing() {
        var position = new AccountListing.Position(moment(), account());
        return new AccountListing(
                random.nextInt(6) == 0 ? null : account(),
                random.pick(AccountQuery.Reach.values()),
                random.pick(Order.values()),
                random.nextBoolean() ? null : position,
                1 + random.nextInt(8),
                seldom(random.pick(OwnStatus.values())),
                seldom(random.pick(KycMode.values())),
                seldom(random.pick("a", "a%", "A", "")),
                seldom(random.pick("x", "X", "x_")),
                random.pick(AccountQuery.Deleted.values()));
    }

    CredentialId credential() {
        return credentials.get(random.nextInt(credentials.size())).id();
    }

    CredentialRow credentialRow() {
        var row = credentials.get(random.nextInt(credentials.size()));
        var revokedAt = seldom(moment());
        List<SecretRow> secrets = new ArrayList<>();
        for (int number = 4; number > 0 && revokedAt == null; number--) {
            if (random.nextInt(3) == 0) {
                secrets.add(secret(number));
            }
        }
        return CredentialDraft.of(row)
                .account(account())
                .name("credential " + serial++)
                .secrets(secrets.toArray(SecretRow[]::new))
                .version(1 + random.nextInt(3))
                .createdAt(moment())
                .revokedAt(revokedAt)
                .row();
    }

    SecretRow secret(int number) {
        var retiresAt = seldom(moment());
        var lastUsedAt = seldom(moment());
        return new SecretRow(number, hash(), seldom(random.nextInt(256)), moment(), retiresAt, lastUsedAt);
    }

    String hash() {
        return "$hash$" + random.nextInt(2);
    }

    ResourceRef resource() {
        return resource(random.nextInt(RESOURCES));
    }

    ResourceListing resourceListing() {
        var position = new ResourceListing.Position(moment(), resource());
        return new ResourceListing(
                account(),
                random.pick(ResourceQuery.Reach.values()),
                seldom(ResourceType.TRUNK),
                random.pick(Order.values()),
                random.nextBoolean() ? null : position,
                1 + random.nextInt(8));
    }

    Instant moment() {
        return Samples.EPOCH.plusNanos(1000L * random.nextInt(5));
    }

    /** A moment that no call was given before, later than all those. */
    Instant newMoment() {
        return Samples.EPOCH.plusSeconds(++serial);
    }

    /** Mostly the version that is stored. */
    long nearly(Optional<Long> present) {
        return present.orElse(1L) + (below(5) == 0 ? 1 : 0);
    }

    <T> @Nullable T seldom(T value) {
        return random.nextInt(4) == 0 ? value : null;
    }

    private static ResourceRef resource(int number) {
        String id = (number % 4 < 2 ? "r" : "R") + number / 4;
        return number % 2 == 0 ? ResourceRef.trunk(id) : ResourceRef.endpoint(id);
    }
}
