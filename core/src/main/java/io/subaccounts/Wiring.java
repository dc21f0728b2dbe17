package io.subaccounts;

import io.subaccounts.access.Access;
import io.subaccounts.accounts.Accounts;
import io.subaccounts.credentials.Credentials;
import io.subaccounts.internal.access.AccessService;
import io.subaccounts.internal.access.Authenticator;
import io.subaccounts.internal.accounts.AccountLists;
import io.subaccounts.internal.accounts.AccountsService;
import io.subaccounts.internal.accounts.Deletions;
import io.subaccounts.internal.accounts.Onboarding;
import io.subaccounts.internal.credentials.CredentialsService;
import io.subaccounts.internal.decision.AccessPolicy;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.kyc.KycService;
import io.subaccounts.internal.paging.Cursors;
import io.subaccounts.internal.resources.Claims;
import io.subaccounts.internal.resources.Departures;
import io.subaccounts.internal.resources.ResourceLists;
import io.subaccounts.internal.resources.ResourcesService;
import io.subaccounts.internal.secrets.BcryptHasher;
import io.subaccounts.internal.secrets.HashBudget;
import io.subaccounts.internal.secrets.Hashers;
import io.subaccounts.internal.secrets.ImportedBcrypt;
import io.subaccounts.internal.secrets.Mint;
import io.subaccounts.internal.secrets.PepperedHasher;
import io.subaccounts.internal.secrets.PublicIdSource;
import io.subaccounts.internal.secrets.TokenVerifier;
import io.subaccounts.internal.secrets.VerifiedTokens;
import io.subaccounts.internal.usage.LastUses;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.resources.Resources;
import io.subaccounts.spi.host.SecretHasher;
import io.subaccounts.spi.storage.Storage;
import java.util.ArrayList;

/** The object graph of one manager: the only place that says {@code new ...Service}. */
record Wiring(
        Accounts accounts,
        Credentials credentials,
        Resources resources,
        Kyc kyc,
        Access access,
        LastUses lastUses,
        Upkeep upkeep,
        Storage storage) {

    static Wiring of(SubaccountManagerBuilder settings) {
        Storage storage = settings.storage;
        var clock = new MicroClock(settings.time);
        var budget = new HashBudget(settings.maxConcurrentHashes, settings.hashWait);
        Hashers hashers = hashers(settings, budget);
        var mint = new Mint(settings.random, hashers);
        var ids = new PublicIdSource(settings.random);
        var policy = new AccessPolicy(settings.kycWithholds);
        var authority = new Authority(policy, clock);
        var cursors = new Cursors(storage, settings.random);
        var lastUses = new LastUses(storage);
        storage.read(tx -> tx.installation().find("probe").isPresent());

        var accounts = new AccountsService(
                storage,
                authority,
                clock,
                new Onboarding(storage, authority, clock, ids, mint, settings.maxDepth),
                new AccountLists(storage, authority, clock, cursors),
                new Deletions(storage, authority, clock, settings.handoverCheck),
                settings.maxDepth);
        var credentials = new CredentialsService(storage, authority, clock, ids, mint, hashers);
        var resources = new ResourcesService(
                storage,
                authority,
                new Claims(storage, authority, clock),
                new Departures(storage, authority, clock, settings.handoverCheck),
                new ResourceLists(storage, authority, cursors));
        var kyc = new KycService(storage, authority, clock);
        var verified = new VerifiedTokens(settings.random);
        var authenticator = new Authenticator(
                storage, hashers, budget, new TokenVerifier(hashers, verified), verified, lastUses, clock);
        var access = new AccessService(storage, authenticator, policy, clock);
        var upkeep = new Upkeep(lastUses::flush, settings.lastUsedFlush);
        return new Wiring(accounts, credentials, resources, kyc, access, lastUses, upkeep, storage);
    }

    void close() {
        if (upkeep.stop()) {
            try {
                lastUses.flush();
            } finally {
                storage.close();
            }
        }
    }

    private static Hashers hashers(SubaccountManagerBuilder settings, HashBudget budget) {
        var all = new ArrayList<SecretHasher>();
        if (settings.hasher != null) {
            all.add(settings.hasher);
        }
        if (settings.peppers != null) {
            all.add(new PepperedHasher(settings.peppers));
        }
        all.add(new BcryptHasher(settings.bcryptCost));
        ImportedBcrypt imported =
                settings.importedBcryptCost == null ? null : new ImportedBcrypt(settings.importedBcryptCost);
        return new Hashers(all.get(0), all.subList(1, all.size()), imported, budget);
    }
}
