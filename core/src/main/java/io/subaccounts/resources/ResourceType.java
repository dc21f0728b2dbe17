package io.subaccounts.resources;

import io.subaccounts.error.ValidationException;
import java.util.regex.Pattern;

/**
 * A kind of resource. The set is open: hosts add their own.
 *
 * @param name 1 to 32 characters of {@code a-z0-9_-}, beginning with a letter
 */
public record ResourceType(String name) implements Comparable<ResourceType> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,31}+");

    /** A SIP trunk. */
    public static final ResourceType TRUNK = new ResourceType("trunk");

    /** A phone number; its identifiers are brought into E.164 form. */
    public static final ResourceType NUMBER = new ResourceType("number");

    /** A voice application. */
    public static final ResourceType APPLICATION = new ResourceType("application");

    /** A SIP endpoint. */
    public static final ResourceType ENDPOINT = new ResourceType("endpoint");

    /**
     * Checks the name.
     *
     * @throws ValidationException if it breaks the rule
     */
    public ResourceType {
        if (!FORM.matcher(name).matches()) {
            throw new ValidationException("resource_type", "must be 1 to 32 characters of a-z, 0-9, _ and -");
        }
    }

    @Override
    public int compareTo(ResourceType other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
