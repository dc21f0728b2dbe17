package io.subaccounts.kyc.policy;

import static io.subaccounts.accounts.BusinessType.GOVERNMENT;
import static io.subaccounts.accounts.BusinessType.HUF;
import static io.subaccounts.accounts.BusinessType.INDIVIDUAL;
import static io.subaccounts.accounts.BusinessType.LLP;
import static io.subaccounts.accounts.BusinessType.PARTNERSHIP;
import static io.subaccounts.accounts.BusinessType.PRIVATE_LIMITED;
import static io.subaccounts.accounts.BusinessType.PROPRIETORSHIP;
import static io.subaccounts.accounts.BusinessType.PUBLIC_LIMITED;
import static io.subaccounts.accounts.BusinessType.SOCIETY;
import static io.subaccounts.accounts.BusinessType.TRUST;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.kyc.DocumentType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Indian voice platforms ask of their customers, by legal form. */
final class IndianPolicy {

    /**
     * Which holder types, the fourth letter of a PAN, fit which legal form: after the persons of the Income-tax Act, 1961,
     * section 2(31). A proprietorship is no person of its own: its owner's PAN counts. A firm includes a limited liability
     * partnership, section 2(23); E is what some lists have for those. A trust or a society is no kind of person there
     * either: besides T, and K for trusts, it may have been registered as an association of persons, a body of individuals
     * or an artificial juridical person. A body of the government may be a local authority or an artificial juridical
     * person; one that is a company is a company here.
     */
    static final Map<BusinessType, Set<Character>> HOLDER_TYPES = Map.of(
            INDIVIDUAL, Set.of('P'),
            PROPRIETORSHIP, Set.of('P'),
            HUF, Set.of('H'),
            PRIVATE_LIMITED, Set.of('C'),
            PUBLIC_LIMITED, Set.of('C'),
            LLP, Set.of('F', 'E'),
            PARTNERSHIP, Set.of('F'),
            TRUST, Set.of('T', 'K', 'A', 'B', 'J'),
            SOCIETY, Set.of('A', 'B', 'T', 'J'),
            GOVERNMENT, Set.of('G', 'L', 'J'));

    private static final String INDIA = "IN";

    private IndianPolicy() {}

    static KycPolicy create() {
        Set<BusinessType> persons = EnumSet.of(INDIVIDUAL, PROPRIETORSHIP, HUF);
        Set<BusinessType> organisations = EnumSet.complementOf(EnumSet.copyOf(persons));
        return KycPolicy.of(
                "india",
                INDIA,
                List.of(PolicyVersion.first(List.of(
                        RequirementRule.anyOf("pan", INDIA, EnumSet.allOf(BusinessType.class), DocumentType.PAN),
                        RequirementRule.anyOf("aadhaar", INDIA, persons, DocumentType.AADHAAR),
                        RequirementRule.anyOf(
                                "registration", INDIA, organisations, DocumentType.GST, DocumentType.CIN)))));
    }
}
