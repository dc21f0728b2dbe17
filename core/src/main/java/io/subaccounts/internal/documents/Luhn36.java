package io.subaccounts.internal.documents;

/**
 * The check digit of a GSTIN: Luhn's algorithm with 36 digits. From the right, the values are taken once and twice in
 * turn, what exceeds a digit is folded back into one, and the digit brings the sum to a multiple of 36.
 *
 * <p>It finds every change of one character. Of swaps of neighbours it misses only those of 0 and Z.
 */
final class Luhn36 {

    private static final int BASE = 36;

    private Luhn36() {}

    /** The check digit to the right of a text of A to Z and 0 to 9. */
    static char checkDigit(String text) {
        int sum = 0;
        int weight = 2;
        for (int i = text.length() - 1; i >= 0; i--) {
            int product = weight * Character.digit(text.charAt(i), BASE);
            sum += product / BASE + product % BASE;
            weight = 3 - weight;
        }
        return Character.toUpperCase(Character.forDigit((BASE - sum % BASE) % BASE, BASE));
    }
}
