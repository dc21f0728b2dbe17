package io.subaccounts.tck.chaos;

import org.jspecify.annotations.Nullable;

/** What comparing two of the names that occur here comes to; later ones are worse. */
enum Likeness {
    /** One and the same, or there is nothing to compare. */
    SAME,
    /** One has a middle name that the other has not. */
    CLOSE,
    /** Two people. */
    OTHER;

    private static final String MIDDLE = " Kumar";

    /** The same person's name with a middle name. */
    static String closeTo(String name) {
        return name + MIDDLE;
    }

    static Likeness of(@Nullable String one, @Nullable String other) {
        if (one == null || other == null || one.equals(other)) {
            return SAME;
        }
        return person(one).equals(person(other)) ? CLOSE : OTHER;
    }

    Likeness worse(Likeness other) {
        return compareTo(other) >= 0 ? this : other;
    }

    private static String person(String name) {
        return name.endsWith(MIDDLE) ? name.substring(0, name.length() - MIDDLE.length()) : name;
    }
}
