package io.subaccounts.internal.documents;

import io.subaccounts.error.ValidationException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a PAN (Income-tax Rules, 1962, rule 114): five letters, four digits from 0001 on, one letter. The
 * fourth letter says what its holder is. How the last letter is computed was never published, so it is not checked.
 *
 * <p>Internal: not part of the API, may change at any time.
 *
 * @param holderTypes the letters that may stand fourth
 */
public record PanRules(Set<Character> holderTypes) {

    /**
     * The letters of the department's own list - A association of persons, B body of individuals, C company, F firm,
     * G government, H Hindu undivided family, J artificial juridical person, L local authority, P person, T trust - and
     * two that other lists add: E limited liability partnership, K trust of the Krish kind.
     */
    public static final PanRules DEFAULT =
            new PanRules(Set.of('A', 'B', 'C', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'P', 'T'));

    static final int LENGTH = 10;

    /**
     * Copies the letters.
     *
     * @throws ValidationException if there is none, or one is not of A to Z
     */
    public PanRules {
        holderTypes = Set.copyOf(holderTypes);
        if (holderTypes.isEmpty() || !holderTypes.stream().allMatch(DocumentText::isLetter)) {
            throw new ValidationException("holder_types", "must be one or more letters A to Z");
        }
    }

    /** The first rule that a text of the right length and alphabet breaks, null if it breaks none. */
    @Nullable
    String brokenBy(String pan) {
        if (!DocumentText.areLetters(pan, 0, 5)) {
            return "must begin with five letters";
        }
        if (!holderTypes.contains(pan.charAt(3))) {
            return "must have a type of holder as its fourth letter, one of " + new TreeSet<>(holderTypes);
        }
        if (!DocumentText.areDigits(pan, 5, 9)) {
            return "must have four digits after its five letters";
        }
        if (pan.startsWith("0000", 5)) {
            return "must have digits from 0001 to 9999";
        }
        return DocumentText.isLetter(pan.charAt(9)) ? null : "must end in a letter";
    }
}
