package io.subaccounts.tck.support;

/**
 * How much work tests with many repetitions do. The system property {@value #SCALE_PROPERTY} multiplies it: 1 by
 * default, more for a run over night.
 */
public final class Scale {

    /** The system property that sets the factor. */
    public static final String SCALE_PROPERTY = "subaccounts.scale";

    private static final double FACTOR = Double.parseDouble(System.getProperty(SCALE_PROPERTY, "1"));

    private Scale() {}

    /**
     * Scales a number of repetitions.
     *
     * @param repetitions how many by default
     * @return how many in this run, at least one
     */
    public static int of(int repetitions) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(repetitions * FACTOR)));
    }
}
