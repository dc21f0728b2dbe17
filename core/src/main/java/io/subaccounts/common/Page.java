package io.subaccounts.common;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Items that exist throughout a walk over all pages appear exactly once, whatever is created or
 * deleted meanwhile.
 *
 * @param items the items; may be fewer than asked for, even none, while {@link #next} is present
 * @param nextCursor where the next page starts, null at the end of the list
 * @param <T> the type of the items
 */
public record Page<T>(List<T> items, @Nullable Cursor nextCursor) {

    /** Takes a copy of the items. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Where the next page starts.
     *
     * @return the cursor, empty at the end of the list
     */
    public Optional<Cursor> next() {
        return Optional.ofNullable(nextCursor);
    }
}
