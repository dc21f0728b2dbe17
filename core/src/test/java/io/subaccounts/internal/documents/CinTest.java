package io.subaccounts.internal.documents;

import static io.subaccounts.internal.documents.Refusals.assertRefused;
import static io.subaccounts.internal.documents.Refusals.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CinTest {

    private static final Year NOW = Year.of(2026);
    private static final String SAMPLE = "L17110MH1973PLC019786";

    @Test
    void aWellFormedCinHasSixParts() {
        Cin cin = Cin.parse(SAMPLE, NOW);

        assertThat(cin.value()).isEqualTo(SAMPLE);
        assertThat(cin.isListed()).isTrue();
        assertThat(cin.industry()).isEqualTo("17110");
        assertThat(cin.state()).isEqualTo("MH");
        assertThat(cin.year()).isEqualTo(Year.of(1973));
        assertThat(cin.ownership()).isEqualTo("PLC");
        assertThat(cin.registration()).isEqualTo("019786");
        assertThat(cin.mask()).isEqualTo("L17110MH1973PLCXXXXXX");
        assertThat(Cin.parse(" l17110mh1973plc019786 ", NOW)).isEqualTo(cin).hasSameHashCodeAs(cin);
        assertThat(Cin.parse("U17110MH1973PLC019786", NOW).isListed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "L17110MH1973PLC01978, must be 21 characters",
        "L17110MH1973PLC0197866, must be 21 characters",
        "AAB-1234, must hold only letters A to Z and digits 0 to 9",
        "AAB1234, must be 21 characters",
        "L17110MH1973PLC01978\uFF16, must hold only letters A to Z and digits 0 to 9",
        "X17110MH1973PLC019786, must begin with L for listed or U for unlisted",
        "117110MH1973PLC019786, must begin with L for listed or U for unlisted",
        "L1711OMH1973PLC019786, must have the five digits of an industry",
        "L17110XX1973PLC019786, must have the letters of a state",
        "L17110271973PLC019786, must have the letters of a state",
        "L17110MH1849PLC019786, must have a year from 1850 to next year",
        "L17110MH2028PLC019786, must have a year from 1850 to next year",
        "L17110MH197APLC019786, must have a year from 1850 to next year",
        "L17110MH1973ABC019786, must have an ownership",
        "L17110MH1973LLP019786, must have an ownership",
        "L17110MH1973PLC01978O, must end in the six digits",
        "L17110MH1973PLC000000, must end in the six digits",
    })
    void anotherIsRefusedWithTheRuleItBreaks(String text, String rule) {
        assertRefused(() -> Cin.parse(text, NOW), "cin", rule);
    }

    @ParameterizedTest
    @CsvSource({"1850, false", "2026, false", "2027, false", "2028, true", "1849, true", "0000, true", "9999, true"})
    void yearsGoFrom1850ToNextYear(String year, boolean refused) {
        assertThat(isRefused(() -> Cin.parse("U17110MH" + year + "PLC019786", NOW)))
                .isEqualTo(refused);
    }

    @Test
    void ownershipsAreThoseOfTheMinistry() {
        var accepted = new ArrayList<String>();
        for (int code = 0; code < 26 * 26 * 26; code++) {
            String ownership = "" + letter(code / 676) + letter(code / 26) + letter(code);
            if (!isRefused(() -> Cin.parse("U17110MH1973" + ownership + "019786", NOW))) {
                accepted.add(ownership);
            }
        }
        assertThat(accepted)
                .containsExactly("FLC", "FTC", "GAP", "GAT", "GOI", "NPL", "OPC", "PLC", "PTC", "SGC", "ULL", "ULT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DL", "KA", "TN", "TZ", "PN", "TG", "TS", "OR", "OD", "CT", "UR", "UT", "LA", "AN"})
    void statesKeepTheLettersOfOldNumbers(String state) {
        assertThat(Cin.parse("U17110" + state + "1973PLC019786", NOW).state()).isEqualTo(state);
    }

    private static char letter(int code) {
        return (char) ('A' + code % 26);
    }
}
