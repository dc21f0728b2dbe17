package io.subaccounts.api.controls;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A little API of everything that an API can have. */
public abstract class Sample<T extends Comparable<T>> implements AutoCloseable {

    /** Compiled into callers. */
    public static final int LIMIT = 3;

    protected final @Nullable String memory = null;

    private int hidden;

    protected Sample(T first, String... more) {
        hidden = more.length;
    }

    /** Everything that a signature can have. */
    public static <K> Map<K, List<@Nullable String>> sorted(
            Function<? super K, ? extends Number> key, int @Nullable [] table) throws IOException {
        throw new IOException(key + " " + (table == null));
    }

    public abstract @Nullable T next();

    final void unseen() {
        hidden++;
    }

    int seen() {
        return hidden;
    }

    /** A closed choice. */
    public sealed interface Choice {

        default boolean isYes() {
            return this instanceof Yes;
        }

        /** One. */
        record Yes(int amount, @Nullable String reason) implements Choice {

            public Yes(int amount) {
                this(amount, null);
            }

            public Yes twice() {
                return new Yes(2 * amount);
            }
        }

        /** The other. */
        enum No implements Choice {
            NEVER,
            LATER
        }
    }

    static final class Unseen {}
}
