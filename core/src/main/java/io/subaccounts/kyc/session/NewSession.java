package io.subaccounts.kyc.session;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a new session starts with.
 *
 * @param flow how the customer comes by the link
 * @param customerEmail where the link is to be sent; null for the account's own address, which must be there then. Only
 *     for {@link SessionFlow#EMAIL}
 * @param redirectUrl where the customer is sent afterwards, https; required for {@link SessionFlow#REDIRECT}
 * @param expiresInDays for how long it is good, 1 to 365
 * @param reminderDaysBefore how many days before its end to remind, each 1 to 364 and less than its life, at most 10; only
 *     for {@link SessionFlow#EMAIL}
 * @param webhookUrl where the host wants its events sent, https, at most 500 characters; null for nowhere
 * @param metadata the host's own labels, under the same rules as an account's; echoed in events
 */
public record NewSession(
        SessionFlow flow,
        @Nullable String customerEmail,
        @Nullable URI redirectUrl,
        int expiresInDays,
        List<Integer> reminderDaysBefore,
        @Nullable URI webhookUrl,
        Map<String, String> metadata) {

    /** How many days a session is good unless said otherwise. */
    public static final int DEFAULT_DAYS = 7;

    /** Takes copies. */
    public NewSession {
        reminderDaysBefore = List.copyOf(reminderDaysBefore);
        metadata = Map.copyOf(metadata);
    }

    /**
     * A session whose link goes to the account's own address.
     *
     * @return the new session
     */
    public static NewSession byEmail() {
        return new NewSession(SessionFlow.EMAIL, null, null, DEFAULT_DAYS, List.of(), null, Map.of());
    }

    /**
     * A session whose link goes to another address.
     *
     * @param customerEmail the address
     * @return the new session
     */
    public static NewSession byEmail(String customerEmail) {
        return new NewSession(SessionFlow.EMAIL, customerEmail, null, DEFAULT_DAYS, List.of(), null, Map.of());
    }

    /**
     * A session that begins and ends on the host's own pages.
     *
     * @param redirectUrl where the customer is sent afterwards
     * @return the new session
     */
    public static NewSession byRedirect(URI redirectUrl) {
        return new NewSession(SessionFlow.REDIRECT, null, redirectUrl, DEFAULT_DAYS, List.of(), null, Map.of());
    }

    /**
     * With another life.
     *
     * @param days how many days it is good
     * @return the new session
     */
    public NewSession expiresInDays(int days) {
        return new NewSession(flow, customerEmail, redirectUrl, days, reminderDaysBefore, webhookUrl, metadata);
    }

    /**
     * With reminders.
     *
     * @param daysBefore how many days before its end
     * @return the new session
     */
    public NewSession reminders(List<Integer> daysBefore) {
        return new NewSession(flow, customerEmail, redirectUrl, expiresInDays, daysBefore, webhookUrl, metadata);
    }

    /**
     * With an address for its events.
     *
     * @param url the address
     * @return the new session
     */
    public NewSession webhookUrl(URI url) {
        return new NewSession(flow, customerEmail, redirectUrl, expiresInDays, reminderDaysBefore, url, metadata);
    }

    /**
     * With labels.
     *
     * @param labels the labels
     * @return the new session
     */
    public NewSession metadata(Map<String, String> labels) {
        return new NewSession(flow, customerEmail, redirectUrl, expiresInDays, reminderDaysBefore, webhookUrl, labels);
    }

    /**
     * Hides the customer.
     *
     * @return the flow only
     */
    @Override
    public String toString() {
        return "NewSession[" + flow + "]";
    }
}
