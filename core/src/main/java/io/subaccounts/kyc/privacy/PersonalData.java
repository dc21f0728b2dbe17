package io.subaccounts.kyc.privacy;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.SessionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What verification knows about the people and companies behind accounts, also behind deleted ones, and how to be rid of
 * it. The account's own profile (name, e-mail, phone, description, metadata) is no part of it: read and change that through
 * {@link io.subaccounts.accounts.Accounts}. Safe for use by several threads; throws what the methods of
 * {@link io.subaccounts.kyc.Kyc} throw, and without a field cipher a {@link io.subaccounts.error.ConflictException} where
 * something sealed would have to be read.
 */
public interface PersonalData {

    /**
     * Reads one attempt in clear. The reading is recorded as an event.
     *
     * @param actor the platform, or an account above the attempt's
     * @param attempt which attempt
     * @param purpose why, 1 to 500 characters
     * @return what was submitted, found and, for the platform, written by reviewers
     */
    Disclosure reveal(Actor actor, AttemptId attempt, String purpose);

    /**
     * Reads in clear everything that verification keeps about an account's customer, for a request of the person
     * concerned. The export is recorded as an event. What the platform decided about the account, and why, is read through
     * {@link io.subaccounts.kyc.Kyc#status} and the events.
     *
     * @param actor the platform, or an account above the subject; only the platform is shown what reviewers wrote
     * @param subject the account
     * @param purpose why, 1 to 500 characters
     * @return everything
     */
    SubjectExport export(Actor actor, AccountId subject, String purpose);

    /**
     * Erases what {@link #export} shows, except for what is under legal hold: of attempts the numbers, declarations,
     * findings, masks, keyed hashes, the comparison of names, and what reviewers wrote; of sessions the addresses and the
     * metadata; of events the masks and the metadata of both. What was verified stays verified; only the proof of it is
     * gone. Recorded as an event.
     *
     * <p>What is kept all the same: the consents, which prove that the data was processed lawfully and name nobody; and the
     * reasons of the platform's decisions.
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
     * @param declaredName the name that was declared, null if none is kept
     * @param declaredDateOfBirth the date of birth or incorporation that was declared, null if none is kept
     * @param findings what the register said, null if nothing is kept
     * @param review what reviewers did and wrote; null if none was needed, and for everybody but the platform
     */
    record Disclosure(
            AttemptId attempt,
            @Nullable String number,
            @Nullable String declaredName,
            @Nullable LocalDate declaredDateOfBirth,
            @Nullable Findings findings,
            Attempt.@Nullable Review review) {

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
     * One hosted session in clear.
     *
     * @param session which
     * @param email the address it was for, null if there is none or it was erased
     * @param metadata the host's own labels, none if they were erased
     * @param consents every consent that was given in it, oldest first
     */
    record SessionDisclosure(
            SessionId session, @Nullable String email, Map<String, String> metadata, List<Consent> consents) {

        /** Takes copies. */
        public SessionDisclosure {
            metadata = Map.copyOf(metadata);
            consents = List.copyOf(consents);
        }

        /**
         * Hides what is disclosed.
         *
         * @return the session only
         */
        @Override
        public String toString() {
            return "SessionDisclosure[" + session + ", <redacted>]";
        }
    }

    /**
     * Everything about one account's customer.
     *
     * @param account the account
     * @param attempts its attempts in clear, oldest first
     * @param sessions its hosted sessions in clear, oldest first
     */
    record SubjectExport(AccountId account, List<Disclosure> attempts, List<SessionDisclosure> sessions) {

        /** Takes copies. */
        public SubjectExport {
            attempts = List.copyOf(attempts);
            sessions = List.copyOf(sessions);
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
     * @param held how many are kept for now: under legal hold, not settled, or not ended
     * @param heldUntil when the last of those is free, as far as is known now: an attempt that is not settled is counted
     *     as if it were settled now, a session that has not ended as free at its end; null if none is held
     */
    record Erasure(int erased, int held, @Nullable Instant heldUntil) {}
}
