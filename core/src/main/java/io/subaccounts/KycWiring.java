package io.subaccounts;

import io.subaccounts.internal.changes.AccountChanges;
import io.subaccounts.internal.changes.AccountEnd;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.input.AadhaarNumbers;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.kyc.AttemptLists;
import io.subaccounts.internal.kyc.Attempts;
import io.subaccounts.internal.kyc.CallbackService;
import io.subaccounts.internal.kyc.Checks;
import io.subaccounts.internal.kyc.CompanySearches;
import io.subaccounts.internal.kyc.Conclusions;
import io.subaccounts.internal.kyc.Decisions;
import io.subaccounts.internal.kyc.DigiLockers;
import io.subaccounts.internal.kyc.Disclosures;
import io.subaccounts.internal.kyc.Erasures;
import io.subaccounts.internal.kyc.HostedSessions;
import io.subaccounts.internal.kyc.KycService;
import io.subaccounts.internal.kyc.KycViews;
import io.subaccounts.internal.kyc.Limits;
import io.subaccounts.internal.kyc.Providers;
import io.subaccounts.internal.kyc.ReviewService;
import io.subaccounts.internal.kyc.SessionInput;
import io.subaccounts.internal.kyc.SessionKeys;
import io.subaccounts.internal.kyc.SessionLists;
import io.subaccounts.internal.kyc.SessionProgress;
import io.subaccounts.internal.kyc.SessionService;
import io.subaccounts.internal.kyc.Submissions;
import io.subaccounts.internal.kyc.Sweeper;
import io.subaccounts.internal.kyc.VerificationEnd;
import io.subaccounts.internal.paging.Cursors;
import io.subaccounts.internal.providers.GuardedProvider;
import io.subaccounts.internal.providers.ProviderChain;
import io.subaccounts.internal.secrets.PublicIdSource;
import io.subaccounts.internal.signing.LinkTokens;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.internal.verification.Judge;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.privacy.PersonalData;
import io.subaccounts.kyc.review.KycDecisions;
import io.subaccounts.kyc.review.KycReviews;
import io.subaccounts.kyc.session.CustomerSessions;
import io.subaccounts.kyc.session.KycSessions;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.host.TimeSource;
import io.subaccounts.spi.kyc.ProviderLimits;
import io.subaccounts.spi.storage.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The part of a manager's object graph that verifies customers. */
record KycWiring(
        Kyc kyc,
        KycDecisions decisions,
        KycReviews reviews,
        KycSessions sessions,
        CustomerSessions customers,
        CallbackService callbacks,
        PersonalData personalData,
        AccountEnd end,
        Providers providers) {

    /** The simulated provider fails on demand, which must not make the circuit breaker leave it alone. */
    private static final ProviderLimits SIMULATED = ProviderLimits.DEFAULT.withCircuit(1, 1000, Duration.ofMillis(1));

    /** What the rest of the graph has made already. */
    record Parts(
            Storage storage,
            Authority authority,
            MicroClock clock,
            Evaluator evaluator,
            KycRules rules,
            AccountChanges changes,
            Cursors cursors,
            PublicIdSource ids,
            Vault vault,
            TimeSource time,
            RandomSource random) {}

    static KycWiring of(KycSettings settings, Parts parts) {
        Storage storage = parts.storage();
        MicroClock clock = parts.clock();
        Authority authority = parts.authority();
        Vault vault = parts.vault();
        KycPolicy policy = settings.policy;
        var providers = providers(settings, parts.time());
        var progress = new SessionProgress(parts.evaluator());
        var attempts = new Attempts(parts.changes(), progress, vault, policy);
        var judge = new Judge(policy, settings.names);
        var views = new KycViews(parts.rules(), parts.evaluator());
        var conclusions = new Conclusions(storage, clock, attempts, judge, vault, views);
        var lists = new AttemptLists(storage, authority, parts.cursors());
        var limits = new Limits(policy);
        var checks = new Checks(
                new Submissions(storage, clock, attempts, vault, providers, conclusions, limits, policy),
                new CompanySearches(storage, clock, attempts, vault, providers, conclusions, limits),
                new DigiLockers(storage, clock, attempts, vault, providers, conclusions, limits));
        var callbacks = new CallbackService(
                storage, authority, clock, providers, settings.signings, attempts, conclusions, vault, limits);
        var kyc = new KycService(
                storage,
                authority,
                clock,
                parts.evaluator(),
                views,
                lists,
                vault,
                checks,
                conclusions,
                new Sweeper(storage, clock, parts.changes(), attempts, progress, policy),
                () -> callbacks.takeScripted(settings.testMode));
        var erasures = new Erasures(storage, authority, clock, parts.changes(), policy);
        var disclosures = new Disclosures(storage, authority, clock, vault, erasures);
        var tokens = new LinkTokens(storage, parts.random());
        var sessionLists = new SessionLists(storage, authority, parts.cursors());
        return new KycWiring(
                kyc,
                new Decisions(storage, authority, clock, parts.changes(), views),
                new ReviewService(storage, authority, clock, attempts, judge, conclusions, lists),
                new SessionService(
                        storage,
                        authority,
                        clock,
                        parts.ids(),
                        tokens,
                        progress,
                        new SessionInput(vault),
                        sessionLists,
                        disclosures),
                new HostedSessions(storage, clock, new SessionKeys(tokens, clock), tokens, progress, checks),
                callbacks,
                disclosures,
                new VerificationEnd(attempts, progress),
                providers);
    }

    private static Providers providers(KycSettings settings, TimeSource time) {
        List<GuardedProvider> live = settings.providers.entrySet().stream()
                .map(entry -> new GuardedProvider(entry.getKey(), entry.getValue(), time, KycWiring::showsAadhaar))
                .toList();
        var test = new GuardedProvider(settings.testMode, SIMULATED, time, KycWiring::showsAadhaar);
        return new Providers(new ProviderChain(live), new ProviderChain(List.of(test)));
    }

    private static boolean showsAadhaar(Findings findings) {
        return Stream.of(findings.registeredName(), findings.gender(), findings.address())
                .filter(Objects::nonNull)
                .anyMatch(AadhaarNumbers::appearsIn);
    }
}
