package io.subaccounts.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one number used here that would pass for real is the sample that everybody uses. */
class AadhaarNumbersTest {

    private static final String PLAIN = "234123412346";
    private static final String GROUPED = "2341 2341 2346";

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLAIN,
                "UID" + PLAIN,
                "aadhaar:" + PLAIN + ".",
                "uid-" + PLAIN,
                "91 " + PLAIN,
                "+91 " + PLAIN,
                "call +911, id " + PLAIN,
                "one\ntwo " + PLAIN + "\nthree",
                "000000000001 " + PLAIN,
                "\uFF12\uFF13\uFF14\uFF11\uFF12\uFF13\uFF14\uFF11\uFF12\uFF13\uFF14\uFF16", // full-width
                "\u0968\u0969\u096A\u0967\u0968\u0969\u096A\u0967\u0968\u0969\u096A\u096C", // Devanagari
                "\u0968\u0969\u096A12341\uFF12\uFF13\uFF14\uFF16",
                "\uD835\uDFD0341\uD835\uDFD03412346", // mathematical twos
                "23412341\u200B2346", // a space of no width
                "2341\u00AD2341\u00AD2346", // soft hyphens
                "ops+" + PLAIN, // no plus sign of a telephone number
                "caf\u00E9+" + PLAIN
            })
    void aNumberInOnePieceAppears(String text) {
        assertThat(AadhaarNumbers.appearsIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GROUPED,
                "2341-2341-2346",
                "2341 2341-2346",
                "2341 - 2341 - 2346",
                "uid-2341-2341-2346",
                "x2341 2341 2346y",
                "1111 " + GROUPED,
                GROUPED + " 1111",
                "2341\u00A02341\u00A02346", // no-break spaces
                "2341\u20132341\u20132346", // en dashes
                "2341\u20112341\u22122346", // a no-break hyphen and a minus sign
                "2341.2341.2346",
                "2341/2341/2346",
                "2341\\2341\\2346",
                "2341_2341_2346",
                "2341+2341+2346",
                "2341. 2341 /2346",
                "2341,2341,2346",
                "2341, 2341, 2346",
                "2341\t2341\t2346",
                "2341\n2341\n2346",
                "2341\r\n2341\r\n2346",
                "2341;2341|2346",
                "2341\u20282341\u20292346", // line and paragraph separators
                "2341\uFF0C2341\u30012346", // full-width and ideographic commas
                "2341\u202F2341\u202F2346", // narrow no-break spaces
                "2341\u00B72341\u00B72346", // middle dots
                "2341\uFF0E2341\uFF0F2346", // full-width
                "2341 \u200B2341 \u200B2346",
                "\u0968\u0969\u096A\u0967 \u0968\u0969\u096A\u0967 \u0968\u0969\u096A\u096C"
            })
    void aNumberInGroupsAppears(String text) {
        assertThat(AadhaarNumbers.appearsIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "234123412347", // the check digit
                "2341 2341 2347",
                "123412341234", // checks, but begins with 1
                "1234 1234 1234",
                "012341234123", // checks, but begins with 0
                "222222222222",
                "23412341234", // eleven digits
                "1" + PLAIN, // inside of longer ones
                PLAIN + "1",
                "1" + GROUPED,
                GROUPED + "1",
                "\u0967" + PLAIN,
                "\uD835\uDFCF" + PLAIN,
                "+" + PLAIN, // telephone numbers
                "+" + GROUPED,
                "23 4123 412346", // other groups
                "2341    2341    2346",
                "2341:2341:2346", // as in IPv6 addresses
                "2341x2341x2346",
                "2001:4860:4860::8888",
                "1,000,000,000",
                "23,41,23,41,23,46",
                "2,341,234,123,46",
                "234,123,412,346",
                "INR 2,34,12,34,12,346.00",
                "2341.23, 4123.46",
                "extensions 2341, 2342, 2343",
                "+91 22 2341 2341, +91 22 2346 1234",
                "022-2341-2341; 022-2346-1234",
                "98200 98200, 98200 98201",
                "tel: +2341,2341,2346",
                "tel: +" + PLAIN,
                "(+" + GROUPED + ")",
                "2026-11-23T09:15:00Z",
                "192.168.100.10"
            })
    void otherDigitsAreNone(String text) {
        assertThat(AadhaarNumbers.appearsIn(text)).isFalse();
    }

    @Test
    void aNumberThatReadsTheSameBackwardsIsNone() {
        String palindrome = palindrome();

        assertThat(AadhaarNumbers.appearsIn(palindrome)).isFalse();
        assertThat(Verhoeff.holds(palindrome.chars().map(c -> c - '0').toArray()))
                .isTrue();
    }

    @Test
    void aUuidHoldsNone() {
        String last = "550e8400-e29b-41d4-a716-" + PLAIN;
        String middle = "550e8400-2341-2341-2346-44665544000a";

        assertThat(AadhaarNumbers.appearsIn(last)).isFalse();
        assertThat(AadhaarNumbers.appearsIn(middle)).isFalse();
        assertThat(AadhaarNumbers.appearsIn(last + " " + PLAIN)).isTrue();
        assertThat(AadhaarNumbers.appearsIn("x50e8400-e29b-41d4-a716-" + PLAIN)).isTrue();
        assertThat(AadhaarNumbers.appearsIn("x50e8400-2341-2341-2346-44665544000a"))
                .isTrue();
    }

    @Test
    void aTextWithoutOnePassesUnchanged() {
        assertThat(AadhaarNumbers.refused("name", "Acme 234123412347")).isEqualTo("Acme 234123412347");
    }

    @Test
    void aTextWithOneIsRefusedWithoutRepeatingIt() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> AadhaarNumbers.refused("name", "Acme " + PLAIN),
                () -> AadhaarNumbers.refused("name", "Acme " + GROUPED))) {
            assertThatThrownBy(call)
                    .isInstanceOf(ValidationException.class)
                    .hasMessage("name must not hold an Aadhaar number")
                    .hasNoCause();
        }
    }

    @Test
    void whatIsStoredAsTextHoldsNone() {
        for (String number : List.of(PLAIN, GROUPED, "2341-2341-2346")) {
            assertRefused("name", () -> TextRules.label("name", "Acme " + number, 200));
            assertRefused("description", () -> TextRules.prose("description", "Owner:\n" + number, 200));
            assertRefused("metadata", () -> TextRules.metadata(Map.of("key", number)));
        }
    }

    @Test
    void identifiersAndAddressesHoldNone() {
        for (String number : List.of(PLAIN, "2341-2341-2346", "2341.2341.2346")) {
            assertRefused("external_id", () -> TextRules.visibleAscii("external_id", "c-" + number));
            assertRefused("metadata", () -> TextRules.metadata(Map.of(number, "")));
            assertRefused("email", () -> TextRules.email("email", number + "@kite.example"));
            assertRefused("email", () -> TextRules.email("email", "ops+" + number + "@kite.example"));
            assertRefused("email", () -> TextRules.email("email", "ops@" + number + ".example"));
        }
        assertRefused("email", () -> TextRules.email("email", "2341\u00B72341\u00B72346@kite.example"));
    }

    @Test
    void identifiersAndAddressesMayHaveOneInsideOfALongerWord() {
        for (String token : List.of("9f" + PLAIN + "ab12", "x" + PLAIN, PLAIN + "x", "ref_7c" + PLAIN)) {
            assertThat(TextRules.visibleAscii("external_id", token)).isEqualTo(token);
            assertThat(TextRules.metadata(Map.of(token, ""))).containsKey(token);
            assertThat(AadhaarNumbers.isWordIn(token)).isFalse();
            assertThat(AadhaarNumbers.appearsIn(token)).isTrue();
        }
    }

    @Test
    void identifiersAndAddressesMayBeNumbers() {
        String number = "234123412347";
        assertThat(TextRules.visibleAscii("external_id", number)).isEqualTo(number);
        assertThat(TextRules.email("email", number + "@kite.example")).isEqualTo(number + "@kite.example");
        assertThat(TextRules.email("email", "+" + PLAIN + "@sms.example")).isEqualTo("+" + PLAIN + "@sms.example");
        assertThat(TextRules.metadata(Map.of(number, number))).containsKey(number);
    }

    @Test
    void contactNumbersMayLookLikeOne() {
        assertThat(TextRules.phone(PLAIN)).isEqualTo(PLAIN);
        assertThat(TextRules.phone("+" + PLAIN)).isEqualTo("+" + PLAIN);
        assertThat(TextRules.phone(GROUPED)).isEqualTo(GROUPED);
    }

    @Test
    void aTextIsLookedThroughAfterItWasComposed() {
        assertRefused("name", () -> TextRules.label("name", "e\u0301" + PLAIN, 200));
        assertThat(TextRules.prefix("name_prefix", PLAIN, 200)).isEqualTo(PLAIN); // looked for, not stored
    }

    private static void assertRefused(String field, ThrowingCallable rule) {
        assertThatThrownBy(rule)
                .isInstanceOf(ValidationException.class)
                .hasMessage(field + " must not hold an Aadhaar number");
    }

    private static String palindrome() {
        for (int half = 200_000; half < 1_000_000; half++) {
            String text =
                    half + new StringBuilder(Integer.toString(half)).reverse().toString();
            if (Verhoeff.holds(text.chars().map(c -> c - '0').toArray())) {
                return text;
            }
        }
        throw new AssertionError("no such number");
    }
}
