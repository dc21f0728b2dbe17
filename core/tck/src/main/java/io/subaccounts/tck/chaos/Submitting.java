package io.subaccounts.tck.chaos;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.tck.support.SubmissionAnswer;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How submissions go, whatever the document. */
final class Submitting {

    private final Scene scene;
    private final Runnable meanwhile;

    Submitting(Scene scene, Runnable meanwhile) {
        this.scene = scene;
        this.meanwhile = meanwhile;
    }

    Asking asking(Answer answer, Runnable begun) {
        return new Asking(scene, meanwhile, answer, begun);
    }

    /** Why no attempt may be begun now. */
    RetryRefusal.@Nullable Reason limit(Submitter by, ModelAccount account, DocumentType document) {
        return by.isUnlimited()
                ? null
                : scene.model
                        .refusal(account, document, by.session(), scene.now())
                        .orElse(null);
    }

    /** Why one that was begun may not be put to use now; asking about a request again takes room. */
    private RetryRefusal.@Nullable Reason retry(Submitter by, ModelAccount account, ModelAttempt initiated) {
        if (by.isUnlimited()) {
            return null;
        }
        return initiated.fetches > 0
                ? limit(by, account, initiated.document())
                : scene.model
                        .refusal(account, initiated.document(), scene.now())
                        .orElse(null);
    }

    /** A document that needs no search or request before. */
    void submit(
            ModelAccount account,
            DocumentType document,
            Submitter by,
            @Nullable String broken,
            boolean structure,
            Answer answer,
            Consumer<ModelAttempt> facts,
            Supplier<SubmissionAnswer> call) {
        String refusal = by.refusal(account);
        boolean first = structure && by.isKnown();
        submitted(
                account,
                by,
                first || refusal == null ? broken : refusal,
                limit(by, account, document),
                answer,
                () -> {
                    ModelAttempt attempt = scene.model.submit(account, document, by.session(), scene.now());
                    facts.accept(attempt);
                    return attempt;
                },
                call);
    }

    /** A search or a request that is put to use. */
    void submit(
            ModelAccount account,
            ModelAttempt initiated,
            Submitter by,
            @Nullable String broken,
            Answer answer,
            Consumer<ModelAttempt> facts,
            Supplier<SubmissionAnswer> call) {
        String refusal = by.refusal(account);
        submitted(
                account,
                by,
                refusal == null ? broken : refusal,
                retry(by, account, initiated),
                answer,
                () -> {
                    facts.accept(initiated);
                    fetched(initiated, by.session());
                    scene.model.use(account, initiated, by.session(), scene.now());
                    return initiated;
                },
                call);
    }

    private void submitted(
            ModelAccount account,
            Submitter by,
            @Nullable String refusal,
            RetryRefusal.@Nullable Reason limit,
            Answer answer,
            Supplier<ModelAttempt> begin,
            Supplier<SubmissionAnswer> call) {
        var begun = new ArrayList<ModelAttempt>();
        var asking = asking(answer, () -> {
            if (by.session() != null) {
                by.session().submitted();
            }
            begun.add(begin.get());
        });
        SubmissionAnswer result = asking.call(account, () -> refusal, call);
        if (result == null) {
            return;
        }
        if (result.refusal() != null) {
            scene.same("refusal", result.refusal().reason(), limit);
            return;
        }
        scene.check(limit == null, () -> "tried in spite of " + limit);
        asking.finish();
        ModelAttempt attempt = begun.get(0);
        scene.model.late(attempt);
        if (answer == Answer.PENDING && attempt.document() != DocumentType.AADHAAR) {
            String key = attempt.id.toString();
            attempt.reference = account.isTest() ? Letter.simulatedReference(key) : ScriptedProvider.reference(key);
        }
        if (attempt.state == AttemptState.STARTED) {
            conclude(account, attempt, answer);
        }
        var recorded = Objects.requireNonNull(result.attempt());
        scene.same("attempt", recorded.id(), attempt.id);
        scene.same("state of " + attempt, recorded.state(), attempt.state);
        if (result.status() != null) {
            scene.same("gate", result.status().gate(), scene.model.rules.gate(account, scene.now()));
        }
    }

    private void fetched(ModelAttempt attempt, @Nullable ModelSession session) {
        if (attempt.document() == DocumentType.AADHAAR) {
            if (session != null && attempt.fetches > 0) {
                session.begun(scene.model.rules.policy.limits(), scene.now());
            }
            attempt.fetches++;
        }
    }

    /** A customer who has not decided yet can be asked again, unless another request was begun meanwhile. */
    private void conclude(ModelAccount account, ModelAttempt attempt, Answer answer) {
        if (attempt.document() == DocumentType.AADHAAR && answer == Answer.PENDING && !account.isTest()) {
            boolean replaced = account.attempts(DocumentType.AADHAAR).size() > attempt.id.number();
            scene.model.move(
                    account, attempt, replaced ? AttemptState.SUPERSEDED : AttemptState.INITIATED, scene.now());
        } else {
            scene.model.settle(account, attempt, answer, scene.now());
        }
    }
}
