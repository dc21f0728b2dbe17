package io.subaccounts.internal.kyc;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.documents.PanRules;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.internal.providers.ProviderChain.Outcome;
import io.subaccounts.internal.vault.Fingerprints;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.NameDeclaration;
import io.subaccounts.spi.kyc.GstCheck;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.PanCheck;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * PANs and GSTINs: checked offline, begun, asked about outside any transaction, and concluded.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Submissions {

    static final int MAX_NAME = 200;

    private final Storage storage;
    private final MicroClock clock;
    private final Attempts attempts;
    private final Vault vault;
    private final Providers providers;
    private final Conclusions conclusions;
    private final Limits limits;
    private final KycPolicy policy;

    /**
     * Sets the submissions up.
     *
     * @param storage where attempts live
     * @param clock the clock
     * @param attempts how attempts begin
     * @param vault what seals personal data
     * @param providers who verifies
     * @param conclusions what becomes of answers
     * @param limits how often a document may be tried
     * @param policy by whom a document may be held, and whether a name has to be declared
     */
    public Submissions(
            Storage storage,
            MicroClock clock,
            Attempts attempts,
            Vault vault,
            Providers providers,
            Conclusions conclusions,
            Limits limits,
            KycPolicy policy) {
        this.storage = storage;
        this.clock = clock;
        this.attempts = attempts;
        this.vault = vault;
        this.providers = providers;
        this.conclusions = conclusions;
        this.limits = limits;
        this.policy = policy;
    }

    VerificationResult pan(Admission admission, PanSubmission submission) {
        Identified.Result parsed =
                Identified.pan(admission.subject().environment(), submission.pan(), PanRules.DEFAULT);
        return submit(
                admission,
                DocumentType.PAN,
                parsed,
                new Vault.Submission(null, name(submission.name()), submission.dateOfBirth()),
                this::requireFittingHolder,
                (key, number, declared) -> provider -> provider.verifyPan(new PanCheck(
                        key, Secret.of(number.value()), declared.declaredName(), declared.declaredDate())));
    }

    VerificationResult gst(Admission admission, GstSubmission submission) {
        Identified.Result parsed =
                Identified.gstin(admission.subject().environment(), submission.gstin(), PanRules.DEFAULT);
        return submit(
                admission,
                DocumentType.GST,
                parsed,
                new Vault.Submission(null, name(submission.name()), null),
                this::requireVerifiedPan,
                (key, number, declared) -> provider ->
                        provider.verifyGst(new GstCheck(key, Secret.of(number.value()), declared.declaredName())));
    }

    static @Nullable String name(@Nullable String declared) {
        return declared == null ? null : TextRules.label("name", declared, MAX_NAME);
    }

    private interface Rule {
        void check(Lineage account, Identified number);
    }

    private interface Call {
        Function<KycProvider, ProviderAnswer<Findings>> of(String key, Identified number, Vault.Submission declared);
    }

    private VerificationResult submit(
            Admission admission,
            DocumentType document,
            Identified.Result parsed,
            Vault.Submission declared,
            Rule rule,
            Call call) {
        if (parsed instanceof Identified.Result.Unsupported unsupported) {
            storage.read(admission::look);
            return new VerificationResult.Unsupported(document, unsupported.reason());
        }
        Identified number = ((Identified.Result.Usable) parsed).number();
        vault.requireReady();
        Beginning beginning = storage.write(tx -> begin(tx, admission, document, number, declared, rule));
        if (beginning instanceof Beginning.Refused refused) {
            return new VerificationResult.NotNow(refused.refusal());
        }
        AttemptRow begun = ((Beginning.Begun) beginning).attempt();
        AttemptId id = begun.id();
        Vault.Submission standing = vault.openSubmission(id, Objects.requireNonNull(begun.sealedSubmission()));
        Outcome<Findings> outcome = providers.ask(id, call.of(id.toString(), number, standing));
        return conclusions.conclude(id, outcome, standing);
    }

    private Beginning begin(
            Transaction tx,
            Admission admission,
            DocumentType document,
            Identified number,
            Vault.Submission declared,
            Rule rule) {
        Instant now = clock.now();
        Lineage account = admission.enter(tx);
        rule.check(account, number);
        Vault.Submission standing =
                admission.unlimited() ? declared : declared.orElse(declaredBefore(tx, account, document));
        requireName(standing);
        Optional<RetryRefusal> refusal = limits.onBegin(tx, admission, account, document, now);
        if (refusal.isPresent()) {
            return new Beginning.Refused(refusal.get());
        }
        admission.submitted(tx);
        Fingerprints holder = number.pan() == null ? null : fingerprints(account, DocumentType.PAN, number.pan());
        Consumer<AttemptEdit> facts = edit -> {
            edit.mask = number.mask();
            edit.holderType = number.holderType();
            edit.fingerprint = fingerprints(account, document, number.value()).present();
            edit.holder = holder == null ? null : holder.present();
            edit.sealedSubmission = vault.seal(edit.id, standing.of(number.value()));
        };
        Lineage current = holder == null ? account : HolderRenaming.apply(tx, attempts, account, holder);
        return new Beginning.Begun(attempts.submit(tx, current, document, admission.session(), facts, now)
                .attempt());
    }

    /** What a customer once declared it may change and cannot take back; the latest attempt has it from all before. */
    private Vault.Submission declaredBefore(Transaction tx, Lineage account, DocumentType document) {
        return account.self()
                .kyc()
                .standing(document)
                .map(standing -> new AttemptId(account.self().id(), document, standing.lastAttempt()))
                .map(id -> Conclusions.find(tx, id))
                .flatMap(attempt -> Optional.ofNullable(attempt.sealedSubmission())
                        .map(text -> vault.openSubmission(attempt.id(), text)))
                .orElse(Vault.Submission.NONE);
    }

    private void requireName(Vault.Submission standing) {
        if (standing.declaredName() == null && policy.nameDeclaration() == NameDeclaration.REQUIRED) {
            throw new ValidationException("declared_name", "is required by the policy");
        }
    }

    private void requireFittingHolder(Lineage account, Identified number) {
        BusinessType businessType = account.self().businessType();
        Character holder = number.holderType();
        if (businessType == null || holder == null) {
            return;
        }
        Set<Character> fitting = policy.holderTypes().getOrDefault(businessType, Set.of());
        if (!fitting.contains(holder)) {
            throw new ValidationException(
                    "pan", "must have a holder type (its fourth letter) that fits the business type " + businessType);
        }
    }

    private void requireVerifiedPan(Lineage account, Identified number) {
        String holder = account.self()
                .kyc()
                .standing(DocumentType.PAN)
                .map(StandingRow::settled)
                .filter(settled -> settled.outcome() == AttemptState.VERIFIED)
                .map(StandingRow.Settled::holder)
                .orElse(null);
        if (holder != null
                && number.pan() != null
                && !fingerprints(account, DocumentType.PAN, number.pan()).include(holder)) {
            throw new ValidationException("gstin", "must hold the account's verified PAN");
        }
    }

    private Fingerprints fingerprints(Lineage account, DocumentType document, String number) {
        return vault.fingerprints(account.self().id().environment(), document, number);
    }
}
