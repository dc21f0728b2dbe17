package io.subaccounts.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import io.subaccounts.support.Seeds;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {

    private static final String FACE = "\uD83D\uDE00";
    private static final String DECOMPOSED = "\u03B1\u0313\u0300\u0345"; // four characters that become one

    @Test
    void labelsAreCountedInCodePoints() {
        for (String character : List.of("a", "\u00E4", "\u0915", FACE)) {
            for (int length : new int[] {1, 199, 200}) {
                assertThat(label(character.repeat(length))).isEqualTo(character.repeat(length));
            }
            assertRefused("name", () -> label(character.repeat(201)));
            assertRefused("name", () -> label(character.repeat(100_000)));
        }
    }

    @Test
    void labelsAreCountedAfterTheyWereComposed() {
        String composed = Normalizer.normalize(DECOMPOSED, Normalizer.Form.NFC);
        assertThat(composed).hasSize(1);

        assertThat(label("e\u0301".repeat(200))).isEqualTo("\u00E9".repeat(200));
        assertThat(label(DECOMPOSED.repeat(200))).isEqualTo(composed.repeat(200));
        assertRefused("name", () -> label(DECOMPOSED.repeat(201)));
        assertRefused("name", () -> label("\u0958".repeat(101))); // grows to two each
        assertThat(label("\u0958".repeat(100))).hasSize(200);
    }

    @Test
    void whatIsAcceptedOnceIsAcceptedAgainUnchanged() {
        Random random = Seeds.random("TextRulesTest.idempotent");
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = random(random, 12);
            try {
                String first = label(text);
                assertThat(label(first)).as("%s %s", text, Seeds.hint()).isEqualTo(first);
                assertThat(Normalizer.isNormalized(first, Normalizer.Form.NFC)).isTrue();
                accepted++;
            } catch (ValidationException e) {
                assertThat(e.field()).isEqualTo("name");
            }
        }
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void forbiddenCharactersAreRefusedWhereverTheyStandAndOthersAreNot() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c >= 0x3000 && c < 0xD700 || c >= 0x30000 && c < 0x3FFF0 || c >= 0x40000 && c < 0xFFFF0) {
                continue; // nothing but letters, or nothing at all
            }
            String text = "a" + Character.toString(c) + "z";
            boolean control = c < 0x20 || c >= 0x7F && c < 0xA0;
            boolean bidi = c == 0x61C
                    || c == 0x200E
                    || c == 0x200F
                    || c >= 0x202A && c <= 0x202E
                    || c >= 0x2066 && c <= 0x2069;
            boolean separator = c == 0x2028 || c == 0x2029;
            boolean noCharacter = (c & 0xFFFF) >= 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF || c >= 0xD800 && c <= 0xDFFF;
            boolean forbidden = control || bidi || separator || noCharacter;

            assertThat(accepts(() -> label(text))).as("U+%04X in a label", c).isEqualTo(!forbidden);
            boolean lineBreak = c == '\n' || c == '\r' || c == '\t';
            assertThat(accepts(() -> TextRules.prose("text", text, 100)))
                    .as("U+%04X in prose", c)
                    .isEqualTo(!forbidden || lineBreak);
        }
    }

    @Test
    void halvesOfPairsAreRefusedInEveryOrder() {
        for (String text : List.of("\uD83D", "\uDE00", "a\uD83Da", "\uDE00\uD83D", FACE + "\uD83D", "\uDE00" + FACE)) {
            assertRefused("name", () -> label(text));
        }
    }

    @Test
    void labelsAreNotBlank() {
        for (String text : List.of("", " ", "   ", "\u2003\u3000")) {
            assertRefused("name", () -> label(text));
        }
        assertThat(label(" a ")).isEqualTo(" a ");
    }

    @Test
    void aPrefixFollowsTheRulesOfLabelsButMayBeBlankOrMissing() {
        assertThat(TextRules.prefix("prefix", null, 200)).isNull();
        assertThat(TextRules.prefix("prefix", " ", 200)).isEqualTo(" ");
        assertThat(TextRules.prefix("prefix", "e\u0301", 200)).isEqualTo("\u00E9");
        assertRefused("prefix", () -> TextRules.prefix("prefix", "", 200));
        assertRefused("prefix", () -> TextRules.prefix("prefix", "\n", 200));
        assertRefused("prefix", () -> TextRules.prefix("prefix", "a".repeat(201), 200));
    }

    @Test
    void proseMaySpanLinesAndBeEmpty() {
        assertThat(TextRules.prose("text", null, 10)).isNull();
        assertThat(TextRules.prose("text", "", 10)).isEmpty();
        assertThat(TextRules.prose("text", "a\r\n\tb", 10)).isEqualTo("a\r\n\tb");
        assertThat(TextRules.prose("text", "a".repeat(10), 10)).hasSize(10);
        assertRefused("text", () -> TextRules.prose("text", "a".repeat(11), 10));
        assertRefused("text", () -> TextRules.prose("text", "\0", 10));
        assertRefused("text", () -> TextRules.prose("text", "\u0085", 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@b.c", "ops@bluekite.example", "first.last+tag@sub.domain.example", "\u00E4@\u00F6.example"})
    void addressesHaveALocalPartAndADomainWithADot(String address) {
        assertThat(TextRules.email("email", address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@",
                "@b.c",
                "a@b",
                "a@b.",
                "a@.b",
                "a@b..c",
                "a@@b.c",
                "a@b@c.d",
                "a b@c.d",
                "a@b c.d",
                "a@b.c ",
                " a@b.c",
                "a@b.c\n",
                "a@b.\u202Ec"
            })
    void otherAddressesAreRefused(String address) {
        assertRefused("email", () -> TextRules.email("email", address));
    }

    @Test
    void addressesAreBounded() {
        String longest = "a".repeat(64) + "@" + "b".repeat(254 - 64 - 1 - 8) + ".example";

        assertThat(TextRules.email("email", null)).isNull();
        assertThat(TextRules.email("email", longest)).hasSize(254).isEqualTo(longest);
        assertRefused("email", () -> TextRules.email("email", longest + "x"));
        assertRefused("email", () -> TextRules.email("email", "a".repeat(65) + "@b.example"));
    }

    @Test
    void contactNumbersAreWrittenAsPeopleDo() {
        assertThat(TextRules.phone(null)).isNull();
        for (String phone : List.of("1", "+91 (80) 4718-0000", "080.471.800", "0".repeat(32))) {
            assertThat(TextRules.phone(phone)).isEqualTo(phone);
        }
        for (String phone : List.of("", "0".repeat(33), "+91x", "+91\n", "\uFF11", "+91\u00A080")) {
            assertRefused("phone", () -> TextRules.phone(phone));
        }
    }

    @Test
    void machinesIdentifiersAreVisibleAscii() {
        assertThat(TextRules.visibleAscii("id", null)).isNull();
        for (int c = 0; c < 0x300; c++) {
            String text = "a" + (char) c;
            assertThat(accepts(() -> TextRules.visibleAscii("id", text))).isEqualTo(c > 0x20 && c < 0x7F);
        }
        assertThat(TextRules.visibleAscii("id", "x".repeat(100))).hasSize(100);
        assertRefused("id", () -> TextRules.visibleAscii("id", "x".repeat(101)));
        assertRefused("id", () -> TextRules.visibleAscii("id", ""));
    }

    @Test
    void labelsOfTheHostAreBoundedInNumberKeyAndValue() {
        assertThat(TextRules.metadata(Map.of())).isEmpty();
        assertThat(TextRules.metadata(Map.of("A-z_0.9", "e\u0301"))).containsExactly(Map.entry("A-z_0.9", "\u00E9"));
        assertThat(TextRules.metadata(many(32))).hasSize(32);
        assertThat(TextRules.metadata(Map.of("k".repeat(64), "v".repeat(500)))).hasSize(1);
        assertRefused("metadata", () -> TextRules.metadata(many(33)));
        assertRefused("metadata", () -> TextRules.metadata(Map.of("k".repeat(65), "")));
        assertRefused("metadata", () -> TextRules.metadata(Map.of("k", "v".repeat(501))));
        assertRefused("metadata", () -> TextRules.metadata(Map.of("k", "\0")));
        assertRefused("metadata", () -> TextRules.metadata(Map.of("k", "first\nsecond")));
        for (String key : List.of("", " ", "a b", "a:b", "\u00E4", "a\n")) {
            assertRefused("metadata", () -> TextRules.metadata(Map.of(key, "")));
        }
    }

    @Test
    void permissionsAreNamedByDomainOrDomainAndVerb() {
        for (String flag : List.of("calls", "calls:receive", "a", "a.b-c_9:x", "x".repeat(32), "d:" + "v".repeat(32))) {
            assertThat(accepts(() -> TextRules.permissions(Map.of(flag, true))))
                    .as(flag)
                    .isTrue();
        }
        for (String flag : List.of(
                "",
                ":",
                "calls:",
                ":place",
                "calls:place:x",
                "Calls",
                "calls ",
                "*",
                "calls:*",
                "\u00E4",
                "a\n",
                "x".repeat(33))) {
            assertThat(accepts(() -> TextRules.permissions(Map.of(flag, true))))
                    .as(flag)
                    .isFalse();
        }
        var flags = new HashMap<String, Boolean>();
        many(32).keySet().forEach(key -> flags.put(key, true));
        TextRules.permissions(flags);
        flags.put("another", false);
        assertRefused("permissions", () -> TextRules.permissions(flags));
    }

    private static String label(String text) {
        return TextRules.label("name", text, 200);
    }

    private static Map<String, String> many(int count) {
        var map = new HashMap<String, String>();
        for (int i = 0; i < count; i++) {
            map.put("key" + i, "value");
        }
        return map;
    }

    private static boolean accepts(Runnable rule) {
        try {
            rule.run();
            return true;
        } catch (ValidationException e) {
            return false;
        }
    }

    private static void assertRefused(String field, ThrowingCallable rule) {
        assertThatThrownBy(rule)
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    private static String random(Random random, int max) {
        var text = new StringBuilder();
        int length = random.nextInt(max + 1);
        for (int i = 0; i < length; i++) {
            int range = random.nextInt(6);
            text.appendCodePoint(
                    range == 0
                            ? 0x300 + random.nextInt(0x70)
                            : range == 1 ? 0x900 + random.nextInt(0x80) : 0x20 + random.nextInt(0x2000));
        }
        return text.toString();
    }
}
