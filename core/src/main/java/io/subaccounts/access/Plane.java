package io.subaccounts.access;

/** What kind of thing an action is, which decides whose state it depends on. */
public enum Plane {
    /** Managing: needs a working principal, whatever the subject's own state is. */
    CONTROL,
    /**
     * Using the service: needs a working principal, a working subject and a working owner of the object, and the
     * permission of all of them.
     */
    DATA
}
