package io.subaccounts.accounts;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a deletion does with what the account has.
 *
 * @param descendants what happens to the accounts below
 * @param otherwise the rule for resource types that are not named
 * @param byType the rules for named resource types, by {@code ResourceType} name
 */
public record DeletePolicy(DescendantRule descendants, ResourceRule otherwise, Map<String, ResourceRule> byType) {

    /** What a deletion does with the accounts below. */
    public enum DescendantRule {
        /** Refuse the deletion while any live account is below. */
        REFUSE,
        /** Delete them too. */
        CASCADE
    }

    /** Takes a copy of the rules. */
    public DeletePolicy {
        byType = Map.copyOf(byType);
    }

    /**
     * Refuses the deletion if anything is below the account or owned by it.
     *
     * @return the strictest policy
     */
    public static DeletePolicy refuseIfAnything() {
        return new DeletePolicy(DescendantRule.REFUSE, ResourceRule.refuse(), Map.of());
    }

    /**
     * Hands all resources to the parent, and refuses if live accounts are below.
     *
     * @return the policy
     */
    public static DeletePolicy reassociateToParent() {
        return new DeletePolicy(DescendantRule.REFUSE, ResourceRule.toParent(), Map.of());
    }

    /**
     * Deletes everything below and gives up all resources.
     *
     * @return the policy
     */
    public static DeletePolicy cascade() {
        return new DeletePolicy(DescendantRule.CASCADE, ResourceRule.cascade(), Map.of());
    }

    /**
     * The same policy with another rule for the accounts below.
     *
     * @param rule the rule
     * @return the policy
     */
    public DeletePolicy descendants(DescendantRule rule) {
        return new DeletePolicy(rule, otherwise, byType);
    }

    /**
     * The same policy with a rule of its own for one resource type.
     *
     * @param resourceType the type's name, for example {@code number}
     * @param rule the rule
     * @return the policy
     */
    public DeletePolicy resources(String resourceType, ResourceRule rule) {
        var copy = new TreeMap<>(byType);
        copy.put(resourceType, rule);
        return new DeletePolicy(descendants, otherwise, copy);
    }

    /**
     * The rule for a resource type.
     *
     * @param resourceType the type's name
     * @return its own rule, or the one for types that are not named
     */
    public ResourceRule ruleFor(String resourceType) {
        return byType.getOrDefault(resourceType, otherwise);
    }
}
