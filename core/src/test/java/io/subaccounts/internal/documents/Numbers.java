package io.subaccounts.internal.documents;

import java.util.Random;

/** Numbers made up at random. */
final class Numbers {

    static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Numbers() {}

    static char any(Random random) {
        return ALPHABET.charAt(random.nextInt(36));
    }

    static String pan(Random random) {
        return letters(random, 3)
                + "ABCEFGHJKLPT".charAt(random.nextInt(12))
                + letters(random, 1)
                + String.format("%04d", 1 + random.nextInt(9999))
                + letters(random, 1);
    }

    static String gstin(Random random) {
        String body = String.format("%02d", 1 + random.nextInt(38)) + pan(random)
                + ALPHABET.charAt(1 + random.nextInt(35)) + "Z";
        return body + Luhn36.checkDigit(body);
    }

    private static String letters(Random random, int count) {
        var letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append((char) ('A' + random.nextInt(26)));
        }
        return letters.toString();
    }
}
