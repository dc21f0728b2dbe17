package io.subaccounts.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the library knows about the people and companies behind accounts, also behind deleted ones, and how to be rid of it.
 * Safe for use by several threads; throws what the methods of {@link Kyc} throw.
 */
public interface PersonalData {

    /**
     * Reads what one attempt found, in clear. The reading is recorded as an event.
     *
     * @param actor the platform, or an account above the attempt's
     * @param attempt which attempt
     * @param purpose why, 1 to 500 characters
     * @return the document's number and the findings
     */
    Disclosure reveal(Actor actor, AttemptId attempt, String purpose);

    /**
     * Reads everything that is kept about an account's customer, in clear, for a request of the person concerned. The
     * export is recorded as an event.
     *
     * @param actor the platform, or an account above the subject
     * @param subject the account
     * @param purpose why, 1 to 500 characters
     * @return everything
     */
    SubjectExport export(Actor actor, AccountId subject, String purpose);

    /**
     * Erases numbers, findings, masks, keyed hashes and the comparison of names of an account's attempts, what reviewers
     * wrote about them, and the addresses of its sessions, wherever they are kept, events included, except for what is
     * under legal hold. What was verified stays verified; only the proof of it is gone. Recorded as an event.
     *
     * <p>Not touched is what the host and the platform have worded: metadata, and the reasons of decisions.
     *
     * @param actor the platform
     * @param subject the account
     * @param reason why, 1 to 500 characters
     * @return what was erased, and what is held until when
     */
    Erasure erase(Actor actor, AccountId subject, String reason);

    /**
     * One attempt in clear.
     *
     * @param attempt which
     * @param number the document's number, null if none is kept
     * @param declaredName the name that was declared, null if none
     * @param findings what the register said, null if nothing is kept
     */
    record Disclosure(
            AttemptId attempt,
            @Nullable String number,
            @Nullable String declaredName,
            @Nullable Findings findings) {

        /**
         * Hides what is disclosed.
         *
         * @return the attempt only
         */
        @Override
        public String toString() {
            return "Disclosure[" + attempt + ", <redacted>]";
        }
    }

    /**
     * Everything about one account's customer.
     *
     * @param account the account
     * @param attempts its attempts in clear
     * @param sessionAddresses the addresses its sessions were sent to, by session
     */
    record SubjectExport(AccountId account, List<Disclosure> attempts, Map<String, String> sessionAddresses) {

        /** Takes copies. */
        public SubjectExport {
            attempts = List.copyOf(attempts);
            sessionAddresses = Map.copyOf(sessionAddresses);
        }

        /**
         * Hides what is exported.
         *
         * @return the account only
         */
        @Override
        public String toString() {
            return "SubjectExport[" + account + ", <redacted>]";
        }
    }

    /**
     * What an erasure did.
     *
     * @param erased how many attempts and sessions were emptied
     * @param held how many are under legal hold
     * @param heldUntil when the last of those is free, null if none is held
     */
    record Erasure(int erased, int held, @Nullable Instant heldUntil) {}
}
