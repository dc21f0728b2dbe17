package io.subaccounts.kyc.policy;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One requirement and whom it is for.
 *
 * @param id its name, 1 to 32 characters of {@code a-z0-9_.-}, but not {@code business_type}, {@code policy} or
 *     {@code failed_documents}, which stand for what no rule says
 * @param country the country it is for, ISO 3166-1 alpha-2
 * @param businessTypes the legal forms it is for
 * @param capabilities what it is needed for
 * @param alternatives each a set of documents that together fulfil it; at least one, none of them empty
 */
public record RequirementRule(
        String id,
        String country,
        Set<BusinessType> businessTypes,
        Set<Capability> capabilities,
        List<Set<DocumentType>> alternatives) {

    private static final Pattern ID = Pattern.compile("[a-z0-9_.-]{1,32}+");
    private static final List<String> RESERVED = List.of("business_type", "failed_documents", "policy");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /**
     * Checks the parts.
     *
     * @throws ValidationException if one of them breaks its rule
     */
    public RequirementRule {
        require(ID.matcher(id).matches(), "requirement_id", "must be 1 to 32 characters of a-z, 0-9 and _.-");
        require(!RESERVED.contains(id), "requirement_id", "must be none of " + RESERVED);
        require(COUNTRY.matcher(country).matches(), "country", "must be two letters of A-Z");
        require(!businessTypes.isEmpty(), "business_types", "must not be empty");
        require(!capabilities.isEmpty(), "capabilities", "must not be empty");
        require(
                !alternatives.isEmpty() && alternatives.stream().noneMatch(Set::isEmpty),
                "alternatives",
                "must be at least one set of at least one document");
        businessTypes = Set.copyOf(businessTypes);
        capabilities = Set.copyOf(capabilities);
        alternatives = alternatives.stream().map(Set::copyOf).toList();
    }

    /**
     * A requirement of all capabilities, fulfilled by any one of some documents.
     *
     * @param id its name
     * @param country the country it is for
     * @param businessTypes the legal forms it is for
     * @param documents any one of these fulfils it
     * @return the rule
     */
    public static RequirementRule anyOf(
            String id, String country, Set<BusinessType> businessTypes, DocumentType... documents) {
        List<Set<DocumentType>> alternatives =
                List.of(documents).stream().map(Set::of).toList();
        return new RequirementRule(id, country, businessTypes, EnumSet.allOf(Capability.class), alternatives);
    }

    /**
     * The same rule for some capabilities only.
     *
     * @param values what it is needed for
     * @return the rule
     */
    public RequirementRule neededFor(Set<Capability> values) {
        return new RequirementRule(id, country, businessTypes, values, alternatives);
    }

    boolean collidesWith(RequirementRule other) {
        return id.equals(other.id)
                && country.equals(other.country)
                && !Collections.disjoint(businessTypes, other.businessTypes);
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new ValidationException(field, rule);
        }
    }
}
