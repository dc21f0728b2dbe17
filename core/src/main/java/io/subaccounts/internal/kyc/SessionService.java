package io.subaccounts.internal.kyc;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.events.EventType;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.secrets.PublicIdSource;
import io.subaccounts.internal.signing.LinkTokens;
import io.subaccounts.internal.verification.SessionMachine;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.session.KycSession;
import io.subaccounts.kyc.session.KycSessions;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionResult;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The account's side of hosted sessions: creating, reading, sending again and revoking.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class SessionService implements KycSessions {

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final PublicIdSource ids;
    private final LinkTokens tokens;
    private final SessionProgress progress;
    private final SessionInput input;
    private final SessionLists lists;
    private final Disclosures disclosures;

    /**
     * Sets the sessions up.
     *
     * @param storage where sessions live
     * @param authority who decides
     * @param clock the clock
     * @param ids who names new sessions
     * @param tokens who makes links
     * @param progress how sessions move
     * @param input what checks new sessions
     * @param lists how sessions are listed
     * @param disclosures how findings are read in clear
     */
    public SessionService(
            Storage storage,
            Authority authority,
            MicroClock clock,
            PublicIdSource ids,
            LinkTokens tokens,
            SessionProgress progress,
            SessionInput input,
            SessionLists lists,
            Disclosures disclosures) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.ids = ids;
        this.tokens = tokens;
        this.progress = progress;
        this.input = input;
        this.lists = lists;
        this.disclosures = disclosures;
    }

    @Override
    public SessionResult create(Actor actor, AccountId account, NewSession session, OnActiveSession onActive) {
        NewSession checked = SessionInput.checked(session);
        Secret link = tokens.make(LinkTokens.Kind.LINK);
        return storage.write(tx -> {
            Lineage lineage = authority.require(tx, actor, Action.VERIFY_KYC, account, TreeLock.EXCLUSIVE);
            Instant now = clock.now();
            Optional<SessionRow> active = current(tx, tx.sessions().findActive(Subtree.of(account), account), now);
            if (active.isPresent() && onActive == OnActiveSession.REJECT) {
                return new SessionResult.AlreadyActive(SessionLists.view(active.get()));
            }
            active.ifPresent(row -> progress.move(
                    tx, row, SessionMachine.Event.REVOKE, edit -> edit.endReason = "replaced by a new session", now));
            SessionRow row = input.row(ids.session(account.environment()), lineage.self(), checked, hash(link), now);
            if (!tx.sessions().insert(Subtree.of(account), row)) {
                throw new IllegalStateException("a fresh random id was taken; is the source of randomness sound?");
            }
            SessionProgress.tell(tx, row, EventType.KYC_INITIATED, now);
            return new SessionResult.Ready(SessionLists.view(row), link);
        });
    }

    @Override
    public KycSession get(Actor actor, SessionId session) {
        return storage.read(tx -> {
            SessionRow row = find(tx, actor, session);
            requireVisible(tx, actor, row);
            return SessionLists.view(row);
        });
    }

    @Override
    public Page<KycSession> list(Actor actor, AccountId account, PageRequest page) {
        return lists.list(actor, account, page);
    }

    @Override
    public SessionResult resend(Actor actor, SessionId session) {
        Secret link = tokens.make(LinkTokens.Kind.LINK);
        return storage.write(tx -> {
            SessionRow row = hold(tx, actor, session);
            Instant now = clock.now();
            if (row.flow() != SessionFlow.EMAIL) {
                throw new ConflictException(ErrorCode.WRONG_STATE, "only sessions by e-mail are sent again");
            }
            Instant from = row.lastSentAt().plus(RESEND_AFTER);
            if (!row.state().isFinal() && now.isBefore(from)) {
                return new SessionResult.TooSoon(SessionLists.view(row), from);
            }
            SessionRow sent = moved(tx, row, SessionMachine.Event.RESEND, edit -> {
                edit.lastSentAt = now;
                edit.linkHash = hash(link);
                edit.keyHash = null;
                edit.consent = null;
            });
            return new SessionResult.Ready(SessionLists.view(sent), link);
        });
    }

    @Override
    public KycSession revoke(Actor actor, SessionId session, @Nullable String reason) {
        String checked = reason == null ? null : Decisions.reason(reason);
        return storage.write(tx -> {
            SessionRow row = hold(tx, actor, session);
            return SessionLists.view(moved(tx, row, SessionMachine.Event.REVOKE, edit -> edit.endReason = checked));
        });
    }

    @Override
    public Map<DocumentType, Findings> verifiedData(Actor actor, SessionId session, String purpose) {
        return disclosures.verifiedData(actor, session, purpose);
    }

    static NotFoundException notFound(SessionId session) {
        return new NotFoundException("session", session.value());
    }

    /** Puts a session whose time has run out where it belongs, and answers none then. */
    private Optional<SessionRow> current(Transaction tx, Optional<SessionRow> session, Instant now) {
        return session.filter(row -> progress.move(tx, row, SessionMachine.Event.EXPIRE, edit -> {}, now)
                .isEmpty());
    }

    private SessionRow moved(Transaction tx, SessionRow row, SessionMachine.Event event, Consumer<SessionEdit> facts) {
        Instant now = clock.now();
        return progress.move(tx, row, event, facts, now)
                .orElseThrow(() -> new ConflictException(
                        ErrorCode.WRONG_STATE,
                        SessionMachine.TABLE.refusal(row.state(), event, SessionProgress.time(row, now))));
    }

    private SessionRow hold(Transaction tx, Actor actor, SessionId session) {
        SessionRow seen = find(tx, actor, session);
        try {
            authority.require(tx, actor, Action.VERIFY_KYC, seen.account(), TreeLock.EXCLUSIVE);
        } catch (NotFoundException e) {
            throw notFound(session);
        }
        return find(tx, actor, session);
    }

    private void requireVisible(Transaction tx, Actor actor, SessionRow row) {
        try {
            authority.require(tx, actor, Action.READ_KYC, row.account());
        } catch (NotFoundException e) {
            throw notFound(row.id());
        }
    }

    private static SessionRow find(Transaction tx, Actor actor, SessionId session) {
        return tx.sessions().find(Authority.reach(actor), session).orElseThrow(() -> notFound(session));
    }

    private static String hash(Secret token) {
        return LinkTokens.hash(token.reveal());
    }
}
