package io.subaccounts.internal.documents;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.error.ValidationException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Which types of holder, by the fourth letter of a PAN, a customer of some legal form can be. Immutable.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class HolderTypes {

    /**
     * After the persons of the Income-tax Act, 1961, section 2(31). A proprietorship is no person of its own: its owner's
     * PAN counts. A firm includes a limited liability partnership, section 2(23); E is what some lists have for those. A
     * trust or a society is no kind of person there either: besides T, and K for trusts, it may have been registered as an
     * association of persons, a body of individuals or an artificial juridical person. A body of the government may be a
     * local authority or an artificial juridical person; one that is a company is a company here.
     */
    public static final HolderTypes DEFAULT = new HolderTypes(Map.of(
            BusinessType.INDIVIDUAL, Set.of('P'),
            BusinessType.PROPRIETORSHIP, Set.of('P'),
            BusinessType.HUF, Set.of('H'),
            BusinessType.PRIVATE_LIMITED, Set.of('C'),
            BusinessType.PUBLIC_LIMITED, Set.of('C'),
            BusinessType.LLP, Set.of('F', 'E'),
            BusinessType.PARTNERSHIP, Set.of('F'),
            BusinessType.TRUST, Set.of('T', 'K', 'A', 'B', 'J'),
            BusinessType.SOCIETY, Set.of('A', 'T', 'B', 'J'),
            BusinessType.GOVERNMENT, Set.of('G', 'L', 'J')));

    private final Map<BusinessType, Set<Character>> letters;

    private HolderTypes(Map<BusinessType, Set<Character>> letters) {
        this.letters = letters;
    }

    /**
     * The same with other letters for some legal forms.
     *
     * @param overrides the letters that take the place of those so far; copied
     * @return the changed types
     * @throws ValidationException if a legal form is left without a letter, or a letter is not of A to Z
     */
    public HolderTypes with(Map<BusinessType, Set<Character>> overrides) {
        var changed = new EnumMap<>(letters);
        overrides.forEach((type, some) -> changed.put(type, new PanRules(some).holderTypes()));
        return new HolderTypes(changed);
    }

    /**
     * Whether a PAN can be that of a customer.
     *
     * @param type the customer's legal form
     * @param pan the PAN
     * @return true if its type of holder is one of those of the legal form
     */
    public boolean fits(BusinessType type, Pan pan) {
        return letters.getOrDefault(type, Set.of()).contains(pan.holderType());
    }
}
