package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.SessionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks a list page by page. */
final class Pages {

    private static final int TOO_MANY = 10_000;

    private Pages() {}

    /** Which page comes after the last row that was seen, or first. */
    @FunctionalInterface
    interface Next<R, L> {
        L after(@Nullable R last);
    }

    static <R, L> List<R> walk(int limit, Next<R, L> next, Function<L, List<R>> list) {
        List<R> seen = new ArrayList<>();
        List<R> page = list.apply(next.after(null));
        while (!page.isEmpty()) {
            assertThat(page).as("a page must not be longer than its limit").hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page);
            assertThat(seen)
                    .as("a list must come to an end: a page must begin behind the position, not at it")
                    .hasSizeLessThan(TOO_MANY);
            page = list.apply(next.after(page.get(page.size() - 1)));
        }
        return seen;
    }

    static AccountListing.Position positionOf(AccountRow row) {
        return new AccountListing.Position(row.createdAt(), row.id());
    }

    static AttemptListing.Position positionOf(AttemptRow row) {
        return new AttemptListing.Position(row.createdAt(), row.id());
    }

    static SessionListing.Position positionOf(SessionRow row) {
        return new SessionListing.Position(row.createdAt(), row.id());
    }

    static ResourceListing.Position positionOf(ResourceRow row) {
        return new ResourceListing.Position(row.from(), row.resource());
    }
}
