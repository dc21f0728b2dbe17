package io.subaccounts.internal.input;

/**
 * The check of J. Verhoeff, "Error detecting decimal codes" (1969): a product in the dihedral group of order ten, each
 * digit permuted by its place. It finds every single wrong digit and every swap of two neighbours.
 */
final class Verhoeff {

    private static final int[] PERMUTATION = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    private static final int[][] POWERS = powers(8);

    private Verhoeff() {}

    /** Whether the last of these digits is the check digit of the others. */
    static boolean holds(int[] digits) {
        int product = 0;
        for (int place = 0; place < digits.length; place++) {
            product = times(product, POWERS[place % POWERS.length][digits[digits.length - 1 - place]]);
        }
        return product == 0;
    }

    /** The symmetries of a pentagon: 0 to 4 turn it, 5 to 9 turn it over first. */
    private static int times(int a, int b) {
        int turn = Math.floorMod(a < 5 ? a + b : a - b, 5);
        return (a < 5) == (b < 5) ? turn : turn + 5;
    }

    private static int[][] powers(int count) {
        var powers = new int[count][10];
        for (int digit = 0; digit < 10; digit++) {
            powers[0][digit] = digit;
            for (int power = 1; power < count; power++) {
                powers[power][digit] = PERMUTATION[powers[power - 1][digit]];
            }
        }
        return powers;
    }
}
