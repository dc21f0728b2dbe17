package io.subaccounts.common;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list to return.
 *
 * @param size the largest number of items to return, 1 to {@value #MAX_SIZE}
 * @param order the direction
 * @param after where the previous page ended, null for the first page
 */
public record PageRequest(int size, Order order, @Nullable Cursor after) {

    /** The largest page. */
    public static final int MAX_SIZE = 1000;

    /**
     * The first page, newest first.
     *
     * @param size the largest number of items to return, 1 to {@value #MAX_SIZE}
     * @return the request
     */
    public static PageRequest first(int size) {
        return new PageRequest(size, Order.NEWEST_FIRST, null);
    }

    /**
     * The same page in the other direction, from its start.
     *
     * @return the request, oldest first
     */
    public PageRequest oldestFirst() {
        return new PageRequest(size, Order.OLDEST_FIRST, null);
    }

    /**
     * The page that follows a cursor.
     *
     * @param cursor the cursor of the page before
     * @return the request
     */
    public PageRequest after(Cursor cursor) {
        return new PageRequest(size, order, cursor);
    }
}
