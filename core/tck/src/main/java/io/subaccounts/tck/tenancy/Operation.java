package io.subaccounts.tck.tenancy;

/** One public method, played by a caller in some relation to a subject. */
@FunctionalInterface
interface Operation {

    /** Calls the method, compares what came of it with the model, and carries the change over to the model. */
    void play(Turn turn);
}
