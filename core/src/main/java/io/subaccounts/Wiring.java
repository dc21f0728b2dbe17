package io.subaccounts;

import io.subaccounts.access.Access;
import io.subaccounts.accounts.Accounts;
import io.subaccounts.credentials.Credentials;
import io.subaccounts.events.Events;
import io.subaccounts.internal.access.AccessService;
import io.subaccounts.internal.access.Authenticator;
import io.subaccounts.internal.accounts.AccountLists;
import io.subaccounts.internal.accounts.AccountsService;
import io.subaccounts.internal.accounts.Deletions;
import io.subaccounts.internal.accounts.Onboarding;
import io.subaccounts.internal.changes.AccountChanges;
import io.subaccounts.internal.credentials.CredentialsService;
import io.subaccounts.internal.decision.AccessPolicy;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.events.EventService;
import io.subaccounts.internal.input.MicroClock;
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
import io.subaccounts.internal.signing.WebhookSecrets;
import io.subaccounts.internal.usage.LastUses;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.resources.Resources;
import io.subaccounts.spi.host.SecretHasher;
import io.subaccounts.spi.storage.Storage;
import java.util.ArrayList;
import java.util.List;

/** The object graph of one manager: the only place that says {@code new ...Service}. */
record Wiring(
        Accounts accounts,
        Credentials credentials,
        Resources resources,
        KycWiring kyc,
        Events events,
        Access access,
        LastUses lastUses,
        Upkeep upkeep,
        Storage storage) {

    private static final int SWEEP = 1000;

    static Wiring of(SubaccountManagerBuilder settings) {
        Storage storage = settings.storage;
        var clock = new MicroClock(settings.time);
        var budget = new HashBudget(settings.hashes.maxConcurrent, settings.hashes.wait);
        Hashers hashers = hashers(settings.hashes, budget);
        var mint = new Mint(settings.random, hashers);
        var ids = new PublicIdSource(settings.random);
        var evaluator = new Evaluator(settings.kyc.policy);
        var rules = new KycRules(evaluator);
        var changes = new AccountChanges(rules, evaluator);
        var policy = new AccessPolicy(rules, settings.kycWithholds);
        var authority = new Authority(policy, clock);
        var cursors = new Cursors(storage, settings.random);
        var lastUses = new LastUses(storage);
        storage.read(tx -> tx.installation().find("probe").isPresent());

        var vault = new Vault(settings.kyc.cipher);
        var kyc = KycWiring.of(
                settings.kyc,
                new KycWiring.Parts(
                        storage,
                        authority,
                        clock,
                        evaluator,
                        rules,
                        changes,
                        cursors,
                        ids,
                        vault,
                        settings.time,
                        settings.random));
        var accounts = new AccountsService(
                storage,
                authority,
                clock,
                new Onboarding(storage, authority, clock, ids, mint, rules, changes, settings.maxDepth),
                new AccountLists(storage, authority, clock, rules, cursors),
                new Deletions(storage, authority, clock, rules, kyc.end(), settings.handoverCheck),
                rules,
                changes,
                settings.maxDepth);
        var credentials = new CredentialsService(storage, authority, clock, ids, mint, hashers);
        var resources = new ResourcesService(
                storage,
                authority,
                new Claims(storage, authority, clock),
                new Departures(storage, authority, clock, settings.handoverCheck),
                new ResourceLists(storage, authority, cursors));
        var events = new EventService(storage, authority, clock, new WebhookSecrets(settings.random), vault);
        var verified = new VerifiedTokens(settings.random);
        var authenticator = new Authenticator(
                storage, hashers, budget, new TokenVerifier(hashers, verified), verified, lastUses, clock);
        var access = new AccessService(storage, authenticator, policy, clock);
        var upkeep = new Upkeep(List.of(
                new Upkeep.Task(lastUses::flush, settings.lastUsedFlush),
                new Upkeep.Task(() -> kyc.kyc().sweep(SWEEP), settings.kyc.sweep)));
        return new Wiring(accounts, credentials, resources, kyc, events, access, lastUses, upkeep, storage);
    }

    void close() {
        if (upkeep.stop()) {
            try (storage) {
                kyc.providers().close();
                kyc.callbacks().flush();
                lastUses.flush();
            }
        }
    }

    private static Hashers hashers(HashSettings settings, HashBudget budget) {
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
