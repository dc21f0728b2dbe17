package io.subaccounts.internal.kyc;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Cursor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.paging.Cursors;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists of attempts, page by page.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class AttemptLists {

    private final Storage storage;
    private final Authority authority;
    private final Cursors cursors;

    /**
     * Sets the lists up.
     *
     * @param storage where attempts live
     * @param authority who decides
     * @param cursors who signs cursors
     */
    public AttemptLists(Storage storage, Authority authority, Cursors cursors) {
        this.storage = storage;
        this.authority = authority;
        this.cursors = cursors;
    }

    Page<Attempt> list(
            Actor actor,
            Action action,
            @Nullable AccountId subject,
            ResourceQuery.Reach reach,
            @Nullable AttemptState state,
            PageRequest page) {
        if (page.size() < 1 || page.size() > PageRequest.MAX_SIZE) {
            throw new ValidationException("size", "must be 1 to " + PageRequest.MAX_SIZE);
        }
        String bound = Cursors.canonical("attempts", Authority.reach(actor), page.order(), subject, reach, state);
        Cursor after = page.after();
        var listing = new AttemptListing(
                subject,
                reach,
                state,
                page.order(),
                after == null ? null : position(cursors.read(bound, after)),
                page.size() + 1);
        List<AttemptRow> rows = storage.read(tx -> {
            if (subject != null) {
                authority.require(tx, actor, action, subject);
            }
            return tx.attempts().list(Authority.reach(actor), listing);
        });
        boolean more = rows.size() > page.size();
        List<AttemptRow> shown = more ? rows.subList(0, page.size()) : rows;
        return new Page<>(
                shown.stream()
                        .map(actor instanceof Actor.Platform ? AttemptEdit::reviewed : AttemptEdit::view)
                        .toList(),
                more ? cursor(bound, shown.get(shown.size() - 1)) : null);
    }

    /** An attempt of an account that the actor was let through to. */
    static AttemptRow find(Transaction tx, Lineage account, AttemptId id) {
        return tx.attempts()
                .find(Attempts.within(account), id)
                .orElseThrow(() -> new NotFoundException("attempt", id.toString()));
    }

    private Cursor cursor(String bound, AttemptRow last) {
        AttemptId id = last.id();
        return cursors.write(bound, last.createdAt() + " " + id.account() + " " + id.document() + " " + id.number());
    }

    private static AttemptListing.Position position(String text) {
        String[] words = text.split(" ", -1);
        return new AttemptListing.Position(
                Instant.parse(words[0]),
                new AttemptId(AccountId.parse(words[1]), DocumentType.valueOf(words[2]), Integer.parseInt(words[3])));
    }
}
