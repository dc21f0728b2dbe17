package io.subaccounts.internal.kyc;

import io.subaccounts.access.Action;
import io.subaccounts.common.Actor;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.input.AadhaarNumbers;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.signing.Authenticity;
import io.subaccounts.internal.signing.SignatureCheck;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.internal.verification.AttemptMachine;
import io.subaccounts.internal.verification.Judge.Ruling;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.spi.kyc.CallbackSigning;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.ProviderCallback;
import io.subaccounts.spi.kyc.testmode.TestDelivery;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What providers tell us unasked: believed only by its signature, applied only to the attempt that waits for it, and on
 * record in every case.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class CallbackService implements Callbacks {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackService.class);
    private static final int MAX_BODY = 256 * 1024;
    private static final int MAX_LISTED = 1000;

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final Providers providers;
    private final Map<String, CallbackSigning> signings;
    private final Attempts attempts;
    private final Conclusions conclusions;
    private final Vault vault;
    private final Limits limits;
    private final Forgeries forgeries;
    private final Stumbles stumbles = new Stumbles();

    /**
     * Sets the door up.
     *
     * @param storage where callbacks are put on record
     * @param authority who decides who may read them
     * @param clock the clock
     * @param providers who can read a callback
     * @param signings how each provider's callbacks are signed, by the provider's name
     * @param attempts how attempts move
     * @param conclusions what becomes of answers
     * @param vault what opens declared names
     * @param limits how often a document may be tried
     */
    public CallbackService(
            Storage storage,
            Authority authority,
            MicroClock clock,
            Providers providers,
            Map<String, CallbackSigning> signings,
            Attempts attempts,
            Conclusions conclusions,
            Vault vault,
            Limits limits) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.providers = providers;
        this.signings = Map.copyOf(signings);
        this.attempts = attempts;
        this.conclusions = conclusions;
        this.vault = vault;
        this.limits = limits;
        this.forgeries = new Forgeries(storage);
    }

    @Override
    public Receipt receive(String provider, Map<String, List<String>> headers, byte[] body) {
        if (body.length > MAX_BODY) {
            throw new ValidationException("body", "must be at most 256 KiB");
        }
        Instant now = clock.now();
        CallbackSigning signing = signings.get(provider);
        KycProvider reader = providers.find(provider).orElse(null);
        if (signing == null || reader == null) {
            return forged(Forgeries.NOBODY, now);
        }
        Authenticity verdict = SignatureCheck.check(signing, headers, body, now);
        if (verdict instanceof Authenticity.Genuine genuine) {
            ProviderCallback callback = read(reader, body);
            String delivery = deliveryId(genuine.deliveryId(), callback, body);
            if (callback == null) {
                return noted(provider, "malformed/" + delivery, Verdict.MALFORMED, now);
            }
            boolean near = genuine.timestamp() != null || isNear(callback.sentAt(), signing, now);
            return near
                    ? storage.write(tx -> take(tx, provider, delivery, callback, now))
                    : noted(provider, "stale/" + delivery, Verdict.STALE, now);
        }
        if (verdict instanceof Authenticity.Stale stale) {
            String delivery = deliveryId(stale.deliveryId(), read(reader, body), body);
            return noted(provider, "stale/" + delivery, Verdict.STALE, now);
        }
        return forged(provider, now);
    }

    /**
     * Takes in what the script of test mode has made due. It comes from within this process and is about test accounts
     * only, so nobody has to have signed it; in all else it is a callback like others. What cannot be stored or is about
     * nothing of ours yet comes again.
     *
     * @param testMode who plays the provider
     * @return how many came
     */
    public int takeScripted(TestModeProvider testMode) {
        Instant now = clock.now();
        KycProvider reader = providers.find(testMode.name()).orElseThrow();
        return testMode.deliver(
                now, delivery -> stumbles.past(delivery, () -> taken(reader, delivery, now) ? 1 : 0) == 1);
    }

    private boolean taken(KycProvider reader, TestDelivery delivery, Instant now) {
        byte[] body = delivery.body();
        ProviderCallback callback = read(reader, body);
        String id = deliveryId("sha256/" + Digests.hex(body), callback, body);
        Receipt receipt = callback == null
                ? noted(reader.name(), "malformed/" + id, Verdict.MALFORMED, now)
                : storage.write(tx -> take(tx, reader.name(), id, callback, now));
        return receipt.verdict() != Verdict.UNKNOWN;
    }

    /** Writes down which forgeries are counted and not yet written, if that can be done now. */
    public void flush() {
        try {
            forgeries.flush(clock.now());
        } catch (RuntimeException e) {
            LOG.warn(
                    "forged callbacks were counted that could not be written down: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public List<Delivery> deliveries(Actor actor, String provider, int limit) {
        authority.requirePlatform(actor, Action.DECIDE_KYC);
        if (limit < 1 || limit > MAX_LISTED) {
            throw new ValidationException("limit", "must be 1 to " + MAX_LISTED);
        }
        return storage.read(tx -> tx.callbacks().list(provider, limit)).stream()
                .map(row -> new Delivery(
                        row.deliveryId(), row.verdict(), row.attempt(), row.times(), row.firstAt(), row.lastAt()))
                .toList();
    }

    /** Two that race for one id can be about different accounts, so what decides is which of them is recorded first. */
    private Receipt take(Transaction tx, String provider, String delivery, ProviderCallback callback, Instant now) {
        if (tx.callbacks().find(provider, delivery).isPresent()) {
            return recorded(tx, row(provider, delivery, Verdict.DUPLICATE, null, now));
        }
        Optional<AttemptRow> named = tx.attempts().findByReference(Subtree.all(), provider, callback.reference());
        if (named.isEmpty()) {
            tx.callbacks().record(row(provider, "unknown/" + delivery, Verdict.UNKNOWN, null, now));
            return new Receipt(Verdict.UNKNOWN, null);
        }
        AttemptId id = named.get().id();
        Lineage account = Conclusions.hold(tx, id);
        AttemptRow attempt = Conclusions.find(tx, id);
        Sentence sentence = judged(tx, account, attempt, callback, now);
        Receipt receipt = recorded(tx, row(provider, delivery, sentence.verdict(), id, now));
        Ruling ruling = receipt.verdict() == Verdict.APPLIED ? sentence.ruling() : null;
        if (ruling != null && attempts.settle(tx, account, attempt, ruling, now).isEmpty()) {
            throw new IllegalStateException("an attempt that a callback moves stayed where it was");
        }
        return receipt;
    }

    /** Puts a callback on record, or that it came again. */
    private static Receipt recorded(Transaction tx, CallbackRow row) {
        if (tx.callbacks().record(row)) {
            return new Receipt(row.verdict(), row.attempt());
        }
        AttemptId attempt = tx.callbacks()
                .find(row.provider(), row.deliveryId())
                .map(CallbackRow::attempt)
                .orElse(null);
        return new Receipt(Verdict.DUPLICATE, attempt);
    }

    /** What is to be made of a callback, and what it does to its attempt if it is applied. */
    private record Sentence(Verdict verdict, @Nullable Ruling ruling) {}

    private Sentence judged(
            Transaction tx, Lineage account, AttemptRow attempt, ProviderCallback callback, Instant now) {
        if (callback.environment() != attempt.id().account().environment()) {
            return new Sentence(Verdict.OTHER_ENVIRONMENT, null);
        }
        if (attempt.state() == AttemptState.SUPERSEDED) {
            return new Sentence(Verdict.SUPERSEDED, null);
        }
        if (attempt.state().isFinal() || attempts.isOver(attempt, now)) {
            return new Sentence(Verdict.SETTLED_BEFORE, null);
        }
        return conclusions
                .judged(tx, account, attempt, callback.answer(), submitted(attempt))
                .filter(ruling -> Attempts.moves(attempt, ruling))
                .filter(ruling -> attempt.state() != AttemptState.INITIATED || usedBy(ruling, account, attempt, now))
                .map(ruling -> new Sentence(Verdict.APPLIED, ruling))
                .orElse(new Sentence(Verdict.NOTHING_NEW, null));
    }

    /** An outcome puts a request to use where its finishing would; a fault is left for whoever asks again. */
    private boolean usedBy(Ruling ruling, Lineage account, AttemptRow request, Instant now) {
        return ruling.event() != AttemptMachine.Event.BREAK
                && limits.retry(account, request.id().document(), now).isEmpty();
    }

    private Vault.Submission submitted(AttemptRow attempt) {
        String sealed = attempt.sealedSubmission();
        return sealed == null ? Vault.Submission.NONE : vault.openSubmission(attempt.id(), sealed);
    }

    private Receipt noted(String provider, String delivery, Verdict verdict, Instant now) {
        boolean first = storage.write(tx -> tx.callbacks().record(row(provider, delivery, verdict, null, now)));
        return new Receipt(first ? verdict : Verdict.DUPLICATE, null);
    }

    private Receipt forged(String provider, Instant now) {
        forgeries.note(provider, now);
        return new Receipt(Verdict.FORGED, null);
    }

    private static @Nullable ProviderCallback read(KycProvider reader, byte[] body) {
        try {
            return reader.readCallback(body);
        } catch (RuntimeException e) {
            LOG.warn(
                    "a callback of {} cannot be read: {}",
                    reader.name(),
                    e.getClass().getName());
            return null;
        }
    }

    /**
     * What the body says counts first, then what is signed besides. What could be an Aadhaar number is not
     * put on record, not even as a name.
     */
    private static String deliveryId(String signed, @Nullable ProviderCallback callback, byte[] body) {
        String fromBody = callback == null ? null : callback.deliveryId();
        String given = fromBody != null ? fromBody : signed;
        return AadhaarNumbers.appearsIn(given) ? "sha256/" + Digests.hex(body) : given;
    }

    private static boolean isNear(@Nullable Instant sentAt, CallbackSigning signing, Instant now) {
        return sentAt == null
                ? signing.acceptsUndated()
                : !sentAt.isBefore(now.minus(signing.tolerance())) && !sentAt.isAfter(now.plus(signing.tolerance()));
    }

    private static CallbackRow row(
            String provider, String delivery, Verdict verdict, @Nullable AttemptId attempt, Instant now) {
        return new CallbackRow(provider, delivery, verdict, attempt, 1, now, now);
    }
}
