package io.subaccounts.internal.kyc;

import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.internal.providers.ProviderChain.Outcome;
import io.subaccounts.internal.vault.Fingerprints;
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
import java.util.function.Consumer;

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
    private final Limits limits;

    /**
     * Sets the searches up.
     *
     * @param storage where attempts live
     * @param clock the clock
     * @param attempts how attempts begin
     * @param vault what seals personal data
     * @param providers who verifies
     * @param conclusions what becomes of answers
     * @param limits how often a document may be tried
     */
    public CompanySearches(
            Storage storage,
            MicroClock clock,
            Attempts attempts,
            Vault vault,
            Providers providers,
            Conclusions conclusions,
            Limits limits) {
        this.storage = storage;
        this.clock = clock;
        this.attempts = attempts;
        this.vault = vault;
        this.providers = providers;
        this.conclusions = conclusions;
        this.limits = limits;
    }

    SearchResult search(Admission admission, String companyName) {
        String name = TextRules.label("company_name", companyName, Submissions.MAX_NAME);
        vault.requireReady();
        Optional<RetryRefusal> refusal =
                storage.read(tx -> limits.onBegin(tx, admission, admission.look(tx), DocumentType.CIN, clock.now()));
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
        List<String> candidates = companies.stream()
                .map(company -> fingerprints(environment, company).present())
                .toList();
        Beginning beginning = storage.write(tx -> begin(tx, admission, outcome.providerName(), candidates));
        return beginning instanceof Beginning.Begun begun
                ? new SearchResult.Found(begun.attempt().id(), companies)
                : new SearchResult.NotNow(((Beginning.Refused) beginning).refusal());
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
        Optional<RetryRefusal> refusal = storage.write(tx -> use(tx, admission, choice, cin));
        if (refusal.isPresent()) {
            return new VerificationResult.NotNow(refusal.get());
        }
        var check = new CinCheck(choice.search().toString(), Secret.of(cin.value()), company.name());
        Outcome<Findings> outcome = providers.ask(choice.search(), provider -> provider.confirmCompany(check));
        return conclusions.conclude(choice.search(), outcome, new Vault.Submission(null, company.name(), null));
    }

    private Beginning begin(Transaction tx, Admission admission, String provider, List<String> candidates) {
        Instant now = clock.now();
        Lineage account = admission.enter(tx);
        Optional<RetryRefusal> refusal = limits.room(tx, admission, account, DocumentType.CIN, now);
        Consumer<AttemptEdit> facts = edit -> {
            edit.provider = provider;
            edit.candidates = candidates;
        };
        return refusal.isPresent()
                ? new Beginning.Refused(refusal.get())
                : new Beginning.Begun(attempts.initiate(tx, account, DocumentType.CIN, admission.session(), facts, now)
                        .attempt());
    }

    private Optional<RetryRefusal> use(Transaction tx, Admission admission, CompanyChoice choice, Identified cin) {
        Instant now = clock.now();
        Lineage account = admission.enter(tx);
        Environment environment = account.self().id().environment();
        AttemptRow search = tx.attempts()
                .find(Attempts.within(account), choice.search())
                .orElseThrow(
                        () -> new NotFoundException("search", choice.search().toString()));
        Attempts.requireUsable(account, search, now);
        if (search.candidates().stream().noneMatch(fingerprints(environment, choice.company())::include)) {
            throw new ValidationException("company", "must be one of the search's answers, verbatim");
        }
        Optional<RetryRefusal> refusal = limits.retry(admission, account, DocumentType.CIN, now);
        if (refusal.isEmpty()) {
            admission.submitted(tx);
            attempts.submit(
                    tx,
                    account,
                    search,
                    edit -> {
                        edit.mask = cin.mask();
                        edit.fingerprint = vault.fingerprints(environment, DocumentType.CIN, cin.value())
                                .present();
                        edit.sealedSubmission = vault.seal(
                                edit.id,
                                new Vault.Submission(
                                        cin.value(), choice.company().name(), null));
                    },
                    now);
        }
        return refusal;
    }

    private Fingerprints fingerprints(Environment environment, Company company) {
        return vault.fingerprints(
                environment, DocumentType.CIN, company.cin() + "\n" + company.name() + "\n" + company.status());
    }

    private static ProviderFault fault(ProviderAnswer<?> answer) {
        return answer instanceof ProviderAnswer.Fault<?> fault ? fault.fault() : ProviderFault.MALFORMED_ANSWER;
    }
}
