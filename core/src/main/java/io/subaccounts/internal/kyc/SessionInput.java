package io.subaccounts.internal.kyc;

import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.internal.input.UrlRules;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.SessionRow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a new session starts with, and brings it into stored form.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class SessionInput {

    private static final int MAX_DAYS = 365;
    private static final int MAX_REMINDERS = 10;

    private final Vault vault;

    /**
     * Sets the checks up.
     *
     * @param vault what seals addresses
     */
    public SessionInput(Vault vault) {
        this.vault = vault;
    }

    static NewSession checked(NewSession session) {
        int days = session.expiresInDays();
        if (days < 1 || days > MAX_DAYS) {
            throw new ValidationException("expires_in_days", "must be 1 to " + MAX_DAYS);
        }
        boolean byEmail = session.flow() == SessionFlow.EMAIL;
        if (byEmail && session.redirectUrl() != null) {
            throw new ValidationException("redirect_url", "is only for the redirect flow");
        }
        if (!byEmail && session.redirectUrl() == null) {
            throw new ValidationException("redirect_url", "is required for the redirect flow");
        }
        if (!byEmail && session.customerEmail() != null) {
            throw new ValidationException("customer_email", "is only for the email flow");
        }
        return new NewSession(
                session.flow(),
                TextRules.email("customer_email", session.customerEmail()),
                url("redirect_url", session.redirectUrl()),
                days,
                reminders(session),
                url("webhook_url", session.webhookUrl()),
                TextRules.metadata(session.metadata()));
    }

    SessionRow row(SessionId id, AccountRow account, NewSession session, String linkHash, Instant now) {
        Instant expiresAt = now.plus(Duration.ofDays(session.expiresInDays()));
        SessionEdit edit = SessionEdit.begin(id, account.id(), session.flow(), expiresAt, now);
        if (session.flow() == SessionFlow.EMAIL) {
            String email = session.customerEmail() == null ? account.email() : session.customerEmail();
            if (email == null) {
                throw new ValidationException("customer_email", "is required, because the account has no address");
            }
            edit.sealedEmail = vault.sealEmail(id, email);
            edit.maskedEmail = masked(email);
        }
        edit.redirectUrl = text(session.redirectUrl());
        edit.webhookUrl = text(session.webhookUrl());
        edit.reminderDaysBefore = session.reminderDaysBefore();
        edit.metadata = session.metadata();
        edit.linkHash = linkHash;
        edit.dueAt = nextDue(session.reminderDaysBefore(), expiresAt, now);
        return edit.next();
    }

    /** The next reminder, or else the end. */
    static Instant nextDue(List<Integer> reminderDaysBefore, Instant expiresAt, Instant now) {
        return reminderDaysBefore.stream()
                .map(days -> expiresAt.minus(Duration.ofDays(days)))
                .filter(moment -> moment.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(expiresAt);
    }

    private static List<Integer> reminders(NewSession session) {
        List<Integer> days = session.reminderDaysBefore().stream()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        if (!days.isEmpty() && session.flow() != SessionFlow.EMAIL) {
            throw new ValidationException("reminder_days_before", "is only for the email flow");
        }
        if (days.size() > MAX_REMINDERS || days.stream().anyMatch(day -> day < 1 || day >= session.expiresInDays())) {
            throw new ValidationException(
                    "reminder_days_before",
                    "must be at most " + MAX_REMINDERS
                            + " numbers of days, each 1 or more and less than expires_in_days");
        }
        return days;
    }

    private static String masked(String email) {
        int at = email.lastIndexOf('@');
        return email.substring(0, email.offsetByCodePoints(0, 1)) + "***" + email.substring(at);
    }

    private static @Nullable URI url(String field, @Nullable URI value) {
        return value == null ? null : UrlRules.https(field, value);
    }

    private static @Nullable String text(@Nullable URI value) {
        return value == null ? null : value.toString();
    }
}
