package io.subaccounts.internal.kyc;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Order;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.events.EventType;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.privacy.PersonalData;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Personal data: read in clear with a purpose on record, exported, and erased.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Disclosures implements PersonalData {

    private static final int BATCH = 200;

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final Vault vault;
    private final Erasures erasures;

    /**
     * Sets the disclosures up.
     *
     * @param storage where personal data lives
     * @param authority who may read it
     * @param clock the clock
     * @param vault what opens it
     * @param erasures how it is erased
     */
    public Disclosures(Storage storage, Authority authority, MicroClock clock, Vault vault, Erasures erasures) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.vault = vault;
        this.erasures = erasures;
    }

    @Override
    public Disclosure reveal(Actor actor, AttemptId attempt, String purpose) {
        String checked = purpose(purpose);
        return storage.write(tx -> {
            Lineage account = authority.require(tx, actor, Action.DISCLOSE_KYC, attempt.account(), TreeLock.EXCLUSIVE);
            AttemptRow row = AttemptLists.find(tx, account, attempt);
            tell(tx, attempt.account(), "attempt", attempt.toString(), checked);
            return disclosed(row, actor);
        });
    }

    @Override
    public SubjectExport export(Actor actor, AccountId subject, String purpose) {
        String checked = purpose(purpose);
        return storage.write(tx -> {
            authority.require(tx, actor, Action.DISCLOSE_KYC, subject, TreeLock.EXCLUSIVE);
            tell(tx, subject, "export", subject.value(), checked);
            Map<String, List<Consent>> consents = Consents.of(tx, subject);
            return new SubjectExport(
                    subject,
                    attempts(tx, subject).stream()
                            .map(row -> disclosed(row, actor))
                            .toList(),
                    sessions(tx, subject).stream()
                            .map(row -> disclosed(
                                    row, consents.getOrDefault(row.id().value(), List.of())))
                            .toList());
        });
    }

    @Override
    public Erasure erase(Actor actor, AccountId subject, String reason) {
        return erasures.erase(actor, subject, reason);
    }

    Map<DocumentType, Findings> verifiedData(Actor actor, SessionId session, String purpose) {
        String checked = purpose(purpose);
        return storage.write(tx -> {
            SessionRow seen = tx.sessions()
                    .find(Authority.reach(actor), session)
                    .orElseThrow(() -> SessionService.notFound(session));
            try {
                authority.require(tx, actor, Action.DISCLOSE_KYC, seen.account(), TreeLock.EXCLUSIVE);
            } catch (NotFoundException e) {
                throw SessionService.notFound(session);
            }
            tell(tx, seen.account(), "session", session.value(), checked);
            var data = new EnumMap<DocumentType, Findings>(DocumentType.class);
            SessionLists.verified(tx, seen).forEach((document, row) -> {
                String sealed = row.sealedFindings();
                data.put(document, sealed == null ? Findings.NONE : vault.openFindings(row.id(), sealed));
            });
            return data;
        });
    }

    static List<AttemptRow> attempts(Transaction tx, AccountId subject) {
        var all = new ArrayList<AttemptRow>();
        var listing = new AttemptListing(subject, ResourceQuery.Reach.OWNER, null, Order.OLDEST_FIRST, null, BATCH);
        while (true) {
            List<AttemptRow> rows = tx.attempts().list(Subtree.of(subject), listing);
            all.addAll(rows);
            if (rows.size() < BATCH) {
                return all;
            }
            AttemptRow last = rows.get(rows.size() - 1);
            listing = listing.after(new AttemptListing.Position(last.createdAt(), last.id()));
        }
    }

    static List<SessionRow> sessions(Transaction tx, AccountId subject) {
        var all = new ArrayList<SessionRow>();
        SessionListing.Position after = null;
        while (true) {
            List<SessionRow> rows = tx.sessions()
                    .list(Subtree.of(subject), new SessionListing(subject, Order.OLDEST_FIRST, after, BATCH));
            all.addAll(rows);
            if (rows.size() < BATCH) {
                return all;
            }
            SessionRow last = rows.get(rows.size() - 1);
            after = new SessionListing.Position(last.createdAt(), last.id());
        }
    }

    /** What reviewers wrote among themselves is the platform's. */
    private Disclosure disclosed(AttemptRow row, Actor actor) {
        String sealed = row.sealedSubmission();
        Vault.Submission submission = sealed == null ? null : vault.openSubmission(row.id(), sealed);
        String findings = row.sealedFindings();
        return new Disclosure(
                row.id(),
                submission == null ? null : submission.number(),
                submission == null ? null : submission.declaredName(),
                submission == null ? null : submission.declaredDate(),
                findings == null ? null : vault.openFindings(row.id(), findings),
                actor instanceof Actor.Platform ? row.review() : null);
    }

    private SessionDisclosure disclosed(SessionRow row, List<Consent> consents) {
        String sealed = row.sealedEmail();
        return new SessionDisclosure(
                row.id(), sealed == null ? null : vault.openEmail(row.id(), sealed), row.metadata(), consents);
    }

    private void tell(Transaction tx, AccountId account, String kind, String what, String purpose) {
        Instant now = clock.now();
        tx.events()
                .append(
                        Subtree.of(account),
                        account,
                        EventType.KYC_DATA_DISCLOSED,
                        now,
                        Map.of("kind", kind, "what", what, "purpose", purpose));
    }

    private static String purpose(String text) {
        return TextRules.label("purpose", text, Decisions.MAX_REASON);
    }
}
