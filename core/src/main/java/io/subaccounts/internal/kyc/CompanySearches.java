package io.subaccounts.internal.kyc;

import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.internal.providers.ProviderChain.Outcome;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.spi.kyc.CinCheck;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Companies: searched for, then one of that search's answers confirmed. Of the answers only keyed hashes are kept.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class CompanySearches {

    private final Storage storage;
    private final MicroClock clock;
    private final Attempts attempts;
    private final Vault vault;
    private final Providers providers;
    private final Conclusions conclusions;
    private final KycPolicy policy;

    /**
     * Sets the searches up.
     *
     * @param storage where attempts live
     * @param clock the clock
     * @param attempts how attempts begin
     * @param vault what seals personal data
     * @param providers who verifies
     * @param conclusions what becomes of answers
     * @param policy how often a document may be tried
     */
    public CompanySearches(
            Storage storage,
            MicroClock clock,
            Attempts attempts,
            Vault vault,
            Providers providers,
            Conclusions conclusions,
            KycPolicy policy) {
        this.storage = storage;
        this.clock = clock;
        this.attempts = attempts;
        this.vault = vault;
        this.providers = providers;
        this.conclusions = conclusions;
        this.policy = policy;
    }

    SearchResult search(Admission admission, String companyName) {
        String name = TextRules.label("company_name", companyName, Submissions.MAX_NAME);
        vault.requireReady();
        Optional<RetryRefusal> refusal = storage.read(
                tx -> Submissions.refusal(admission, admission.look(tx), DocumentType.CIN, policy, clock.now()));
        if (refusal.isPresent()) {
            return new SearchResult.NotNow(refusal.get());
        }
        var about = new AttemptId(admission.subject(), DocumentType.CIN, 1);
        Outcome<List<Company>> outcome = providers.ask(about, provider -> provider.searchCompanies(name));
        if (!(outcome.answer() instanceof ProviderAnswer.Passed<List<Company>> passed)) {
            return new SearchResult.Unavailable(fault(outcome.answer()));
        }
        List<Company> companies = passed.value();
        Environment environment = admission.subject().environment();
        AttemptRow search = storage.write(tx -> {
            Lineage account = admission.enter(tx);
            return attempts.initiate(
                            tx,
                            account,
                            DocumentType.CIN,
                            admission.session(),
                            edit -> {
                                edit.provider = outcome.providerName();
                                edit.candidates = companies.stream()
                                        .map(company -> fingerprint(environment, company))
                                        .toList();
                            },
                            clock.now())
                    .attempt();
        });
        return new SearchResult.Found(search.id(), companies);
    }

    VerificationResult confirm(Admission admission, CompanyChoice choice) {
        Company company = choice.company();
        if (!choice.search().account().equals(admission.subject())
                || choice.search().document() != DocumentType.CIN) {
            throw new NotFoundException("search", choice.search().toString());
        }
        Year thisYear = Year.of(clock.now().atZone(ZoneOffset.UTC).getYear());
        Identified cin = Identified.cin(company.cin(), thisYear);
        vault.requireReady();
        Optional<RetryRefusal> refusal = storage.write(tx -> begin(tx, admission, choice, cin));
        if (refusal.isPresent()) {
            return new VerificationResult.NotNow(refusal.get());
        }
        var check = new CinCheck(choice.search().toString(), Secret.of(cin.value()), company.name());
        Outcome<Findings> outcome = providers.ask(choice.search(), provider -> provider.confirmCompany(check));
        return conclusions.conclude(choice.search(), outcome, new Vault.Submission(null, company.name(), null));
    }

    private Optional<RetryRefusal> begin(Transaction tx, Admission admission, CompanyChoice choice, Identified cin) {
        Instant now = clock.now();
        Lineage account = admission.enter(tx);
        Environment environment = account.self().id().environment();
        AttemptRow search = tx.attempts()
                .find(Attempts.within(account), choice.search())
                .orElseThrow(
                        () -> new NotFoundException("search", choice.search().toString()));
        Attempts.requireUsable(account, search, now);
        if (!search.candidates().contains(fingerprint(environment, choice.company()))) {
            throw new ValidationException("company", "must be one of the search's answers, verbatim");
        }
        Optional<RetryRefusal> refusal = Submissions.refusal(admission, account, DocumentType.CIN, policy, now);
        if (refusal.isEmpty()) {
            admission.submitted(tx);
            attempts.submit(
                    tx,
                    account,
                    search,
                    edit -> {
                        edit.mask = cin.mask();
                        edit.fingerprint = vault.fingerprint(environment, DocumentType.CIN, cin.value());
                        edit.sealedSubmission = vault.seal(
                                edit.id,
                                new Vault.Submission(
                                        cin.value(), choice.company().name(), null));
                    },
                    now);
        }
        return refusal;
    }

    private String fingerprint(Environment environment, Company company) {
        return vault.fingerprint(
                environment, DocumentType.CIN, company.cin() + "\n" + company.name() + "\n" + company.status());
    }

    private static ProviderFault fault(ProviderAnswer<?> answer) {
        return answer instanceof ProviderAnswer.Fault<?> fault ? fault.fault() : ProviderFault.MALFORMED_ANSWER;
    }
}
