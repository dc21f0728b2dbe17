package io.subaccounts.examples.quickstart;

import io.subaccounts.SubaccountManager;
import io.subaccounts.access.Action;
import io.subaccounts.access.Authentication.Authenticated;
import io.subaccounts.access.Origin;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.events.Event;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.kyc.session.SessionResult;
import io.subaccounts.kyc.session.SubmissionResult;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;

/** Customers verified in test mode, where providers are simulated and nothing crosses to live accounts. */
final class Verification {

    private static final URI BACK = URI.create("https://acme.example/kyc/done");

    private final SubaccountManager manager;
    private final Transcript transcript;

    Verification(SubaccountManager manager, Transcript transcript) {
        this.manager = manager;
        this.transcript = transcript;
    }

    void tell() {
        CreatedAccount sandbox = manager.accounts()
                .createMain(Platform.OPERATOR, NewAccount.named("Acme Sandbox").environment(Environment.TEST));
        transcript.name(sandbox.authId(), "Acme Sandbox");
        documents(sandbox);
        hostedSession(sandbox);
    }

    private void documents(CreatedAccount sandbox) {
        transcript.chapter("Verification in test mode: one failing document keeps a company blocked");
        CreatedAccount kite = customer(sandbox, "Paper Kite", BusinessType.PRIVATE_LIMITED);
        transcript.answer("Paper Kite places a call", calls(kite));
        transcript.answer("What is missing", missing(kite.authId()));
        transcript.answer("Its PAN", told(manager.kyc().verifyPan(sandbox.asActor(), kite.authId(), pan())));
        transcript.answer("Its GSTIN, which the register does not accept", told(gst(sandbox, kite, "TESTFAIL0001")));
        transcript.answer("Paper Kite places a call, its PAN verified", calls(kite));
        transcript.answer("The GSTIN run again, the register being slow", told(gst(sandbox, kite, "TESTPENDING001")));
        transcript.answer(
                "The register's answer",
                told(manager.kyc()
                        .finalizePending(
                                sandbox.asActor(), kite.authId(), DocumentType.GST, VerificationState.VERIFIED)));
        transcript.answer("Paper Kite, verified, places a call", calls(kite));
        sign(sandbox, kite);
    }

    private void sign(CreatedAccount sandbox, CreatedAccount kite) {
        manager.events().rotateSigningSecret(sandbox.asActor(), kite.authId(), Duration.ZERO);
        for (Event event : manager.events().read(sandbox.asActor(), kite.authId(), 0, 100)) {
            transcript.line("event %d: %s", event.number(), event.type().text());
        }
        Event last =
                manager.events().read(sandbox.asActor(), kite.authId(), 0, 100).get(0);
        transcript.line(
                "Ready to be sent, with %s.",
                manager.events().sign(sandbox.asActor(), last).headers().keySet().stream()
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private void hostedSession(CreatedAccount sandbox) {
        transcript.chapter("A person verifies itself by a link, in a session of its own");
        CreatedAccount asha = customer(sandbox, "Asha", BusinessType.INDIVIDUAL);
        SessionResult created = manager.kycSessions()
                .create(sandbox.asActor(), asha.authId(), NewSession.byRedirect(BACK), OnActiveSession.REPLACE);
        if (!(created instanceof SessionResult.Ready ready)) {
            throw new IllegalStateException("no session was created");
        }
        Secret key = manager.customerSessions().open(ready.link()).orElseThrow().key();
        transcript.answer(
                "The link, opened a second time",
                manager.customerSessions().open(ready.link()).isPresent() ? "opens" : "does not open");
        manager.customerSessions().consent(key, "Verification for phone service", "notice-3", "web");
        transcript.answer("Asha's PAN", told(manager.customerSessions().verifyPan(key, pan())));
        DigiLockerResult started = manager.customerSessions().startDigiLocker(key, BACK, null);
        if (!(started instanceof DigiLockerResult.Started digiLocker)) {
            throw new IllegalStateException("DigiLocker could not be asked");
        }
        transcript.answer(
                "Asha's Aadhaar, from DigiLocker",
                told(manager.customerSessions().finishDigiLocker(key, digiLocker.requestId())));
        transcript.answer(
                "The session",
                manager.kycSessions()
                        .get(sandbox.asActor(), ready.session().id())
                        .state()
                        .name());
        transcript.answer("Asha places a call", calls(asha));
    }

    private CreatedAccount customer(CreatedAccount sandbox, String name, BusinessType businessType) {
        CreatedAccount customer = manager.accounts()
                .create(
                        sandbox.asActor(),
                        sandbox.authId(),
                        NewAccount.named(name)
                                .kycMode(KycMode.CUSTOMER_USE)
                                .email("kyc@customer.example")
                                .businessType(businessType));
        transcript.name(customer.authId(), name);
        return customer;
    }

    private VerificationResult gst(CreatedAccount sandbox, CreatedAccount customer, String gstin) {
        return manager.kyc()
                .verifyGst(sandbox.asActor(), customer.authId(), GstSubmission.of(gstin, "Paper Kite Private Limited"));
    }

    private static PanSubmission pan() {
        return PanSubmission.of("TESTSUCCESS0001", "Paper Kite Private Limited");
    }

    private String missing(AccountId customer) {
        return String.join(
                ", ",
                manager.kyc().status(Platform.OPERATOR, customer).evaluation().missingFor(Capability.PLACE_CALLS));
    }

    private String calls(CreatedAccount customer) {
        var authentication = manager.access()
                .authenticate(customer.authId().value(), customer.authToken().reveal(), Origin.unknown());
        if (authentication instanceof Authenticated ok) {
            return transcript.told(manager.access().authorize(ok.principal(), Action.PLACE_CALL));
        }
        throw new IllegalStateException(customer.account().name() + " is not let in");
    }

    private static String told(SubmissionResult result) {
        if (result instanceof SubmissionResult.Recorded recorded) {
            return recorded.attempt().state() + ", session "
                    + recorded.session().state();
        }
        throw new IllegalStateException("nothing was put on record");
    }

    private static String told(VerificationResult result) {
        if (result instanceof VerificationResult.Recorded recorded) {
            return recorded.attempt().state() + ", overall " + recorded.status().overallStatus();
        }
        throw new IllegalStateException("nothing was put on record");
    }
}
