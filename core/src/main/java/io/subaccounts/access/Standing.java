package io.subaccounts.access;

/** Where in the tree a principal must stand, seen from the subject, to carry out an action. */
public enum Standing {
    /** The subject itself or any account above it, or the platform. */
    SELF_OR_ABOVE,
    /** Any account above the subject, or the platform. */
    ABOVE,
    /** Any account above the subject's parent, or the platform. */
    ABOVE_PARENT,
    /** The platform only. */
    PLATFORM
}
