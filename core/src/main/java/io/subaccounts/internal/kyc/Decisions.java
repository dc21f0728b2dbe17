package io.subaccounts.internal.kyc;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.ValidationException;
import io.subaccounts.events.EventType;
import io.subaccounts.internal.changes.AccountChanges;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.kyc.KycApproval;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.KycStatus;
import io.subaccounts.kyc.review.KycDecisions;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the platform decides on top of the checks: overrides and approvals, each on record as an event.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Decisions implements KycDecisions {

    static final int MAX_REASON = 500;
    private static final Duration LONGEST_OVERRIDE = Duration.ofDays(5 * 366);

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final AccountChanges changes;
    private final KycViews views;

    /**
     * Sets the decisions up.
     *
     * @param storage where they live
     * @param authority who may decide
     * @param clock the clock
     * @param changes how rows of accounts change
     * @param views what the host sees
     */
    public Decisions(Storage storage, Authority authority, MicroClock clock, AccountChanges changes, KycViews views) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.changes = changes;
        this.views = views;
    }

    @Override
    public KycStatus override(Actor actor, AccountId subject, KycOverride override) {
        var checked = new KycOverride(
                override.effect(),
                Objects.requireNonNull(TextRules.visibleAscii("reference", override.reference())),
                reason(override.reason()),
                Objects.requireNonNull(MicroClock.moment("until", override.until())));
        return decide(
                actor,
                subject,
                "override_" + checked.effect().name().toLowerCase(Locale.ROOT),
                checked.reason(),
                (kyc, now) -> {
                    if (!checked.until().isAfter(now) || checked.until().isAfter(now.plus(LONGEST_OVERRIDE))) {
                        throw new ValidationException("until", "must lie after now and within five years");
                    }
                    return with(kyc, checked, kyc.approval());
                });
    }

    @Override
    public KycStatus liftOverride(Actor actor, AccountId subject, String reason) {
        return decide(actor, subject, "override_lifted", reason(reason), (kyc, now) -> {
            if (kyc.override() == null) {
                throw new ConflictException(ErrorCode.WRONG_STATE, "the account has no override to lift");
            }
            return with(kyc, null, kyc.approval());
        });
    }

    @Override
    public KycStatus approve(Actor actor, AccountId subject, String reason) {
        String checked = reason(reason);
        String operator = operator(actor);
        return decide(
                actor,
                subject,
                "approved",
                checked,
                (kyc, now) -> with(kyc, kyc.override(), new KycApproval(operator, checked, now)));
    }

    @Override
    public KycStatus withdrawApproval(Actor actor, AccountId subject, String reason) {
        return decide(actor, subject, "approval_withdrawn", reason(reason), (kyc, now) -> {
            if (kyc.approval() == null) {
                throw new ConflictException(ErrorCode.WRONG_STATE, "the account has no approval to withdraw");
            }
            return with(kyc, kyc.override(), null);
        });
    }

    static String reason(String text) {
        return TextRules.label("reason", text, MAX_REASON);
    }

    static String operator(Actor actor) {
        return actor instanceof Actor.Platform platform ? TextRules.label("operator", platform.operator(), 100) : "";
    }

    private KycStatus decide(
            Actor actor,
            AccountId subject,
            String decision,
            String reason,
            BiFunction<KycRow, Instant, KycRow> change) {
        return storage.write(tx -> {
            Lineage account = authority.require(tx, actor, Action.DECIDE_KYC, subject, TreeLock.EXCLUSIVE);
            Instant now = clock.now();
            AccountRow before = account.self();
            AccountRow changed = before.withKyc(change.apply(before.kyc(), now));
            tx.events()
                    .append(
                            Subtree.of(subject),
                            subject,
                            EventType.KYC_DECIDED,
                            now,
                            Map.of("decision", decision, "by", operator(actor), "reason", reason));
            return views.status(changes.store(tx, Subtree.of(subject), before, account.with(changed), now), now);
        });
    }

    private static KycRow with(KycRow kyc, @Nullable KycOverride override, @Nullable KycApproval approval) {
        return new KycRow(kyc.standings(), override, approval, kyc.held(), kyc.announced(), kyc.dueAt());
    }
}
