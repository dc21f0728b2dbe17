package io.subaccounts.tck.tenancy;

import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.tck.support.SubmissionAnswer;
import io.subaccounts.tck.tenancy.Papers.Paper;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The methods that submit documents, whoever calls them. */
final class DocumentOperations {

    private static final URI BACK = URI.create("https://tenant.example/back");
    private static final int ABSENT = 999;
    private static final RetryRefusal IN_REVIEW = new RetryRefusal(RetryRefusal.Reason.IN_REVIEW, null);
    private static final String SIMULATED = "MOCK_AR_";
    private static final List<String> SIMULATED_REQUESTS =
            List.of("MOCK_AR_SUCCESS", "MOCK_AR_FAIL", "MOCK_AR_ERROR", "MOCK_AR_PENDING");

    private DocumentOperations() {}

    static void pan(Turn turn, Way way) {
        var sample = Sample.any(turn, DocumentType.PAN, way.environment(), way.node());
        var submission = new PanSubmission(Secret.of(sample.number()), sample.name(), null);
        submit(turn, way, DocumentType.PAN, sample, "pan", () -> way.checks().verifyPan(submission));
    }

    static void gst(Turn turn, Way way) {
        var sample = Sample.any(turn, DocumentType.GST, way.environment(), way.node());
        var submission = new GstSubmission(Secret.of(sample.number()), sample.name());
        submit(turn, way, DocumentType.GST, sample, "gstin", () -> way.checks().verifyGst(submission));
    }

    private static void submit(
            Turn turn, Way way, DocumentType document, Sample sample, String field, Supplier<SubmissionAnswer> call) {
        var expected = sample.outcome() == null ? way.expected().and(Expected.invalid(field)) : way.expected();
        boolean waits = way.mustWait(document);
        turn.call(way.receiver(), expected, call, result -> {
            if (waits) {
                turn.same("refusal", result.refusal(), IN_REVIEW);
                return;
            }
            way.submits();
            compare(turn, carryOver(way.node().orElseThrow(), turn.now(), way.visit(), document, sample), result);
        });
    }

    /** Carries a submission over to the model. */
    static Paper carryOver(Node node, Instant at, @Nullable Visit visit, DocumentType document, Sample sample) {
        var paper = node.papers.begin(document, at, visit, AttemptState.STARTED);
        paper.number = sample.number();
        if (sample.outcome() == AttemptState.PENDING) {
            paper.waited = true;
        }
        node.papers.answered(paper, Optional.ofNullable(sample.outcome()).orElseThrow());
        return paper;
    }

    static void search(Turn turn, Way way) {
        boolean waits = way.mustWait(DocumentType.CIN);
        turn.call(way.receiver(), way.expected(), () -> way.checks().searchCompanies("Example Voice"), result -> {
            if (waits) {
                turn.same("answer", result, new SearchResult.NotNow(IN_REVIEW));
                return;
            }
            var node = way.node().orElseThrow();
            var paper = node.papers.begin(DocumentType.CIN, turn.now(), way.visit(), AttemptState.INITIATED);
            turn.check(
                    result instanceof SearchResult.Found found && found.search().equals(paper.id),
                    () -> "the search " + paper + " came to " + result);
        });
    }

    static void confirm(Turn turn, Way way) {
        var search = search(turn, way.node());
        boolean verbatim = !turn.chance(15);
        var company = verbatim
                ? turn.any(LiveRegister.COMPANIES.subList(0, 1))
                : new Company(LiveRegister.COMPANIES.get(0).cin(), "ANOTHER NAME LIMITED", "Active");
        var own = way.node().flatMap(node -> node.papers.find(search));
        boolean ofAnother =
                way.node().filter(node -> search.account().equals(node.id)).isEmpty();
        var expected = way.expected();
        if (ofAnother) {
            expected = expected.and(Expected.notFound("search", search));
        } else if (expected.mustSucceed() && own.isEmpty()) {
            expected = Expected.notFound("search", search);
        } else if (expected.mustSucceed() && own.get().state != AttemptState.INITIATED) {
            expected = Expected.failure(ErrorCode.WRONG_STATE);
        } else if (expected.mustSucceed() && !verbatim) {
            expected = Expected.invalid("company");
        }
        boolean waits = way.mustWait(DocumentType.CIN);
        turn.call(
                way.receiver(),
                expected,
                () -> way.checks().confirmCompany(new CompanyChoice(search, company)),
                result -> {
                    if (waits) {
                        turn.same("refusal", result.refusal(), IN_REVIEW);
                        return;
                    }
                    way.submits();
                    var paper = own.orElseThrow();
                    paper.number = company.cin();
                    settle(turn, way, paper, AttemptState.VERIFIED, result);
                },
                search);
    }

    /** A search: the account's latest, one of its earlier ones, somebody else's, or none. */
    private static AttemptId search(Turn turn, Optional<Node> node) {
        var of = turn.chance(20) ? turn.another() : node;
        var latest = of.flatMap(each -> each.papers.latest(DocumentType.CIN)).map(paper -> paper.id);
        var made = latest.filter(id -> !turn.chance(15))
                .map(id -> turn.chance(85) ? id : new AttemptId(id.account(), DocumentType.CIN, 1));
        return made.orElseGet(() -> new AttemptId(turn.idOf(of), DocumentType.CIN, ABSENT));
    }

    static void start(Turn turn, Way way) {
        var state = turn.any(List.of("later", "fail", "error", "pending", ""));
        turn.call(
                way.receiver(),
                way.expected(),
                () -> way.checks().startDigiLocker(BACK, state.isEmpty() ? null : state),
                result -> {
                    var node = way.node().orElseThrow();
                    var paper =
                            node.papers.begin(DocumentType.AADHAAR, turn.now(), way.visit(), AttemptState.INITIATED);
                    turn.check(result instanceof DigiLockerResult.Started, () -> paper + " came to " + result);
                    paper.request = ((DigiLockerResult.Started) result).requestId();
                });
    }

    static void finish(Turn turn, Way way) {
        String request = request(turn, way.node());
        var meant = way.node().flatMap(node -> meant(node, request));
        var expected = way.expected();
        if (expected.mustSucceed() && meant.isEmpty()) {
            expected = Expected.notFound("request", request);
        } else if (expected.mustSucceed() && meant.get().state != AttemptState.INITIATED) {
            expected = Expected.failure(ErrorCode.WRONG_STATE);
        }
        turn.call(
                way.receiver(),
                expected,
                () -> way.checks().finishDigiLocker(request),
                result -> {
                    way.submits();
                    settle(turn, way, meant.orElseThrow(), outcome(request), result);
                },
                request);
    }

    /** A request: the account's own, somebody else's, or none. */
    private static String request(Turn turn, Optional<Node> node) {
        if (turn.chance(20)) {
            return turn.any(SIMULATED_REQUESTS);
        }
        var of = turn.chance(20) ? turn.another() : node;
        return of.flatMap(each -> turn.anyOf(each.papers.all.stream()
                        .flatMap(paper -> Optional.ofNullable(paper.request).stream())
                        .toList()))
                .filter(request -> !turn.chance(10))
                .orElseGet(() -> String.format(Locale.ROOT, "REQ-%d", turn.random.nextInt(1000)));
    }

    /** In test mode the documented requests stand for the account's latest one. */
    private static Optional<Paper> meant(Node node, String request) {
        boolean simulated = node.environment == Environment.TEST && SIMULATED_REQUESTS.contains(request);
        return simulated
                ? node.papers.latest(DocumentType.AADHAAR)
                : node.papers.all.stream()
                        .filter(paper -> request.equals(paper.request))
                        .findFirst();
    }

    private static AttemptState outcome(String request) {
        if (request.startsWith(SIMULATED + "FAIL")) {
            return AttemptState.FAILED_RETRYABLE;
        }
        if (request.startsWith(SIMULATED + "ERROR")) {
            return AttemptState.ERROR;
        }
        if (request.startsWith(SIMULATED + "PENDING")) {
            return AttemptState.PENDING;
        }
        return request.startsWith(LiveRegister.LATER_REQUEST) ? AttemptState.INITIATED : AttemptState.VERIFIED;
    }

    private static void settle(Turn turn, Way way, Paper paper, AttemptState outcome, SubmissionAnswer result) {
        var papers = way.node().orElseThrow().papers;
        papers.use(paper, way.visit());
        papers.answered(paper, outcome);
        compare(turn, paper, result);
    }

    static void compare(Turn turn, Paper paper, SubmissionAnswer answer) {
        var attempt = answer.attempt();
        turn.check(attempt != null, () -> paper + " came to " + answer.answer());
        turn.same("attempt", Objects.requireNonNull(attempt).id(), paper.id);
        turn.same("state of " + paper.id, attempt.state(), paper.state);
        var status = answer.status();
        if (status != null) {
            KycOperations.compare(turn, turn.model.find(paper.id.account()).orElseThrow(), status);
        }
    }
}
