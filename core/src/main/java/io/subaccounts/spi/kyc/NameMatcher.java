package io.subaccounts.spi.kyc;

/**
 * Says how much two names look like those of one holder. Implementations are deterministic and safe for use by several
 * threads; they neither keep nor log what they are given. They are called while the account's tree is locked, so they
 * answer at once and ask nobody. What a score means is for {@link io.subaccounts.kyc.NamePolicy} to say; names for which
 * one throws, or answers something else than a score, are for a reviewer to compare.
 */
@FunctionalInterface
public interface NameMatcher {

    /**
     * Compares names word by word. Case, accents, width, punctuation, leading titles (Mr, Mrs, Ms, Miss, Smt, Shri, Dr,
     * Kum, M/s) and the order of words do not matter; legal forms and common short forms are brought into one spelling
     * ({@code (P) Ltd} is {@code Private Limited}, {@code & Co} is {@code and Company}, {@code Mohd} is {@code Mohammed}).
     *
     * <p>The score is the share of both names that found its counterpart in the other. An ordinary word weighs 1, an
     * initial one half, a legal form or a particle one quarter. Equal words count in full, an initial and a word that
     * begins with it by 0.8, words of five or more letters that differ by one slip (a letter more, less, other or swapped
     * with its neighbour) by 0.65, words of nine or more that differ by two by 0.5. Names that differ only in where words
     * are parted score 0.95. A name without a letter or digit, or of more than 500 characters, scores 0.0.
     *
     * <p>Scores are symmetric. Two names score 1.0 only if all their words are equal.
     *
     * @return the default
     */
    static NameMatcher tokens() {
        return TokenNames.INSTANCE;
    }

    /**
     * Compares two names: the one that the customer declared with the one that the register holds, or the one of a
     * document's holder with the one of the holder of the account's verified PAN.
     *
     * @param declared the name that the customer gave, or that of the document's holder
     * @param registered the name that the register holds, or that of the PAN's holder
     * @return 0.0 for nothing in common to 1.0 for the same
     */
    double score(String declared, String registered);
}
