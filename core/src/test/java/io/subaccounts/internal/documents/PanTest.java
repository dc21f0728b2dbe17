package io.subaccounts.internal.documents;

import static io.subaccounts.internal.documents.Refusals.assertRefused;
import static io.subaccounts.internal.documents.Refusals.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.support.Seeds;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanTest {

    @ParameterizedTest
    @CsvSource({
        "AAKFD7113K, F, AAKFDXXXXK",
        "AAPPV8261K, P, AAPPVXXXXK",
        "ABMPA3211G, P, ABMPAXXXXG",
        "ACUPA7085R, P, ACUPAXXXXR",
        "AFZPK7190K, P, AFZPKXXXXK",
    })
    void aWellFormedPanTellsItsHolderAndHasAMask(String text, char holder, String mask) {
        Pan pan = Pan.parse(text);

        assertThat(pan.value()).isEqualTo(text);
        assertThat(pan.holderType()).isEqualTo(holder);
        assertThat(pan.mask()).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource({
        "ACUPA7085RR, must be 10 characters",
        "ACUPA7085, must be 10 characters",
        "'', must be 10 characters",
        "ABMPA32111, must end in a letter",
        "ABMXA3211G, must have a type of holder as its fourth letter",
        "ACUPA0000R, must have digits from 0001 to 9999",
        "1CUPA7085R, must begin with five letters",
        "ACUP17085R, must begin with five letters",
        "ACUPAO085R, must have four digits",
        "ACUPA708OR, must have four digits",
    })
    void anotherIsRefusedWithTheRuleItBreaks(String text, String rule) {
        assertRefused(() -> Pan.parse(text), "pan", rule);
    }

    @Test
    void theDigitsBeginWithOne() {
        assertThat(Pan.parse("ACUPA0001R").value()).isEqualTo("ACUPA0001R");
        assertThat(Pan.parse("ACUPA9999R").value()).isEqualTo("ACUPA9999R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAPPV8261K", "aappv8261k", "  AAPPV8261K", "aaPPv8261k   "})
    void caseAndSpacesAroundItDoNotMatter(String text) {
        assertThat(Pan.parse(text)).isEqualTo(Pan.parse("AAPPV8261K")).hasSameHashCodeAs(Pan.parse("AAPPV8261K"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAPPV 8261K",
                "AAPPV-8261K",
                "\tAAPPV8261K",
                "AAPPV8261K\n",
                "\u00A0AAPPV8261K",
                "\uFF21\uFF21PPV8261K", // full-width A
                "\u0410APPV8261K", // Cyrillic A
                "AAPPV826\uFF11K", // full-width 1
                "AAPPV826\u0967K", // Devanagari 1
                "AAPPV8261\u212A", // the sign of kelvin, whose small letter is k
                "AAPPV8261\u017F", // long s, whose capital letter is S
                "AAPP\uD835\uDC158261K" // a mathematical V
            })
    void nothingThatOnlyLooksLikeItIsTakenForIt(String text) {
        assertRefused(() -> Pan.parse(text), "pan", "must hold only letters A to Z and digits 0 to 9");
    }

    @Test
    void longTextsAreRefusedUnread() {
        assertRefused(() -> Pan.parse(" ".repeat(1_000_000) + "AAPPV8261K"), "pan", "must be 10 characters");
    }

    @Test
    void theTypesOfHolderAreConfigurable() {
        var personsOnly = new PanRules(Set.of('P'));

        assertThat(Pan.parse("AAPPV8261K", personsOnly).holderType()).isEqualTo('P');
        assertRefused(() -> Pan.parse("AAKFD7113K", personsOnly), "pan", "one of [P]");
        assertRefused(() -> new PanRules(Set.of()), "holder_types", "one or more letters");
        assertRefused(() -> new PanRules(Set.of('p')), "holder_types", "letters A to Z");
    }

    @Test
    void byDefaultTwelveTypesOfHolderAreKnown() {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            String pan = "AAA" + letter + "A0001A";
            assertThat(isRefused(() -> Pan.parse(pan))).as("%s", letter).isEqualTo("ABCEFGHJKLPT".indexOf(letter) < 0);
        }
    }

    @Test
    void whatIsAcceptedIsAcceptedAgainUnchanged() {
        Random random = Seeds.random("PanTest.idempotent");
        int accepted = 0;
        for (int i = 0; i < 5000; i++) {
            String text = Numbers.pan(random);
            char[] changed = text.toCharArray();
            changed[random.nextInt(10)] = Numbers.any(random);
            String other = new String(changed);
            assertThat(Pan.parse(text).value()).as("%s %s", text, Seeds.hint()).isEqualTo(text);
            if (!isRefused(() -> Pan.parse(other))) {
                assertThat(other).as(Seeds.hint()).matches("[A-Z]{3}[ABCEFGHJKLPT][A-Z][0-9]{4}[A-Z]");
                accepted++;
            }
        }
        assertThat(accepted).isBetween(1, 4999);
    }
}
