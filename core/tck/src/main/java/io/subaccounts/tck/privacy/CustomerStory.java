package io.subaccounts.tck.privacy;

import io.subaccounts.common.PageRequest;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.kyc.session.SessionResult;
import java.net.URI;
import java.util.Map;

/** A customer shows everything in a hosted session, and its data is asked for afterwards. */
final class CustomerStory {

    private static final URI BACK = URI.create("https://tenant.example/back");

    private final CanaryRun run;

    CustomerStory(CanaryRun run) {
        this.run = run;
    }

    void play() {
        var platform = CanaryRun.PLATFORM;
        var sessions = run.manager.kycSessions();
        var customers = run.manager.customerSessions();
        var id = run.company("by session");
        var draft = NewSession.byEmail(Canaries.EMAIL).metadata(Map.of("order", "order-zq7741"));
        run.tell(() -> draft);
        var created =
                (SessionResult.Ready) run.tell(() -> sessions.create(platform, id, draft, OnActiveSession.REJECT));
        run.tell(() -> sessions.create(platform, id, draft, OnActiveSession.REJECT));
        run.tell(() -> sessions.resend(platform, created.session().id()));
        var link = run.secret("link token", created.link());
        var opened = run.tell(() -> customers.open(link)).orElseThrow();
        var key = run.secret("session key", opened.key());
        run.tell(() -> customers.open(link));
        run.tell(() -> customers.consent(key, "verification", "v1", "web"));
        var pan = PanSubmission.of(Canaries.PAN, Canaries.NAME).dateOfBirth(Canaries.BORN);
        run.tell(() -> pan);
        run.tell(() -> customers.verifyPan(key, pan));
        var request = (DigiLockerResult.Started) run.tell(() -> customers.startDigiLocker(key, BACK, "state"));
        run.tell(() -> customers.finishDigiLocker(key, request.requestId()));
        var found = (SearchResult.Found) run.tell(() -> customers.searchCompanies(key, Canaries.NAME));
        run.tell(() -> found.companies().get(0));
        var choice = new CompanyChoice(found.search(), found.companies().get(0));
        run.tell(() -> choice);
        run.tell(() -> customers.current(key));
        run.tell(() -> customers.confirmCompany(key, choice));
        run.refused(() -> customers.current(key));
        run.tell(() -> sessions.list(platform, id, PageRequest.first(10)));

        var gstin = GstSubmission.of(Canaries.GSTIN, Canaries.NAME);
        run.tell(() -> gstin);
        run.tell(() -> run.manager.kyc().verifyGst(platform, id, gstin));
        run.tell(() -> run.manager.kyc().status(platform, id));
        run.tell(() -> sessions.verifiedData(platform, created.session().id(), "audit"));
        run.tell(() -> run.manager.personalData().export(platform, id, "the customer asked"));
        for (var attempt : run.tell(() -> run.manager.kyc().attempts(platform, id, PageRequest.first(10)))
                .items()) {
            run.tell(() -> run.manager.personalData().reveal(platform, attempt.id(), "audit"));
            if (attempt.id().document() != DocumentType.AADHAAR) {
                run.tell(() -> run.manager.kyc().duplicates(platform, attempt.id()));
            }
        }
        run.refusedByOtherKeys(id);
    }
}
