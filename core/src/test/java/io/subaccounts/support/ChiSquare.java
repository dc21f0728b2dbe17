package io.subaccounts.support;

/** Counts which characters turn up where, and says how far from equally often. */
public final class ChiSquare {

    private final String alphabet;
    private final int[][] counts;
    private int texts;

    public ChiSquare(int positions, String alphabet) {
        this.alphabet = alphabet;
        this.counts = new int[positions][alphabet.length()];
    }

    public void add(String text) {
        for (int at = 0; at < counts.length; at++) {
            counts[at][alphabet.indexOf(text.charAt(at))]++;
        }
        texts++;
    }

    /** The largest statistic of all positions from one on, with one degree of freedom less than there are characters. */
    public double worst(int from) {
        double worst = 0;
        double expected = (double) texts / alphabet.length();
        for (int at = from; at < counts.length; at++) {
            double sum = 0;
            for (int count : counts[at]) {
                sum += (count - expected) * (count - expected) / expected;
            }
            worst = Math.max(worst, sum);
        }
        return worst;
    }
}
