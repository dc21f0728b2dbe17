package io.subaccounts.internal.vault;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Environment;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.CorruptDataException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.host.FieldCipher;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Personal data as it is stored: sealed for exactly the place it belongs to. Without a cipher nothing is stored at all.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Vault {

    private static final String NOTHING = "-";

    private final @Nullable FieldCipher cipher;

    /**
     * Sets the vault up.
     *
     * @param cipher who seals, null if the host has named none
     */
    public Vault(@Nullable FieldCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * What was submitted.
     *
     * @param number the document's number, null if there is none
     * @param declaredName the declared name, null if none was
     * @param declaredDate the declared date of birth or incorporation, null if none was
     */
    public record Submission(
            @Nullable String number,
            @Nullable String declaredName,
            @Nullable LocalDate declaredDate) {

        /** Nothing was. */
        public static final Submission NONE = new Submission(null, null, null);

        /**
         * What was declared, completed by what was declared before.
         *
         * @param earlier what that was
         * @return this, with whatever it leaves unsaid
         */
        public Submission orElse(Submission earlier) {
            return new Submission(
                    number,
                    declaredName == null ? earlier.declaredName : declaredName,
                    declaredDate == null ? earlier.declaredDate : declaredDate);
        }

        /**
         * The same about a number.
         *
         * @param value the document's number
         * @return what was submitted
         */
        public Submission of(String value) {
            return new Submission(value, declaredName, declaredDate);
        }

        @Override
        public String toString() {
            return "Submission[<redacted>]";
        }
    }

    /** Refuses before any work is done that could not be stored. */
    public void requireReady() {
        cipher();
    }

    /**
     * The keyed hashes of a document's number. A live one never equals a test one.
     *
     * @param environment where the account it belongs to lives
     * @param document which document
     * @param number its number
     * @return the hashes
     */
    public Fingerprints fingerprints(Environment environment, DocumentType document, String number) {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return new Fingerprints(cipher().fingerprints("kyc/" + environment + "/" + document, bytes(number)).stream()
                .map(base64::encodeToString)
                .toList());
    }

    /**
     * Seals what was submitted.
     *
     * @param attempt in which attempt
     * @param submission what
     * @return the sealed text
     */
    public String seal(AttemptId attempt, Submission submission) {
        LocalDate date = submission.declaredDate();
        return seal(
                "attempt/" + attempt + "/submission",
                submission.number(),
                submission.declaredName(),
                date == null ? null : date.toString());
    }

    /**
     * Opens what was submitted.
     *
     * @param attempt in which attempt
     * @param sealed the sealed text
     * @return what
     */
    public Submission openSubmission(AttemptId attempt, String sealed) {
        List<@Nullable String> parts = open("attempt/" + attempt + "/submission", sealed, 3);
        String date = parts.get(2);
        return new Submission(parts.get(0), parts.get(1), date == null ? null : LocalDate.parse(date));
    }

    /**
     * Seals what was found.
     *
     * @param attempt in which attempt
     * @param findings what
     * @return the sealed text
     */
    public String seal(AttemptId attempt, Findings findings) {
        LocalDate date = findings.dateOfBirth();
        return seal(
                "attempt/" + attempt + "/findings",
                findings.registeredName(),
                date == null ? null : date.toString(),
                findings.gender(),
                findings.address(),
                findings.lastFour());
    }

    /**
     * Opens what was found.
     *
     * @param attempt in which attempt
     * @param sealed the sealed text
     * @return what
     */
    public Findings openFindings(AttemptId attempt, String sealed) {
        List<@Nullable String> parts = open("attempt/" + attempt + "/findings", sealed, 5);
        String date = parts.get(1);
        return new Findings(
                parts.get(0), date == null ? null : LocalDate.parse(date), parts.get(2), parts.get(3), parts.get(4));
    }

    /**
     * Seals an address.
     *
     * @param session whose
     * @param email the address
     * @return the sealed text
     */
    public String sealEmail(SessionId session, String email) {
        return seal("session/" + session + "/email", email);
    }

    /**
     * Opens an address.
     *
     * @param session whose
     * @param sealed the sealed text
     * @return the address
     */
    public String openEmail(SessionId session, String sealed) {
        String email = open("session/" + session + "/email", sealed, 1).get(0);
        return email == null ? "" : email;
    }

    /**
     * Seals a signing secret.
     *
     * @param account whose
     * @param secret the secret
     * @return the sealed text
     */
    public String sealSecret(AccountId account, String secret) {
        return seal("signing/" + account, secret);
    }

    /**
     * Opens a signing secret.
     *
     * @param account whose
     * @param sealed the sealed text
     * @return the secret
     */
    public String openSecret(AccountId account, String sealed) {
        String secret = open("signing/" + account, sealed, 1).get(0);
        return secret == null ? "" : secret;
    }

    private String seal(String context, @Nullable String... parts) {
        var text = new StringBuilder();
        for (String part : parts) {
            text.append(part == null ? NOTHING : "=" + Base64.getEncoder().encodeToString(bytes(part)))
                    .append('\n');
        }
        return Base64.getEncoder().encodeToString(cipher().seal(context, bytes(text.toString())));
    }

    private List<@Nullable String> open(String context, String sealed, int count) {
        try {
            byte[] clear = cipher().open(context, Base64.getDecoder().decode(sealed));
            String[] lines = new String(clear, StandardCharsets.UTF_8).split("\n", -1);
            if (lines.length != count + 1) {
                throw new CorruptDataException("the sealed text of " + context + " cannot be read", null);
            }
            return Arrays.<@Nullable String>asList(
                    Arrays.stream(lines, 0, count).map(Vault::part).toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new CorruptDataException("the sealed text of " + context + " cannot be read", null);
        }
    }

    private static @Nullable String part(String line) {
        return line.equals(NOTHING)
                ? null
                : new String(Base64.getDecoder().decode(line.substring(1)), StandardCharsets.UTF_8);
    }

    private FieldCipher cipher() {
        if (cipher == null) {
            throw new ConflictException(
                    ErrorCode.WRONG_STATE,
                    "personal data is not stored without protection: build the manager with a fieldCipher");
        }
        return cipher;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
