package io.subaccounts.internal.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import io.subaccounts.support.Seeds;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No text form and no error of this package repeats a number, or a piece of one. */
class DocumentSilenceTest {

    private static final int PIECE = 4;
    private static final Year NOW = Year.of(2026);
    private static final String PAN = "AAPPV8261K";
    private static final String GSTIN = "27AAPFU0939F1ZV";
    private static final String CIN = "L17110MH1973PLC019786";

    private static final Map<String, Consumer<String>> PARSERS = Map.of(
            PAN, Pan::parse,
            GSTIN, Gstin::parse,
            CIN, text -> Cin.parse(text, NOW));

    @Test
    void noTextFormShowsANumber() {
        assertSilent(Pan.parse(PAN).toString(), PAN);
        assertSilent(Gstin.parse(GSTIN).toString(), GSTIN);
        assertSilent(((Gstin.Parsed.Regular) Gstin.parse(GSTIN)).gstin().toString(), GSTIN);
        assertSilent(Gstin.parse("0717AUS12345UN1").toString(), "0717AUS12345UN1");
        assertSilent(Cin.parse(CIN, NOW).toString(), CIN);
        assertSilent(List.of(Map.of("pan", Pan.parse(PAN))).toString(), PAN);
    }

    @TestFactory
    List<DynamicTest> noErrorRepeatsWhatItRefuses() {
        return PARSERS.keySet().stream()
                .map(number -> DynamicTest.dynamicTest(number, () -> {
                    Random random = Seeds.random("DocumentSilenceTest." + number);
                    int refused = 0;
                    for (int i = 0; i < 3000; i++) {
                        if (refuses(number, spoilt(random, number))) {
                            refused++;
                        }
                    }
                    assertThat(refused).isGreaterThan(100);
                }))
                .toList();
    }

    @Test
    void theScanFindsWhatItLooksFor() {
        assertThatThrownBy(() -> assertSilent("pan aappv8261k must not", PAN)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertSilent("pan ends in 261K", PAN)).isInstanceOf(AssertionError.class);
    }

    private static boolean refuses(String number, String text) {
        try {
            PARSERS.get(number).accept(text);
            return false;
        } catch (ValidationException e) {
            assertThat(e).hasNoCause().hasNoSuppressedExceptions();
            assertSilent(e.toString() + e.rule() + e.field(), text);
            return true;
        }
    }

    /** A number with one to three characters changed, left out, added or swapped. */
    private static String spoilt(Random random, String number) {
        var text = new StringBuilder(number);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length() - 1);
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, Numbers.any(random));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, Numbers.any(random));
                default -> text.setCharAt(at, text.charAt(at + 1));
            }
        }
        return text.toString();
    }

    private static void assertSilent(String text, String number) {
        String shown = text.toUpperCase(Locale.ROOT);
        String hidden = number.toUpperCase(Locale.ROOT);
        for (int at = 0; at + PIECE <= hidden.length(); at++) {
            String piece = hidden.substring(at, at + PIECE);
            if (piece.chars().anyMatch(Character::isDigit) && !isOfARule(piece)) {
                assertThat(shown).as(Seeds.hint()).doesNotContain(piece);
            }
        }
    }

    /** The bounds that rules name. */
    private static boolean isOfARule(String piece) {
        return List.of("0001", "9999", "1850").contains(piece);
    }
}
