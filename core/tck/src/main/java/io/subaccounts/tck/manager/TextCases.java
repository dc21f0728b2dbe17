package io.subaccounts.tck.manager;

import java.util.List;
import java.util.stream.Stream;

/** Texts at the borders of the documented rules. */
final class TextCases {

    /** Characters that no label may hold: controls, bidirectional formatting, NUL, unpaired surrogates. */
    static final List<String> FORBIDDEN = List.of(
            "\u0000",
            "\u0007",
            "\u001b",
            "\u007f",
            "\u0085",
            "\u009f",
            "\u061c",
            "\u200e",
            "\u200f",
            "\u202a",
            "\u202b",
            "\u202c",
            "\u202d",
            "\u202e",
            "\u2066",
            "\u2067",
            "\u2068",
            "\u2069",
            "\ud800",
            "\udfff",
            "\udc00\ud800");

    /** Line ends, which only free text may hold. */
    static final List<String> LINE_ENDS = List.of("\n", "\r", "\r\n", "\u2028", "\u2029");

    private TextCases() {}

    /** Each forbidden character alone, in front, in the middle and at the end of an innocent text. */
    static Stream<String> withForbidden() {
        return FORBIDDEN.stream().flatMap(TextCases::around);
    }

    /** Each line end within an innocent text. */
    static Stream<String> withLineEnds() {
        return LINE_ENDS.stream().flatMap(TextCases::around);
    }

    private static Stream<String> around(String bad) {
        return Stream.of("x" + bad + "y", bad + "xy", "xy" + bad);
    }

    /** A text of so many characters. */
    static String ofLength(int length) {
        return "x".repeat(length);
    }
}
