package io.subaccounts.common;

import org.jspecify.annotations.Nullable;

/**
 * One field of a partial update: either left as it is, or set, possibly to nothing. Absent and null are different
 * things.
 *
 * @param <T> the field's type
 */
public sealed interface Change<T> {

    /**
     * Leaves the field as it is.
     *
     * @param <T> the field's type
     * @return the change that changes nothing
     */
    static <T> Change<T> keep() {
        return new Keep<>();
    }

    /**
     * Sets the field.
     *
     * @param value the new value; null clears a field that may be empty
     * @param <T> the field's type
     * @return the change
     */
    static <T> Change<T> to(@Nullable T value) {
        return new To<>(value);
    }

    /**
     * Applies the change to a present value.
     *
     * @param present the present value, null if empty
     * @return the value after the change
     */
    @Nullable
    T applyTo(@Nullable T present);

    /**
     * Leaves the field as it is.
     *
     * @param <T> the field's type
     */
    record Keep<T>() implements Change<T> {
        @Override
        public @Nullable T applyTo(@Nullable T present) {
            return present;
        }
    }

    /**
     * Sets the field.
     *
     * @param value the new value; null clears the field
     * @param <T> the field's type
     */
    record To<T>(@Nullable T value) implements Change<T> {
        @Override
        public @Nullable T applyTo(@Nullable T present) {
            return value;
        }
    }
}
