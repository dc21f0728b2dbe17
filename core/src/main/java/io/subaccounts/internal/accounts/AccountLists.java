package io.subaccounts.internal.accounts;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Cursor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.paging.Cursors;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists of accounts. The storage filters on what a row holds; what is derived over ancestors is filtered here, looking at
 * a bounded number of rows for each page.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class AccountLists {

    private static final int MAX_SCANNED = 5 * PageRequest.MAX_SIZE;
    private static final int DERIVED_BATCH = 200;

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final KycRules rules;
    private final Cursors cursors;

    /**
     * Sets the lists up.
     *
     * @param storage where accounts live
     * @param authority who decides
     * @param clock the clock
     * @param rules how the gate is derived
     * @param cursors who signs cursors
     */
    public AccountLists(Storage storage, Authority authority, MicroClock clock, KycRules rules, Cursors cursors) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.rules = rules;
        this.cursors = cursors;
    }

    Page<Account> list(Actor actor, AccountQuery asked, PageRequest page) {
        if (page.size() < 1 || page.size() > PageRequest.MAX_SIZE) {
            throw new ValidationException("size", "must be 1 to " + PageRequest.MAX_SIZE);
        }
        AccountQuery query = AccountInput.checked(asked);
        String bound = Cursors.canonical(
                "accounts",
                Authority.reach(actor),
                page.order(),
                query.subject(),
                query.reach(),
                query.own(),
                query.effective(),
                query.kycMode(),
                query.kycGate(),
                query.namePrefix(),
                query.externalId(),
                query.environment(),
                query.deleted());
        Cursor after = page.after();
        AccountListing start = listing(query, page, after == null ? null : position(cursors.read(bound, after)));
        Scan scan = storage.read(tx -> {
            AccountId subject = query.subject();
            if (subject == null) {
                authority.requirePlatform(actor, Action.READ_ACCOUNT);
            } else {
                authority.require(tx, actor, Action.READ_ACCOUNT, subject);
            }
            return scan(tx, actor, query, start, page.size(), clock.now());
        });
        return new Page<>(scan.found(), scan.goesOnAfter() == null ? null : cursor(bound, scan.goesOnAfter()));
    }

    /** What was found, and the last row that was looked at, null at the end of the list. */
    private record Scan(List<Account> found, AccountListing.@Nullable Position goesOnAfter) {}

    /** Walks on from a position until the page is full, the list ends or enough rows were looked at. */
    private Scan scan(Transaction tx, Actor actor, AccountQuery query, AccountListing start, int size, Instant now) {
        var found = new ArrayList<Account>();
        AccountListing listing = start;
        for (int scanned = 0; scanned < MAX_SCANNED; scanned += start.limit()) {
            List<AccountRow> rows = tx.accounts().list(Authority.reach(actor), listing);
            for (Account account : views(tx, actor, rows, now)) {
                if (found.size() == size) {
                    return new Scan(found, listing.after());
                }
                listing = listing.after(new AccountListing.Position(account.createdAt(), account.id()));
                if (matchesDerived(query, account)) {
                    found.add(account);
                }
            }
            if (rows.size() < listing.limit()) {
                return new Scan(found, null);
            }
        }
        return new Scan(found, listing.after());
    }

    private List<Account> views(Transaction tx, Actor actor, List<AccountRow> rows, Instant now) {
        var ids = new LinkedHashSet<AccountId>();
        rows.forEach(row -> ids.add(row.id()));
        Map<AccountId, Lineage> lineages = tx.accounts().findAll(Authority.reach(actor), ids);
        var views = new ArrayList<Account>();
        for (AccountId id : ids) {
            Lineage lineage = lineages.get(id);
            if (lineage == null) {
                throw new IllegalStateException("the storage listed an account that it does not find");
            }
            views.add(AccountRows.view(rules, lineage, now));
        }
        return views;
    }

    private static boolean matchesDerived(AccountQuery query, Account account) {
        boolean environment = query.environment() == null || query.environment() == account.environment();
        boolean status = query.effective() == null || query.effective() == account.status();
        KycGate gate = account.kycCallsBlocked() ? KycGate.BLOCKED : KycGate.OPEN;
        return environment && status && (query.kycGate() == null || query.kycGate() == gate);
    }

    private static AccountListing listing(
            AccountQuery query, PageRequest page, AccountListing.@Nullable Position after) {
        boolean derived = query.effective() != null || query.kycGate() != null || query.environment() != null;
        return new AccountListing(
                query.subject(),
                query.reach(),
                page.order(),
                after,
                derived ? Math.max(page.size() + 1, DERIVED_BATCH) : page.size() + 1,
                query.own(),
                query.kycMode(),
                query.namePrefix(),
                query.externalId(),
                query.deleted());
    }

    private Cursor cursor(String bound, AccountListing.Position last) {
        return cursors.write(bound, last.createdAt() + " " + last.id());
    }

    private static AccountListing.Position position(String text) {
        int space = text.indexOf(' ');
        return new AccountListing.Position(
                Instant.parse(text.substring(0, space)), AccountId.parse(text.substring(space + 1)));
    }
}
