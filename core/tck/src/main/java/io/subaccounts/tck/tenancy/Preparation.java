package io.subaccounts.tck.tenancy;

import io.subaccounts.common.Secret;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.kyc.session.SessionResult;
import java.time.Duration;

/** Brings an account, by hand of the platform, to where there is something to play with. */
final class Preparation {

    private final Stage stage;

    Preparation(Stage stage) {
        this.stage = stage;
    }

    /** Lets the account have a session, unless it has one. */
    void visit(Node node) {
        if (node.deleted || node.activeVisit().isPresent()) {
            return;
        }
        stage.tick();
        var session = NewSession.byEmail("customer@tenant.example");
        var result = stage.manager.kycSessions().create(Stage.PLATFORM, node.id, session, OnActiveSession.REJECT);
        stage.visited(node, (SessionResult.Ready) result);
        stage.tick();
    }

    /** Lets the account have a session that was opened and consented to. */
    void openVisit(Node node) {
        visit(node);
        var customers = stage.manager.customerSessions();
        node.activeVisit().filter(Visit::canBeOpened).ifPresent(visit -> {
            visit.opened(customers.open(visit.link).orElseThrow().key());
            if (stage.chance(80)) {
                customers.consent(visit.openKey(), "verification", "v1", "web");
                visit.consented = true;
            }
        });
    }

    /** Lets the account be approved, and its gate be open for a time. */
    void decide(Node node) {
        if (node.deleted) {
            return;
        }
        var decisions = stage.manager.kycDecisions();
        decisions.approve(Stage.PLATFORM, node.id, "seen");
        node.approved = true;
        var until = stage.time.now().plus(Duration.ofDays(365));
        decisions.override(Stage.PLATFORM, node.id, KycOverride.open("case", "seen", until));
        node.override = KycOverride.Effect.OPEN;
    }

    /** Lets the account's PAN be verified. */
    void verify(Node node) {
        submit(node, Sample.good(DocumentType.PAN, node));
    }

    /** Lets the account's PAN wait for a reviewer. */
    void review(Node node) {
        submit(node, Sample.forReview(DocumentType.PAN, node));
    }

    /** Lets the account's PAN wait for a provider. */
    void wait(Node node) {
        submit(node, Sample.waiting(DocumentType.PAN, node));
    }

    private void submit(Node node, Sample sample) {
        if (node.deleted) {
            return;
        }
        stage.tick();
        stage.manager
                .kyc()
                .verifyPan(Stage.PLATFORM, node.id, new PanSubmission(Secret.of(sample.number()), sample.name(), null));
        DocumentOperations.carryOver(node, stage.time.now(), null, DocumentType.PAN, sample);
        stage.tick();
    }
}
