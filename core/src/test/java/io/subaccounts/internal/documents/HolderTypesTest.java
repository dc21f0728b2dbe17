package io.subaccounts.internal.documents;

import static io.subaccounts.internal.documents.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HolderTypesTest {

    @ParameterizedTest
    @CsvSource({
        "INDIVIDUAL, P",
        "PROPRIETORSHIP, P",
        "PRIVATE_LIMITED, C",
        "PUBLIC_LIMITED, C",
        "LLP, EF",
        "PARTNERSHIP, F",
        "TRUST, ABJKT",
        "SOCIETY, ABJT",
        "HUF, H",
        "GOVERNMENT, GJL",
    })
    void aLegalFormFitsItsTypesOfHolderAndNoOthers(BusinessType type, String letters) {
        assertThat(fitting(HolderTypes.DEFAULT, type)).isEqualTo(letters);
    }

    @ParameterizedTest
    @EnumSource
    void everyLegalFormFitsSomeType(BusinessType type) {
        assertThat(fitting(HolderTypes.DEFAULT, type)).isNotEmpty();
    }

    @Test
    void lettersCanBeReplacedForSomeLegalForms() {
        HolderTypes strict = HolderTypes.DEFAULT.with(Map.of(BusinessType.TRUST, Set.of('T')));

        assertThat(fitting(strict, BusinessType.TRUST)).isEqualTo("T");
        assertThat(fitting(strict, BusinessType.LLP)).isEqualTo("EF");
        assertThat(fitting(HolderTypes.DEFAULT, BusinessType.TRUST)).isEqualTo("ABJKT");
    }

    @Test
    void whatIsHandedInIsCopied() {
        var overrides = new EnumMap<BusinessType, Set<Character>>(BusinessType.class);
        overrides.put(BusinessType.TRUST, Set.of('T'));
        HolderTypes types = HolderTypes.DEFAULT.with(overrides);
        overrides.put(BusinessType.TRUST, Set.of('P'));

        assertThat(fitting(types, BusinessType.TRUST)).isEqualTo("T");
    }

    @Test
    void noLegalFormIsLeftWithoutALetter() {
        assertRefused(
                () -> HolderTypes.DEFAULT.with(Map.of(BusinessType.LLP, Set.of())), "holder_types", "one or more");
        assertRefused(() -> HolderTypes.DEFAULT.with(Map.of(BusinessType.LLP, Set.of('f'))), "holder_types", "A to Z");
    }

    private static String fitting(HolderTypes types, BusinessType type) {
        var fitting = new StringBuilder();
        for (char letter : "ABCEFGHJKLPT".toCharArray()) {
            if (types.fits(type, Pan.parse("AAA" + letter + "A0001A"))) {
                fitting.append(letter);
            }
        }
        return fitting.toString();
    }
}
