package io.subaccounts.internal.kyc;

import io.subaccounts.common.Secret;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.internal.signing.LinkTokens;
import io.subaccounts.internal.verification.SessionMachine;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.CustomerSessions;
import io.subaccounts.kyc.session.KycSession;
import io.subaccounts.kyc.session.OpenedSession;
import io.subaccounts.kyc.session.SubmissionResult;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The customer's side of hosted sessions: opening, consenting, submitting.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class HostedSessions implements CustomerSessions {

    private final Storage storage;
    private final MicroClock clock;
    private final SessionKeys keys;
    private final LinkTokens tokens;
    private final SessionProgress progress;
    private final Checks checks;

    /**
     * Sets the sessions up.
     *
     * @param storage where sessions live
     * @param clock the clock
     * @param keys who finds sessions by tokens
     * @param tokens who makes keys
     * @param progress how sessions move
     * @param checks how documents are verified
     */
    public HostedSessions(
            Storage storage,
            MicroClock clock,
            SessionKeys keys,
            LinkTokens tokens,
            SessionProgress progress,
            Checks checks) {
        this.storage = storage;
        this.clock = clock;
        this.keys = keys;
        this.tokens = tokens;
        this.progress = progress;
        this.checks = checks;
    }

    @Override
    public Optional<OpenedSession> open(Secret link) {
        Optional<String> hash = keys.hash(LinkTokens.Kind.LINK, link);
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        Secret key = tokens.make(LinkTokens.Kind.SESSION_KEY);
        return storage.write(tx -> {
            Optional<SessionRow> seen = opened(tx, hash.get());
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            hold(tx, seen.get());
            Instant now = clock.now();
            return opened(tx, hash.get())
                    .flatMap(session -> progress.move(
                            tx,
                            session,
                            SessionMachine.Event.OPEN,
                            edit -> {
                                edit.linkHash = null;
                                edit.keyHash = LinkTokens.hash(key.reveal());
                                edit.firstOpenedAt = edit.firstOpenedAt == null ? now : edit.firstOpenedAt;
                            },
                            now))
                    .map(session -> new OpenedSession(SessionLists.view(session), key));
        });
    }

    @Override
    public KycSession current(Secret key) {
        String hash = require(key);
        return SessionLists.view(storage.read(tx -> keys.require(tx, hash)));
    }

    @Override
    public KycSession consent(Secret key, String purpose, String version, String channel) {
        String hash = require(key);
        String checkedPurpose = TextRules.label("purpose", purpose, 200);
        String checkedVersion = Objects.requireNonNull(TextRules.visibleAscii("version", version));
        String checkedChannel = Objects.requireNonNull(TextRules.visibleAscii("channel", channel));
        return storage.write(tx -> {
            hold(tx, keys.require(tx, hash));
            Consent consent = new Consent(checkedPurpose, checkedVersion, checkedChannel, clock.now());
            SessionRow session = keys.require(tx, hash);
            return SessionLists.view(isRepeated(session, consent) ? session : consented(tx, session, consent));
        });
    }

    @Override
    public SubmissionResult verifyPan(Secret key, PanSubmission submission) {
        return submitted(key, admission -> checks.verifyPan(admission, submission));
    }

    @Override
    public SubmissionResult verifyGst(Secret key, GstSubmission submission) {
        return submitted(key, admission -> checks.verifyGst(admission, submission));
    }

    @Override
    public SearchResult searchCompanies(Secret key, String companyName) {
        return checks.searchCompanies(admission(key), companyName);
    }

    @Override
    public SubmissionResult confirmCompany(Secret key, CompanyChoice choice) {
        return submitted(key, admission -> checks.confirmCompany(admission, choice));
    }

    @Override
    public DigiLockerResult startDigiLocker(Secret key, URI redirectUrl, @Nullable String state) {
        return checks.startDigiLocker(admission(key), redirectUrl, state);
    }

    @Override
    public SubmissionResult finishDigiLocker(Secret key, String requestId) {
        return submitted(key, admission -> checks.finishDigiLocker(admission, requestId));
    }

    private SubmissionResult submitted(Secret key, Function<Admission, VerificationResult> check) {
        SessionAdmission admission = admission(key);
        VerificationResult result = check.apply(admission);
        if (result instanceof VerificationResult.NotNow notNow) {
            return new SubmissionResult.NotNow(notNow.refusal());
        }
        if (result instanceof VerificationResult.Unsupported unsupported) {
            return new SubmissionResult.Unsupported(unsupported.document(), unsupported.reason());
        }
        SessionRow session = storage.read(
                        tx -> tx.sessions().find(Subtree.of(admission.subject()), admission.session()))
                .orElseThrow(SessionKeys::refused);
        return new SubmissionResult.Recorded(
                ((VerificationResult.Recorded) result).attempt(), SessionLists.view(session));
    }

    private SessionRow consented(Transaction tx, SessionRow session, Consent consent) {
        return progress.move(tx, session, SessionMachine.Event.CONSENT, edit -> edit.consent = consent, consent.at())
                .orElseThrow(SessionKeys::refused);
    }

    /** Clicking once more on the same notice says nothing new. */
    private static boolean isRepeated(SessionRow session, Consent consent) {
        Consent given = session.consent();
        return given != null
                && given.version().equals(consent.version())
                && given.purpose().equals(consent.purpose());
    }

    private SessionAdmission admission(Secret key) {
        String hash = require(key);
        SessionRow seen = storage.read(tx -> keys.require(tx, hash));
        return new SessionAdmission(keys, progress, clock, hash, seen);
    }

    private String require(Secret key) {
        return keys.hash(LinkTokens.Kind.SESSION_KEY, key).orElseThrow(SessionKeys::refused);
    }

    private Optional<SessionRow> opened(Transaction tx, String linkHash) {
        return keys.find(tx, linkHash).filter(session -> linkHash.equals(session.linkHash()));
    }

    private static void hold(Transaction tx, SessionRow session) {
        tx.accounts().lock(Subtree.of(session.account()), Set.of(session.account()), TreeLock.EXCLUSIVE);
    }
}
