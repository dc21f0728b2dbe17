package io.subaccounts.tck.chaos;

import io.subaccounts.common.Actor;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.session.CustomerSessions;
import io.subaccounts.tck.support.SubmissionAnswer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What takes two calls: companies are searched and confirmed, DigiLockers asked for and fetched from. */
final class RequestSteps {

    private static final URI RETURN = URI.create("https://host.example/back");
    private static final List<Company> SIMULATED = List.of(
            new Company("U72900KA2024PTC123456", "EXAMPLE VOICE PRIVATE LIMITED", "Active"),
            new Company("U72900MH2019PTC654321", "EXAMPLE VOICE SERVICES PRIVATE LIMITED", "Active"));

    private final Scene scene;
    private final Submitting submitting;

    RequestSteps(Scene scene, Submitting submitting) {
        this.scene = scene;
        this.submitting = submitting;
    }

    void search(ModelAccount account) {
        Submitter by = Submitter.any(scene, account);
        Answer answer = scene.chance(90) ? Answer.PASSED : Answer.FAULT;
        scene.note(by + " searches a company for " + account + ": " + answer);
        String refusal = by.refusal(account);
        var limit = submitting.limit(by, account, DocumentType.CIN);
        var begun = new ArrayList<ModelAttempt>();
        var asking = submitting.asking(
                answer, () -> begun.add(scene.model.initiate(account, DocumentType.CIN, by.session(), scene.now())));
        SearchResult result = asking.call(
                account,
                () -> refusal,
                () -> by.key() == null
                        ? kyc().searchCompanies(actor(by), account.id, "Kite")
                        : customers().searchCompanies(by.key(), "Kite"));
        if (result == null) {
            return;
        }
        if (result instanceof SearchResult.NotNow notNow) {
            scene.same("refusal", notNow.refusal().reason(), limit);
            return;
        }
        scene.check(limit == null, () -> "searched in spite of " + limit);
        asking.finish();
        ModelAttempt search = begun.get(0);
        boolean made = account.isTest() || answer == Answer.PASSED;
        scene.same("found", result instanceof SearchResult.Found, made && search.state == AttemptState.INITIATED);
        if (result instanceof SearchResult.Found found) {
            scene.same("search", found.search(), search.id);
            search.answered = true;
        } else if (!made && search.state == AttemptState.INITIATED) {
            scene.model.settle(account, search, Answer.FAULT, scene.now());
        } else if (!made) {
            scene.model.late(search);
        }
    }

    void confirm(ModelAccount account) {
        List<ModelAttempt> searches = account.attempts(DocumentType.CIN);
        if (searches.isEmpty()) {
            search(account);
            return;
        }
        ModelAttempt latest = searches.get(searches.size() - 1);
        ModelAttempt search = scene.chance(85) ? latest : scene.pick(searches);
        Submitter by = Submitter.any(scene, account);
        Answer answer = account.isTest() ? scene.pick(List.of(Answer.PASSED, Answer.FAILED)) : scene.anyAnswer();
        List<Company> companies = account.isTest() ? SIMULATED : Papers.COMPANIES;
        boolean first = account.isTest() ? answer == Answer.PASSED : scene.chance(90);
        Company found = companies.get(first ? 0 : 1);
        boolean strange = scene.chance(3);
        Company company = strange ? new Company(found.cin(), found.name() + "!", found.status()) : found;
        scene.note(by + " confirms " + company.cin() + " of search " + search + " of " + account + ": " + answer);
        String broken = search.state != AttemptState.INITIATED
                ? "WRONG_STATE"
                : strange || !search.answered ? "INVALID_INPUT company" : null;
        submitting.submit(account, search, by, broken, answer, attempt -> attempt.declaredName = company.name(), () -> {
            var choice = new CompanyChoice(search.id, company);
            return by.key() == null
                    ? SubmissionAnswer.of(kyc().confirmCompany(actor(by), account.id, choice))
                    : SubmissionAnswer.of(customers().confirmCompany(by.key(), choice));
        });
    }

    void start(ModelAccount account) {
        Submitter by = Submitter.any(scene, account);
        Answer answer = scene.chance(90) ? Answer.PASSED : Answer.FAULT;
        String state = List.of("ok", "fail", "error", "pending").get(scene.random.nextInt(4));
        scene.note(by + " starts DigiLocker of " + account + ": " + answer + " " + state);
        var limit = submitting.limit(by, account, DocumentType.AADHAAR);
        var begun = new ArrayList<ModelAttempt>();
        var asking = submitting.asking(
                answer,
                () -> begun.add(scene.model.initiate(account, DocumentType.AADHAAR, by.session(), scene.now())));
        String refusal = by.refusal(account);
        DigiLockerResult result = asking.call(
                account,
                () -> refusal,
                () -> by.key() == null
                        ? kyc().startDigiLocker(actor(by), account.id, RETURN, state)
                        : customers().startDigiLocker(by.key(), RETURN, state));
        if (result == null) {
            return;
        }
        if (result instanceof DigiLockerResult.NotNow notNow) {
            scene.same("refusal", notNow.refusal().reason(), limit);
            return;
        }
        scene.check(limit == null, () -> "asked in spite of " + limit);
        asking.finish();
        ModelAttempt attempt = begun.get(0);
        boolean made = account.isTest() || answer == Answer.PASSED;
        boolean good = made && attempt.state == AttemptState.INITIATED;
        scene.same("made", result instanceof DigiLockerResult.Started, good);
        if (result instanceof DigiLockerResult.Started started) {
            attempt.reference = started.requestId();
        } else if (made) {
            attempt.reference = ScriptedProvider.request(attempt.id.toString());
        } else if (attempt.state == AttemptState.INITIATED) {
            scene.model.settle(account, attempt, Answer.FAULT, scene.now());
        } else {
            scene.model.late(attempt);
        }
    }

    void finish(ModelAccount account) {
        var requests = account.attempts(DocumentType.AADHAAR).stream()
                .filter(attempt -> attempt.reference != null)
                .toList();
        if (requests.isEmpty()) {
            start(account);
            return;
        }
        ModelAttempt request = scene.chance(85) ? requests.get(requests.size() - 1) : scene.pick(requests);
        String id = Objects.requireNonNull(request.reference);
        Submitter by = Submitter.any(scene, account);
        Answer answer = account.isTest() ? simulatedRequest(id) : scene.anyAnswer();
        scene.note(by + " finishes DigiLocker " + request + " of " + account + ": " + answer);
        String broken = request.state == AttemptState.INITIATED ? null : "WRONG_STATE";
        submitting.submit(
                account,
                request,
                by,
                broken,
                answer,
                attempt -> {},
                () -> by.key() == null
                        ? SubmissionAnswer.of(kyc().finishDigiLocker(actor(by), account.id, id))
                        : SubmissionAnswer.of(customers().finishDigiLocker(by.key(), id)));
    }

    private static Answer simulatedRequest(String id) {
        return id.startsWith("MOCK_AR_FAIL")
                ? Answer.FAILED
                : id.startsWith("MOCK_AR_ERROR")
                        ? Answer.FAULT
                        : id.startsWith("MOCK_AR_PENDING") ? Answer.PENDING : Answer.PASSED;
    }

    private static Actor actor(Submitter by) {
        return Objects.requireNonNull(by.actor());
    }

    private Kyc kyc() {
        return scene.manager().kyc();
    }

    private CustomerSessions customers() {
        return scene.manager().customerSessions();
    }
}
