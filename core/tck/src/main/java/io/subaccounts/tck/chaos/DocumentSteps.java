package io.subaccounts.tck.chaos;

import io.subaccounts.common.Actor;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.session.CustomerSessions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Documents are submitted; anything may happen while the provider is asked. */
final class DocumentSteps {

    private static final URI RETURN = URI.create("https://host.example/back");
    private static final String NAME = "Asha Rao";
    private static final List<Company> SIMULATED = List.of(
            new Company("U72900KA2024PTC123456", "EXAMPLE VOICE PRIVATE LIMITED", "Active"),
            new Company("U72900MH2019PTC654321", "EXAMPLE VOICE SERVICES PRIVATE LIMITED", "Active"));

    private final Scene scene;
    private final Runnable meanwhile;

    DocumentSteps(Scene scene, Runnable meanwhile) {
        this.scene = scene;
        this.meanwhile = meanwhile;
    }

    void pan(ModelAccount account) {
        Submitter by = Submitter.any(scene, account);
        Answer answer = anyAnswer(account);
        String pan = anyPan(account);
        String number = account.isTest() ? simulated(answer) : pan;
        boolean foreign = !account.isTest() && scene.chance(3);
        boolean broken = foreign || (!account.isTest() && !Rules.fits(account, pan));
        var submission = new PanSubmission(Secret.of(foreign ? "TESTSUCCESS0001" : number), anyName(), null);
        scene.note(by + " submits PAN " + number + " of " + account + ": " + answer);
        submit(
                account,
                DocumentType.PAN,
                by,
                broken ? "INVALID_INPUT pan" : null,
                foreign,
                answer,
                attempt -> {
                    attempt.declaredName = submission.name();
                    attempt.pan = number;
                },
                () -> by.key() == null
                        ? kyc().verifyPan(actor(by), account.id, submission)
                        : customers().verifyPan(by.key(), submission));
    }

    void gst(ModelAccount account) {
        Submitter by = Submitter.any(scene, account);
        Answer answer = anyAnswer(account);
        String pan = anyPan(account);
        String number = account.isTest() ? simulated(answer) : Papers.gstin(pan);
        String verified = account.verifiedPan();
        boolean broken = !account.isTest() && verified != null && !verified.equals(pan);
        var submission = new GstSubmission(Secret.of(number), anyName());
        scene.note(by + " submits GSTIN " + number + " of " + account + ": " + answer);
        submit(
                account,
                DocumentType.GST,
                by,
                broken ? "INVALID_INPUT gstin" : null,
                false,
                answer,
                attempt -> {
                    attempt.declaredName = submission.name();
                    attempt.pan = account.isTest() ? null : pan;
                },
                () -> by.key() == null
                        ? kyc().verifyGst(actor(by), account.id, submission)
                        : customers().verifyGst(by.key(), submission));
    }

    void search(ModelAccount account) {
        Submitter by = Submitter.any(scene, account);
        Answer answer = scene.chance(90) ? Answer.PASSED : Answer.FAULT;
        scene.note(by + " searches a company for " + account + ": " + answer);
        String refusal = by.refusal(account);
        var limit = by.isUnlimited() ? null : limit(account, DocumentType.CIN);
        var asking = new Asking(answer, () -> {});
        SearchResult result = asking.call(
                account,
                () -> asking.asked && answer == Answer.PASSED ? by.refusal(account) : refusal,
                () -> by.key() == null
                        ? kyc().searchCompanies(actor(by), account.id, "Kite")
                        : customers().searchCompanies(by.key(), "Kite"));
        if (result instanceof SearchResult.NotNow notNow) {
            scene.same("refusal", notNow.refusal().reason(), limit);
        } else if (result instanceof SearchResult.Found found) {
            scene.check(limit == null, () -> "searched in spite of " + limit);
            ModelAttempt attempt = scene.model.initiate(account, DocumentType.CIN, scene.now());
            scene.same("search", found.search(), attempt.id);
        } else if (result != null) {
            scene.check(answer == Answer.FAULT && limit == null && !account.isTest(), () -> "no result: " + result);
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
        Answer answer = account.isTest() ? scene.pick(List.of(Answer.PASSED, Answer.FAILED)) : Answer.any(scene.random);
        List<Company> companies = account.isTest() ? SIMULATED : Papers.COMPANIES;
        Company found = answer == Answer.PASSED ? companies.get(0) : companies.get(1);
        boolean strange = scene.chance(3);
        Company company = strange ? new Company(found.cin(), found.name() + "!", found.status()) : found;
        scene.note(by + " confirms " + company.cin() + " of search " + search + " of " + account + ": " + answer);
        String broken =
                search.state != AttemptState.INITIATED ? "WRONG_STATE" : strange ? "INVALID_INPUT company" : null;
        submit(account, search, by, broken, answer, attempt -> attempt.declaredName = company.name(), () -> {
            var choice = new CompanyChoice(search.id, company);
            return by.key() == null
                    ? kyc().confirmCompany(actor(by), account.id, choice)
                    : customers().confirmCompany(by.key(), choice);
        });
    }

    void start(ModelAccount account) {
        Submitter by = Submitter.any(scene, account);
        Answer answer = scene.chance(90) ? Answer.PASSED : Answer.FAULT;
        String state = List.of("ok", "fail", "error", "pending").get(scene.random.nextInt(4));
        scene.note(by + " starts DigiLocker of " + account + ": " + answer + " " + state);
        var limit = by.isUnlimited() ? null : limit(account, DocumentType.AADHAAR);
        var begun = new ArrayList<ModelAttempt>();
        var asking =
                new Asking(answer, () -> begun.add(scene.model.initiate(account, DocumentType.AADHAAR, scene.now())));
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
        asking.finish();
        ModelAttempt attempt = begun.get(0);
        if (result instanceof DigiLockerResult.Started started) {
            attempt.reference = started.requestId();
        } else if (attempt.state == AttemptState.INITIATED) {
            scene.model.settle(account, attempt, Answer.FAULT, scene.now());
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
        Answer answer = account.isTest() ? simulatedRequest(id) : Answer.any(scene.random);
        scene.note(by + " finishes DigiLocker " + request + " of " + account + ": " + answer);
        String broken = request.state == AttemptState.INITIATED ? null : "WRONG_STATE";
        submit(
                account,
                request,
                by,
                broken,
                answer,
                attempt -> {},
                () -> by.key() == null
                        ? kyc().finishDigiLocker(actor(by), account.id, id)
                        : customers().finishDigiLocker(by.key(), id));
    }

    /** A document that needs no search or request before. */
    private void submit(
            ModelAccount account,
            DocumentType document,
            Submitter by,
            @Nullable String broken,
            boolean structure,
            Answer answer,
            Consumer<ModelAttempt> facts,
            Supplier<VerificationResult> call) {
        String refusal = by.refusal(account);
        boolean first = structure && by.isKnown();
        submitted(
                account,
                document,
                by,
                first || refusal == null ? broken : refusal,
                answer,
                () -> {
                    ModelAttempt attempt = scene.model.submit(account, document, scene.now());
                    facts.accept(attempt);
                    return attempt;
                },
                call);
    }

    /** A search or a request that is put to use. */
    private void submit(
            ModelAccount account,
            ModelAttempt initiated,
            Submitter by,
            @Nullable String broken,
            Answer answer,
            Consumer<ModelAttempt> facts,
            Supplier<VerificationResult> call) {
        String refusal = by.refusal(account);
        submitted(
                account,
                initiated.document(),
                by,
                refusal == null ? broken : refusal,
                answer,
                () -> {
                    facts.accept(initiated);
                    scene.model.use(account, initiated, scene.now());
                    return initiated;
                },
                call);
    }

    private void submitted(
            ModelAccount account,
            DocumentType document,
            Submitter by,
            @Nullable String refusal,
            Answer answer,
            Supplier<ModelAttempt> begin,
            Supplier<VerificationResult> call) {
        var limit = by.isUnlimited() ? null : limit(account, document);
        var begun = new ArrayList<ModelAttempt>();
        var asking = new Asking(answer, () -> {
            if (by.session() != null) {
                by.session().submitted();
            }
            begun.add(begin.get());
        });
        VerificationResult result = asking.call(account, () -> refusal, call);
        if (result == null) {
            return;
        }
        if (result instanceof VerificationResult.NotNow notNow) {
            scene.same("refusal", notNow.refusal().reason(), limit);
            return;
        }
        scene.check(limit == null, () -> "tried in spite of " + limit);
        asking.finish();
        ModelAttempt attempt = begun.get(0);
        if (attempt.state == AttemptState.STARTED) {
            conclude(account, attempt, answer);
        }
        var recorded = (VerificationResult.Recorded) result;
        scene.same("attempt", recorded.attempt().id(), attempt.id);
        scene.same("state of " + attempt, recorded.attempt().state(), attempt.state);
        scene.same("gate", recorded.status().gate(), scene.model.rules.gate(account, scene.now()));
    }

    private void conclude(ModelAccount account, ModelAttempt attempt, Answer answer) {
        if (attempt.document() == DocumentType.AADHAAR && answer == Answer.PENDING) {
            boolean replaced = account.waiting(DocumentType.AADHAAR) != null;
            scene.model.move(
                    account, attempt, replaced ? AttemptState.SUPERSEDED : AttemptState.INITIATED, scene.now());
            return;
        }
        if (answer == Answer.PENDING) {
            String key = attempt.id.toString();
            attempt.reference = account.isTest() ? Letter.simulatedReference(key) : ScriptedProvider.reference(key);
        }
        scene.model.settle(account, attempt, answer, scene.now());
    }

    /** A call during which the provider is asked, once, if it gets that far. */
    private final class Asking {

        private final Answer answer;
        private final Runnable begun;
        private boolean asked;
        private @Nullable Throwable trouble;

        Asking(Answer answer, Runnable begun) {
            this.answer = answer;
            this.begun = begun;
        }

        /** Only live accounts are verified by the scripted provider, so only there does anything happen meanwhile. */
        @SuppressWarnings("Finally") // what went wrong meanwhile says more than what followed from it
        <T> @Nullable T call(ModelAccount account, Supplier<@Nullable String> refusal, Supplier<T> call) {
            scene.stage.provider.follow(() -> {
                try {
                    scene.check(!asked && !account.isTest() && refusal.get() == null, () -> "the provider was asked");
                    finish();
                    scene.meanwhile(meanwhile);
                    scene.model.lapse(scene.now());
                } catch (RuntimeException | AssertionError e) {
                    trouble = e;
                }
                return answer;
            });
            try {
                return scene.call(refusal, call);
            } finally {
                if (trouble != null) {
                    throw new AssertionError("meanwhile: " + trouble.getMessage(), trouble);
                }
            }
        }

        void finish() {
            if (!asked) {
                asked = true;
                begun.run();
            }
        }
    }

    private RetryRefusal.@Nullable Reason limit(ModelAccount account, DocumentType document) {
        return scene.model.refusal(account, document, scene.now()).orElse(null);
    }

    private String anyPan(ModelAccount account) {
        Set<Character> holders = account.businessType == null ? Set.of('P') : Papers.HOLDERS.get(account.businessType);
        char holder =
                Objects.requireNonNull(holders).stream().sorted().findFirst().orElseThrow();
        return Papers.pan(scene.chance(90) ? holder : 'C', scene.chance(85) ? 1 : 2);
    }

    private @Nullable String anyName() {
        return scene.chance(85) ? NAME : null;
    }

    /** Not everything has an input in test mode. */
    private Answer anyAnswer(ModelAccount account) {
        Answer answer = Answer.any(scene.random);
        if (!account.isTest()) {
            return answer;
        }
        return switch (answer) {
            case PASSED, CLOSE -> Answer.PASSED;
            case DIFFERENT, FAILED, FAILED_FOR_GOOD -> Answer.FAILED;
            case PENDING, FAULT -> answer;
        };
    }

    private static String simulated(Answer answer) {
        return switch (answer) {
            case PASSED -> "TESTSUCCESS0001";
            case PENDING -> "TESTPENDING001";
            case FAULT -> "TESTERROR0001";
            default -> "TESTFAIL0001";
        };
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
