package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.PageRequest;
import io.subaccounts.common.Secret;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.session.KycSession;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionResult;
import io.subaccounts.spi.host.FieldCipher;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever asks about the verification of an account that it does not see, or presents a token that opens nothing, cannot
 * tell what is there from what is not: the answer and the work done are the same.
 */
abstract class KycDenialEquivalenceContract extends ManagerContract {

    private static final URI BACK = URI.create("https://tenant.example/back");
    private static final PanSubmission PAN = PanSubmission.of("TESTSUCCESS0001", "Voice");
    private static final String ABSENT_SESSION = "KT_00000000000000000000";

    private CountingStorage counting;
    private World counted;
    private CreatedAccount foreign;
    private Actor stranger;
    private AttemptId search;
    private String request;
    private KycSession session;
    private Event event;

    @BeforeEach
    void makeAnAccountWithOneOfEach() {
        counting = new CountingStorage(storage());
        counted = worldOver(counting, settings -> World.peppered(settings).fieldCipher(FieldCipher.inClear()));
        foreign = counted.testMain("foreign");
        var id = foreign.authId();
        stranger = Actor.account(counted.testMain("stranger").authId());
        var kyc = counted.kyc();
        kyc.verifyPan(PLATFORM, id, PAN);
        var found = (SearchResult.Found) kyc.searchCompanies(PLATFORM, id, "Example");
        search = found.search();
        request = ((DigiLockerResult.Started) kyc.startDigiLocker(PLATFORM, id, BACK, null)).requestId();
        session = ready(id).session();
        counted.manager.events().rotateSigningSecret(PLATFORM, id, Duration.ZERO);
        event = counted.manager.events().read(PLATFORM, id, 0, 1).get(0);
    }

    private SessionResult.Ready ready(AccountId account) {
        counted.tick();
        return (SessionResult.Ready) counted.manager
                .kycSessions()
                .create(PLATFORM, account, NewSession.byRedirect(BACK), OnActiveSession.REPLACE);
    }

    /** The methods about an account, an attempt of its or an event of its. */
    private Map<String, Consumer<AccountId>> callsAboutAccounts() {
        var kyc = counted.kyc();
        var decisions = counted.kycDecisions();
        var reviews = counted.manager.kycReviews();
        var data = counted.manager.personalData();
        var sessions = counted.manager.kycSessions();
        var events = counted.manager.events();
        var calls = new LinkedHashMap<String, Consumer<AccountId>>();
        calls.put("status", id -> kyc.status(stranger, id));
        calls.put("attempts", id -> kyc.attempts(stranger, id, PageRequest.first(10)));
        calls.put("verifyPan", id -> kyc.verifyPan(stranger, id, PAN));
        calls.put("verifyGst", id -> kyc.verifyGst(stranger, id, GstSubmission.of("TESTSUCCESS0001", "Voice")));
        calls.put("searchCompanies", id -> kyc.searchCompanies(stranger, id, "Example"));
        calls.put("confirmCompany", id -> kyc.confirmCompany(stranger, id, choice(id)));
        calls.put("startDigiLocker", id -> kyc.startDigiLocker(stranger, id, BACK, null));
        calls.put("finishDigiLocker", id -> kyc.finishDigiLocker(stranger, id, request));
        calls.put("liftOverride", id -> decisions.liftOverride(stranger, id, "reason"));
        calls.put("override", id -> decisions.override(stranger, id, override()));
        calls.put("approve", id -> decisions.approve(stranger, id, "reason"));
        calls.put("withdrawApproval", id -> decisions.withdrawApproval(stranger, id, "reason"));
        calls.put("duplicates", id -> kyc.duplicates(stranger, pan(id)));
        calls.put(
                "finalizePending",
                id -> kyc.finalizePending(stranger, id, DocumentType.PAN, VerificationState.VERIFIED));
        calls.put("queue", id -> reviews.queue(stranger, id, PageRequest.first(10)));
        calls.put("claim", id -> reviews.claim(stranger, pan(id), Duration.ofHours(1)));
        calls.put("release", id -> reviews.release(stranger, pan(id)));
        calls.put("note", id -> reviews.note(stranger, pan(id), "note"));
        calls.put("approve attempt", id -> reviews.approve(stranger, pan(id), "reason"));
        calls.put("reject attempt", id -> reviews.reject(stranger, pan(id), "reason", Finality.RETRYABLE));
        calls.put("reveal", id -> data.reveal(stranger, pan(id), "purpose"));
        calls.put("export", id -> data.export(stranger, id, "purpose"));
        calls.put("erase", id -> data.erase(stranger, id, "reason"));
        calls.put("sessions", id -> sessions.list(stranger, id, PageRequest.first(10)));
        calls.put(
                "create session",
                id -> sessions.create(stranger, id, NewSession.byRedirect(BACK), OnActiveSession.REPLACE));
        calls.put("events", id -> events.read(stranger, id, 0, 10));
        calls.put("signing secret", id -> events.rotateSigningSecret(stranger, id, Duration.ZERO));
        calls.put("sign", id -> events.sign(stranger, eventOf(id)));
        return calls;
    }

    @Test
    void foreignAccountIsRefusedLikeAnAbsentOneForTheSameWork() {
        var absent = AccountId.parse("MT_00000000000000000000");
        callsAboutAccounts()
                .forEach((name, call) ->
                        assertThat(refusal(foreign.authId(), call)).as(name).isEqualTo(refusal(absent, call)));
    }

    @Test
    void foreignSessionIsRefusedLikeAnAbsentOneForTheSameWork() {
        var sessions = counted.manager.kycSessions();
        var absent = new SessionId(ABSENT_SESSION);
        var calls = Map.<String, Consumer<SessionId>>of(
                "get", id -> sessions.get(stranger, id),
                "resend", id -> sessions.resend(stranger, id),
                "revoke", id -> sessions.revoke(stranger, id, null),
                "verifiedData", id -> sessions.verifiedData(stranger, id, "purpose"));
        calls.forEach(
                (name, call) -> assertThat(refusal(session.id(), call)).as(name).isEqualTo(refusal(absent, call)));
    }

    @Test
    void whatBelongsToAnotherAccountIsRefusedToOneLikeWhatIsAbsent() {
        var own = counted.testMain("own").authId();
        counted.kyc().searchCompanies(PLATFORM, own, "Example");
        var kyc = counted.kyc();
        Consumer<AttemptId> confirming = id -> kyc.confirmCompany(
                PLATFORM, own, new CompanyChoice(id, companies().get(0)));
        assertThat(refusal(search, confirming))
                .as("a search")
                .isEqualTo(refusal(new AttemptId(foreign.authId(), DocumentType.CIN, 999), confirming));

        var live = counted.main("live").authId();
        Consumer<String> finishing = each -> kyc.finishDigiLocker(PLATFORM, live, each);
        assertThat(refusal(request, finishing)).as("a request").isEqualTo(refusal("MOCK_AR_NOBODYS", finishing));
    }

    @Test
    void linkThatOpensNothingIsAnsweredAlikeForTheSameWork() {
        var sessions = counted.manager.kycSessions();
        var customers = counted.manager.customerSessions();
        var used = ready(foreign.authId()).link();
        assertThat(customers.open(used)).isPresent();
        var replaced = ready(foreign.authId()).link();
        var revoked = ready(foreign.authId());
        sessions.revoke(PLATFORM, revoked.session().id(), null);

        var reference = workOf(used);
        assertThat(workOf(replaced)).as("replaced").isEqualTo(reference);
        assertThat(workOf(revoked.link())).as("revoked").isEqualTo(reference);
        assertThat(reference).as("what was made here is looked up once").hasSize(2);
    }

    @Test
    void tokenThatWasNotMadeHereIsRefusedBeforeAnyStorageAccess() {
        var customers = counted.manager.customerSessions();
        var link = ready(foreign.authId()).link().reveal();
        var key = customers.open(Secret.of(link)).orElseThrow().key().reveal();
        for (var junk : List.of("", "kst_", link.substring(1), link + "A", key, "kst_" + "A".repeat(64))) {
            assertThat(workOf(Secret.of(junk))).as("link %s", junk).isEmpty();
        }
        for (var junk : List.of("", "ksk_", key.substring(1), key + "A", link, "ksk_" + "A".repeat(64))) {
            assertThat(refusal(Secret.of(junk), each -> customers.current(each)).work())
                    .as("key %s", junk)
                    .isEmpty();
        }
    }

    @Test
    void keyThatHasEndedIsRefusedLikeOneThatNeverWas() {
        var sessions = counted.manager.kycSessions();
        var customers = counted.manager.customerSessions();
        var opened = ready(foreign.authId());
        var ended = customers.open(opened.link()).orElseThrow().key();
        sessions.revoke(PLATFORM, opened.session().id(), null);
        var never = Secret.of("ksk_" + "A".repeat(64));
        var calls = Map.<String, Consumer<Secret>>of(
                "current", customers::current,
                "consent", key -> customers.consent(key, "purpose", "v1", "web"),
                "verifyPan", key -> customers.verifyPan(key, PAN),
                "verifyGst", key -> customers.verifyGst(key, GstSubmission.of("TESTSUCCESS0001", "Voice")),
                "searchCompanies", key -> customers.searchCompanies(key, "Example"),
                "confirmCompany", key -> customers.confirmCompany(key, choice(foreign.authId())),
                "startDigiLocker", key -> customers.startDigiLocker(key, BACK, null),
                "finishDigiLocker", key -> customers.finishDigiLocker(key, request));
        calls.forEach((name, call) -> assertThat(refusal(ended, call).answer())
                .as(name)
                .isEqualTo(refusal(never, call).answer()));
    }

    /** What came of a call: the refusal without the names that were said, and the work. */
    private record Refusal(String answer, List<String> work) {}

    private <T> Refusal refusal(T named, Consumer<T> call) {
        var answer = new String[1];
        var work = counting.callsOf(() -> {
            var refused = catchThrowableOfType(SubaccountException.class, () -> call.accept(named));
            assertThat(refused).as("refusal").isNotNull();
            answer[0] = refused.getClass() + " " + refused.code() + " " + neutral(String.valueOf(refused.getMessage()))
                    + " " + refused.getCause();
        });
        return new Refusal(answer[0], work);
    }

    private static String neutral(String message) {
        return message.replaceAll("[MK]T_[0-9A-Z]{20}(/[A-Z]+/\\d+|-\\d+)?", "...")
                .replaceAll("MOCK_AR_\\w+", "...");
    }

    private List<String> workOf(Secret link) {
        return counting.callsOf(
                () -> assertThat(counted.manager.customerSessions().open(link))
                        .as("a link")
                        .isEmpty());
    }

    private CompanyChoice choice(AccountId id) {
        return new CompanyChoice(
                id.equals(foreign.authId()) ? search : new AttemptId(id, DocumentType.CIN, 1),
                companies().get(0));
    }

    private List<Company> companies() {
        return List.of(new Company("U72900KA2024PTC123456", "EXAMPLE VOICE PRIVATE LIMITED", "Active"));
    }

    private KycOverride override() {
        return KycOverride.open("case", "reason", counted.inAYear());
    }

    private static AttemptId pan(AccountId id) {
        return new AttemptId(id, DocumentType.PAN, 1);
    }

    private Event eventOf(AccountId id) {
        return id.equals(foreign.authId())
                ? event
                : new Event(id, 1, EventType.KYC_INITIATED, counted.time.now(), Map.of());
    }
}
