package io.subaccounts.internal.kyc;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Cursor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.paging.Cursors;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.session.KycSession;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Transaction;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the host sees of sessions, and lists of them page by page.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class SessionLists {

    private final Storage storage;
    private final Authority authority;
    private final Cursors cursors;

    /**
     * Sets the lists up.
     *
     * @param storage where sessions live
     * @param authority who decides
     * @param cursors who signs cursors
     */
    public SessionLists(Storage storage, Authority authority, Cursors cursors) {
        this.storage = storage;
        this.authority = authority;
        this.cursors = cursors;
    }

    Page<KycSession> list(Actor actor, AccountId account, PageRequest page) {
        if (page.size() < 1 || page.size() > PageRequest.MAX_SIZE) {
            throw new ValidationException("size", "must be 1 to " + PageRequest.MAX_SIZE);
        }
        String bound = Cursors.canonical("sessions", Authority.reach(actor), page.order(), account);
        Cursor after = page.after();
        var listing = new SessionListing(
                account, page.order(), after == null ? null : position(cursors.read(bound, after)), page.size() + 1);
        return storage.read(tx -> {
                    authority.require(tx, actor, Action.READ_KYC, account);
                    List<SessionRow> rows = tx.sessions().list(Authority.reach(actor), listing);
                    boolean more = rows.size() > page.size();
                    List<SessionRow> shown = more ? rows.subList(0, page.size()) : rows;
                    return new Shown(
                            shown.stream().map(SessionLists::view).toList(), more ? shown.get(shown.size() - 1) : null);
                })
                .page(last -> cursors.write(bound, last.createdAt() + " " + last.id()));
    }

    static KycSession view(SessionRow row) {
        return new KycSession(
                row.id(),
                row.account(),
                row.flow(),
                row.state(),
                row.maskedEmail(),
                uri(row.redirectUrl()),
                uri(row.webhookUrl()),
                row.reminderDaysBefore(),
                row.metadata(),
                row.consent(),
                row.work().verified().keySet(),
                row.createdAt(),
                row.expiresAt(),
                row.lastSentAt(),
                row.firstOpenedAt(),
                row.endedAt(),
                row.endReason());
    }

    /** The attempts by which documents were verified in the session. */
    static Map<DocumentType, AttemptRow> verified(Transaction tx, SessionRow session) {
        var verified = new EnumMap<DocumentType, AttemptRow>(DocumentType.class);
        session.work().verified().forEach((document, number) -> {
            var id = new AttemptId(session.account(), document, number);
            verified.put(document, Conclusions.find(tx, id));
        });
        return verified;
    }

    private record Shown(
            List<KycSession> sessions, @Nullable SessionRow goesOnAfter) {

        Page<KycSession> page(Function<SessionRow, Cursor> cursor) {
            return new Page<>(sessions, goesOnAfter == null ? null : cursor.apply(goesOnAfter));
        }
    }

    private static SessionListing.Position position(String text) {
        int space = text.indexOf(' ');
        return new SessionListing.Position(
                Instant.parse(text.substring(0, space)), new SessionId(text.substring(space + 1)));
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }
}
