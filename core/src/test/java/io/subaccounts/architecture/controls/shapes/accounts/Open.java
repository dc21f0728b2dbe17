package io.subaccounts.architecture.controls.shapes.accounts;

import io.subaccounts.architecture.controls.shapes.internal.Hidden;

/** Open to extension, changeable, and shows what is internal. */
public class Open {

    static int count;

    protected final Hidden hidden = new Hidden();

    /** Says yes or no without a word for it. */
    public void turn(boolean on) {
        count += on ? 1 : 0;
    }
}
