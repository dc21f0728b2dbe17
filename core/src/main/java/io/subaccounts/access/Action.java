package io.subaccounts.access;

import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.Capability;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that a principal does to a subject. Hosts define their own with {@link #data} and {@link #control}; the
 * constants are those of this library.
 *
 * <p>The domain, and the domain and verb joined by a colon, are also the names of the permission flags that can deny it,
 * and the first two parts of the credential scopes that can cover it.
 *
 * @param domain the area, 1 to 32 characters of {@code a-z0-9_.-}
 * @param verb what is done, under the same rule
 * @param plane whose state it depends on
 * @param standing where the principal must stand
 * @param capability what the KYC gate may withhold, null if the gate does not matter
 */
public record Action(
        String domain,
        String verb,
        Plane plane,
        Standing standing,
        @Nullable Capability capability) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9_.-]{1,32}+");

    /** Placing a call. */
    public static final Action PLACE_CALL = data("calls", "place").needing(Capability.PLACE_CALLS);

    /** Receiving a call. */
    public static final Action RECEIVE_CALL = data("calls", "receive").needing(Capability.RECEIVE_CALLS);

    /** Buying a number. */
    public static final Action BUY_NUMBER = data("numbers", "buy").needing(Capability.BUY_NUMBERS);

    /** Reading call detail records. */
    public static final Action READ_CDR = data("cdr", "read");

    /** Creating a main account. */
    public static final Action CREATE_MAIN_ACCOUNT = control("accounts", "create_main", Standing.PLATFORM);

    /**
     * Creating a subaccount below the subject. The answer holds a token with all rights of the new account, so a credential
     * whose scopes cover this is as good as a full one below: grant it with that in mind.
     */
    public static final Action CREATE_ACCOUNT = control("accounts", "create", Standing.SELF_OR_ABOVE);

    /** Reading an account, or listing those below it. */
    public static final Action READ_ACCOUNT = control("accounts", "read", Standing.SELF_OR_ABOVE);

    /** Changing an account's profile. */
    public static final Action UPDATE_ACCOUNT = control("accounts", "update", Standing.SELF_OR_ABOVE);

    /** Changing an account's settings. */
    public static final Action CONFIGURE_ACCOUNT = control("accounts", "configure", Standing.ABOVE);

    /** Letting an account inherit its parent's KYC gate again. */
    public static final Action DEMOTE_KYC = control("accounts", "demote_kyc", Standing.ABOVE_PARENT);

    /** Switching an account on or off. */
    public static final Action SWITCH_ACCOUNT = control("accounts", "switch", Standing.ABOVE);

    /** Suspending an account on behalf of the platform, and lifting that. */
    public static final Action SUSPEND_ACCOUNT = control("accounts", "suspend", Standing.PLATFORM);

    /** Putting a subaccount under another parent. */
    public static final Action MOVE_ACCOUNT = control("accounts", "move", Standing.ABOVE);

    /** Taking an account in under another one, which is the subject. */
    public static final Action ADOPT_ACCOUNT = control("accounts", "adopt", Standing.SELF_OR_ABOVE);

    /** Deleting an account. */
    public static final Action DELETE_ACCOUNT = control("accounts", "delete", Standing.ABOVE);

    /** Reading credentials, without their secrets. */
    public static final Action READ_CREDENTIAL = control("credentials", "read", Standing.SELF_OR_ABOVE);

    /** Issuing a further credential. */
    public static final Action ISSUE_CREDENTIAL = control("credentials", "issue", Standing.SELF_OR_ABOVE);

    /** Rotating a credential, and finishing or taking back a rotation. */
    public static final Action ROTATE_CREDENTIAL = control("credentials", "rotate", Standing.SELF_OR_ABOVE);

    /** Revoking a credential. */
    public static final Action REVOKE_CREDENTIAL = control("credentials", "revoke", Standing.SELF_OR_ABOVE);

    /** Bringing a credential along by its hash. */
    public static final Action IMPORT_CREDENTIAL = control("credentials", "import", Standing.PLATFORM);

    /** Reading who owns what. */
    public static final Action READ_RESOURCE = control("resources", "read", Standing.SELF_OR_ABOVE);

    /** Making an account the owner of a resource. */
    public static final Action CLAIM_RESOURCE = control("resources", "claim", Standing.SELF_OR_ABOVE);

    /** Ending the ownership of a resource. */
    public static final Action RELEASE_RESOURCE = control("resources", "release", Standing.SELF_OR_ABOVE);

    /** Handing a resource over; asked of both the giver and the receiver. */
    public static final Action TRANSFER_RESOURCE = control("resources", "transfer", Standing.SELF_OR_ABOVE);

    /** Reading where an account stands with its verification. */
    public static final Action READ_KYC = control("kyc", "read", Standing.SELF_OR_ABOVE);

    /** Submitting documents for verification, and sessions in which the customer does. */
    public static final Action VERIFY_KYC = control("kyc", "verify", Standing.ABOVE);

    /** Deciding over the policy's head, approving, and reviewing. */
    public static final Action DECIDE_KYC = control("kyc", "decide", Standing.PLATFORM);

    /** Reading personal data in clear. */
    public static final Action DISCLOSE_KYC = control("kyc", "disclose", Standing.ABOVE);

    /** Erasing personal data. */
    public static final Action ERASE_KYC = control("kyc", "erase", Standing.PLATFORM);

    /** Reading what happened. */
    public static final Action READ_EVENTS = control("events", "read", Standing.SELF_OR_ABOVE);

    /** Signing events, and making the secret they are signed with. */
    public static final Action SIGN_EVENTS = control("events", "sign", Standing.SELF_OR_ABOVE);

    /**
     * Checks the names.
     *
     * @throws ValidationException if the domain or the verb breaks the rule
     */
    public Action {
        require("domain", domain);
        require("verb", verb);
    }

    /**
     * An action that uses the service.
     *
     * @param domain the area
     * @param verb what is done
     * @return an action for the subject itself or any account above it
     */
    public static Action data(String domain, String verb) {
        return new Action(domain, verb, Plane.DATA, Standing.SELF_OR_ABOVE, null);
    }

    /**
     * An action that manages.
     *
     * @param domain the area
     * @param verb what is done
     * @param standing where the principal must stand
     * @return the action
     */
    public static Action control(String domain, String verb, Standing standing) {
        return new Action(domain, verb, Plane.CONTROL, standing, null);
    }

    /**
     * The same action, withheld while the KYC gate is blocked.
     *
     * @param value what the gate may withhold
     * @return the action
     */
    public Action needing(Capability value) {
        return new Action(domain, verb, plane, standing, value);
    }

    @Override
    public String toString() {
        return domain + ":" + verb;
    }

    private static void require(String field, String word) {
        if (!WORD.matcher(word).matches()) {
            throw new ValidationException(field, "must be 1 to 32 characters of a-z, 0-9 and _.-");
        }
    }
}
