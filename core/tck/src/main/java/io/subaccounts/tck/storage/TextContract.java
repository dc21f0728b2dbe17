package io.subaccounts.tck.storage;

import io.subaccounts.accounts.Permissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts come back character for character: nothing folded, trimmed, cut, escaped or read as a pattern. */
abstract class TextContract extends RoundTripContract {

    static final String CRAB = "\ud83e\udd80";

    /** Lines of text in Unicode NFC, as the library lets them through. */
    static final List<String> LINES = List.of(
            "plain",
            " blanks before, within  and after  ",
            "quotes ' \" ` '' and a semicolon; -- and /* more */",
            "patterns % _ \\ * ? [a-z] $1 {0} :name @name ?1",
            "{\"json\": [\"like\", \"text\"]} <xml/> &amp; \\u0041 \\n %00",
            "\u00e9 precomposed, and what stays decomposed in NFC: q\u0307",
            "\u0130stanbul \u0131stanbul Stra\u00dfe \u1e9e \u017f K \u03c3\u03c2\u03a3",
            "\uff21\uff22\uff23 \uff11\uff12 \uff76\uff80\uff76\uff85",
            "\u0939\u093f\u0928\u094d\u0926\u0940 \u4e2d\u6587 \ud55c\uad6d\uc5b4 \u05e2\u05d1\u05e8\u05d9\u05ea"
                    + " \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
            CRAB
                    + " \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\uddee\ud83c\uddf3 \ud83d\udc4d\ud83c\udffd",
            "\u00a0no-break\u2003spaces\u3000\ufeff",
            "\ud800\udf48 \ud842\udfb7 \udbff\udffd",
            "null",
            "0");

    TextContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void textsOfAccountsComeBackAsTheyWere() {
        for (var line : LINES) {
            assertRoundTrip(
                    "every character of the texts of an account",
                    newAccount()
                            .name(line)
                            .contact(line, line)
                            .description(line)
                            .externalId(line));
        }
    }

    @Test
    void textsOfCredentialsComeBackAsTheyWere() {
        for (var line : LINES) {
            assertRoundTrip(
                    "every character of the name of a credential",
                    newCredential().name(line));
        }
    }

    @Test
    void descriptionsMaySpanLines() {
        assertRoundTrip(
                "line breaks and tabs as they were",
                newAccount().description("first\nsecond\r\nthird\rfourth\tindented\n\n"));
    }

    @Test
    void longestTextsComeBackWhole() {
        assertRoundTrip(
                "texts of the greatest length, counted in characters of four bytes",
                newAccount()
                        .name(CRAB.repeat(200))
                        .contact("e".repeat(254), "+".repeat(32))
                        .description(CRAB.repeat(1000))
                        .externalId("x".repeat(100)));
        assertRoundTrip(
                "a credential's name of the greatest length", newCredential().name(CRAB.repeat(100)));
    }

    @Test
    void metadataComesBackAsItWas() {
        assertRoundTrip("empty metadata", newAccount().metadata(Map.of()));
        for (var line : LINES) {
            assertRoundTrip("every character of metadata", newAccount().metadata(Map.of("key", line, "other", "")));
        }
        Map<String, String> largest = new LinkedHashMap<>();
        for (int i = 0; i < 32; i++) {
            largest.put("k".repeat(62) + (char) ('A' + i / 2) + (i % 2 == 0 ? "." : "_"), CRAB.repeat(500));
        }
        assertRoundTrip("metadata of the greatest size", newAccount().metadata(largest));
        assertRoundTrip(
                "metadata keys that differ in case only",
                newAccount().metadata(Map.of("Key", "1", "key", "2", "KEY", "3", "k.e-y_", "4")));
    }

    @Test
    void permissionsComeBackAsTheyWere() {
        assertRoundTrip(
                "a permission granted and one denied",
                newAccount().permissions(Permissions.INHERITED.allowing("calls").denying("calls:receive")));
        Map<String, Boolean> largest = new LinkedHashMap<>();
        Stream.iterate(0, i -> i + 1).limit(32).forEach(i -> largest.put("f".repeat(60) + ":" + (100 + i), i % 3 == 0));
        assertRoundTrip("permissions of the greatest size", newAccount().permissions(new Permissions(largest)));
    }
}
