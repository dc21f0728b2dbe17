package io.subaccounts.credentials;

import io.subaccounts.error.ValidationException;
import java.util.regex.Pattern;

/**
 * What a credential may be used for: {@code domain:verb:instance}, each part a literal or {@code *} for anything, as in
 * {@code calls:place:*}. The instance is the object of the action, written {@code type/id} as in {@code trunk/trunk-7};
 * where an action has no object it is the account concerned.
 *
 * @param domain the action's domain, or {@code *}
 * @param verb the action's verb, or {@code *}
 * @param instance the object or account, or {@code *}
 */
public record Scope(String domain, String verb, String instance) {

    /** Everything the account itself may do. */
    public static final Scope EVERYTHING = new Scope("*", "*", "*");

    private static final String ANY = "*";
    private static final Pattern WORD = Pattern.compile("[a-z0-9_.-]{1,32}+");
    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9_.+@/-]{1,200}+");

    /**
     * Checks the parts.
     *
     * @throws ValidationException if a part is neither a literal nor {@code *}
     */
    public Scope {
        require(WORD, domain);
        require(WORD, verb);
        require(INSTANCE, instance);
    }

    /**
     * Reads the text form.
     *
     * @param text three parts separated by colons; a missing instance means any
     * @return the scope
     * @throws ValidationException if the text is not a scope
     */
    public static Scope parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new ValidationException("scope", "must be domain:verb or domain:verb:instance");
        }
        return new Scope(parts[0], parts[1], parts.length == 3 ? parts[2] : ANY);
    }

    /**
     * Says whether this scope covers an action on an instance.
     *
     * @param actionDomain the action's domain
     * @param actionVerb the action's verb
     * @param actionInstance the object or account concerned
     * @return true if it does
     */
    public boolean covers(String actionDomain, String actionVerb, String actionInstance) {
        return matches(domain, actionDomain) && matches(verb, actionVerb) && matches(instance, actionInstance);
    }

    /**
     * Says whether everything that another scope covers is covered by this one too.
     *
     * @param other the other scope
     * @return true if the other is not wider
     */
    public boolean covers(Scope other) {
        return covers(other.domain, other.verb, other.instance);
    }

    @Override
    public String toString() {
        return domain + ":" + verb + ":" + instance;
    }

    private static boolean matches(String mine, String other) {
        return mine.equals(ANY) || mine.equals(other);
    }

    private static void require(Pattern literal, String part) {
        if (!part.equals(ANY) && !literal.matcher(part).matches()) {
            throw new ValidationException("scope", "has a part that is neither * nor a match of " + literal.pattern());
        }
    }
}
