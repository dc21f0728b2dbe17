package io.subaccounts.common;

/** The direction of a list in creation order. */
public enum Order {
    /** The most recently created first. */
    NEWEST_FIRST,
    /** The earliest created first. */
    OLDEST_FIRST
}
