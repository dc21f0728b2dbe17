package io.subaccounts.tck.privacy;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.kyc.session.SessionResult;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Personal data where it does not belong, and Aadhaar numbers in every text that is kept: all of it is refused. */
final class MisuseStory {

    private static final URI BACK = URI.create("https://tenant.example/back");
    private static final List<String> IDENTIFIERS =
            List.of(Canaries.AADHAAR, Canaries.GROUPED_AADHAAR, "2341.2341.2346");
    private static final String SMUGGLED = "see " + Canaries.AADHAAR;

    private final CanaryRun run;

    MisuseStory(CanaryRun run) {
        this.run = run;
    }

    void play() {
        var id = run.company("misused");
        misplace(id);
        smuggle(id).forEach((place, call) -> {
            var refusal = run.refused(call);
            if (!(refusal instanceof ValidationException)) {
                throw new AssertionError("an Aadhaar number in the " + place + " came to " + refusal, refusal);
            }
        });
    }

    private void misplace(AccountId id) {
        var platform = CanaryRun.PLATFORM;
        var kyc = run.manager.kyc();
        var sessions = run.manager.kycSessions();
        var customers = run.manager.customerSessions();
        String[] wrong = {
            Canaries.PAN + "1", Canaries.PAN.replace('C', 'P'), Canaries.GSTIN, Canaries.AADHAAR, Canaries.NAME
        };
        for (String text : wrong) {
            run.refused(() -> kyc.verifyPan(platform, id, PanSubmission.of(text, Canaries.NAME)));
        }
        for (String text : new String[] {Canaries.GSTIN.replace("ZW", "ZX"), Canaries.PAN, Canaries.AADHAAR}) {
            run.refused(() -> kyc.verifyGst(platform, id, GstSubmission.of(text, Canaries.NAME)));
        }
        var search = ((SearchResult.Found) kyc.searchCompanies(platform, id, Canaries.NAME)).search();
        for (var company : new Company[] {
            new Company(Canaries.CIN, Canaries.NAME, "Active"), new Company(Canaries.PAN, Canaries.NAME, "Active")
        }) {
            run.refused(() -> kyc.confirmCompany(platform, id, new CompanyChoice(search, company)));
        }
        run.refused(() -> customers.current(Secret.of("ksk_" + Canaries.PAN)));
        run.refused(
                () -> sessions.create(platform, id, NewSession.byEmail(Canaries.EMAIL + "@"), OnActiveSession.REJECT));
    }

    private Map<String, Supplier<?>> smuggle(AccountId id) {
        var platform = CanaryRun.PLATFORM;
        var kyc = run.manager.kyc();
        var decisions = run.manager.kycDecisions();
        var data = run.manager.personalData();
        var reviews = run.manager.kycReviews();
        var attempt = new AttemptId(id, DocumentType.PAN, 1);
        kyc.verifyPan(platform, id, PanSubmission.of(Canaries.PAN, Canaries.NEAR_NAME));
        reviews.claim(platform, attempt, Duration.ofHours(1));
        var until = run.time.now().plus(Duration.ofDays(1));
        var calls = new LinkedHashMap<String, Supplier<?>>();
        calls.put("name with a PAN", () -> kyc.verifyPan(platform, id, PanSubmission.of(Canaries.PAN, SMUGGLED)));
        calls.put("name with a GSTIN", () -> kyc.verifyGst(platform, id, GstSubmission.of(Canaries.GSTIN, SMUGGLED)));
        calls.put("search", () -> kyc.searchCompanies(platform, id, SMUGGLED));
        for (String number : IDENTIFIERS) {
            calls.put("state " + number, () -> kyc.startDigiLocker(platform, id, BACK, number));
            calls.put("request " + number, () -> kyc.finishDigiLocker(platform, id, number));
            calls.put(
                    "reference " + number,
                    () -> decisions.override(platform, id, KycOverride.open(number, "seen", until)));
        }
        calls.put("override", () -> decisions.override(platform, id, KycOverride.open("case", SMUGGLED, until)));
        calls.put("lifting", () -> decisions.liftOverride(platform, id, SMUGGLED));
        calls.put("approval", () -> decisions.approve(platform, id, SMUGGLED));
        calls.put("withdrawal", () -> decisions.withdrawApproval(platform, id, SMUGGLED));
        calls.put("note", () -> reviews.note(platform, attempt, SMUGGLED));
        calls.put("reviewer's approval", () -> reviews.approve(platform, attempt, SMUGGLED));
        calls.put("reviewer's rejection", () -> reviews.reject(platform, attempt, SMUGGLED, Finality.FINAL));
        calls.put("purpose", () -> data.reveal(platform, attempt, SMUGGLED));
        calls.put("export's purpose", () -> data.export(platform, id, SMUGGLED));
        calls.put("erasure's reason", () -> data.erase(platform, id, SMUGGLED));
        calls.putAll(smuggleIntoSession(id));
        return calls;
    }

    private Map<String, Supplier<?>> smuggleIntoSession(AccountId id) {
        var platform = CanaryRun.PLATFORM;
        var sessions = run.manager.kycSessions();
        var customers = run.manager.customerSessions();
        var created = (SessionResult.Ready)
                sessions.create(platform, id, NewSession.byEmail(Canaries.EMAIL), OnActiveSession.REJECT);
        var link = run.secret("link token", created.link());
        var key = run.secret("session key", customers.open(link).orElseThrow().key());
        var session = created.session().id();
        var calls = new LinkedHashMap<String, Supplier<?>>();
        calls.put("metadata", () -> create(id, NewSession.byRedirect(BACK).metadata(Map.of("note", SMUGGLED))));
        for (String number : IDENTIFIERS) {
            var address = URI.create("https://tenant.example/?uid=" + number);
            calls.put(
                    "metadata's key " + number,
                    () -> create(id, NewSession.byRedirect(BACK).metadata(Map.of(number, "7"))));
            calls.put("redirect address " + number, () -> create(id, NewSession.byRedirect(address)));
            calls.put(
                    "webhook address " + number,
                    () -> create(id, NewSession.byRedirect(BACK).webhookUrl(address)));
            calls.put("e-mail " + number, () -> create(id, NewSession.byEmail(number + "@mail.example")));
            calls.put("notice " + number, () -> customers.consent(key, "verification", number, "web"));
            calls.put("channel " + number, () -> customers.consent(key, "verification", "v1", number));
        }
        calls.put("revocation", () -> sessions.revoke(platform, session, SMUGGLED));
        calls.put("session's purpose", () -> sessions.verifiedData(platform, session, SMUGGLED));
        calls.put("consent", () -> customers.consent(key, SMUGGLED, "v1", "web"));
        return calls;
    }

    private Object create(AccountId id, NewSession session) {
        return run.manager.kycSessions().create(CanaryRun.PLATFORM, id, session, OnActiveSession.REPLACE);
    }
}
