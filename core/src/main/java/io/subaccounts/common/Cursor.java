package io.subaccounts.common;

/**
 * An opaque position in a list. It is signed and bound to the query and the actor that it was made for: a cursor that
 * was altered, or is presented with another query, is refused.
 *
 * @param value the text form, safe in URLs
 */
public record Cursor(String value) {

    @Override
    public String toString() {
        return value;
    }
}
