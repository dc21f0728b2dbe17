package io.subaccounts.resources;

import io.subaccounts.error.ValidationException;
import java.util.regex.Pattern;

/**
 * Names a resource. Identifiers are compared byte for byte, except that those of phone numbers are brought into E.164
 * form by every call that takes one.
 *
 * @param type the kind of resource
 * @param id 1 to 128 characters of {@code A-Za-z0-9_.+@/:-}; for numbers any international spelling with a leading
 *     {@code +}
 */
public record ResourceRef(ResourceType type, String id) implements Comparable<ResourceRef> {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.+@/:-]{1,128}+");
    private static final Pattern NUMBER_SPELLING = Pattern.compile("\\+[0-9 ().-]{1,40}+");

    /**
     * Checks the identifier's form.
     *
     * @throws ValidationException if it breaks the rule
     */
    public ResourceRef {
        boolean number = type.equals(ResourceType.NUMBER);
        if (!(number ? NUMBER_SPELLING : ID).matcher(id).matches()) {
            throw new ValidationException(
                    "resource_id",
                    number
                            ? "must be a phone number with a leading + and its country code"
                            : "must be 1 to 128 characters of A-Z, a-z, 0-9 and _.+@/:-");
        }
    }

    /**
     * A SIP trunk.
     *
     * @param id the host's identifier
     * @return the reference
     */
    public static ResourceRef trunk(String id) {
        return new ResourceRef(ResourceType.TRUNK, id);
    }

    /**
     * A phone number.
     *
     * @param number the number in any international spelling with a leading {@code +}
     * @return the reference
     */
    public static ResourceRef number(String number) {
        return new ResourceRef(ResourceType.NUMBER, number);
    }

    /**
     * A voice application.
     *
     * @param id the host's identifier
     * @return the reference
     */
    public static ResourceRef application(String id) {
        return new ResourceRef(ResourceType.APPLICATION, id);
    }

    /**
     * A SIP endpoint.
     *
     * @param id the host's identifier
     * @return the reference
     */
    public static ResourceRef endpoint(String id) {
        return new ResourceRef(ResourceType.ENDPOINT, id);
    }

    @Override
    public int compareTo(ResourceRef other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
