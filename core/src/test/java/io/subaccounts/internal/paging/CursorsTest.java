package io.subaccounts.internal.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Cursor;
import io.subaccounts.error.ValidationException;
import io.subaccounts.support.InstallationOnlyStorage;
import io.subaccounts.support.ScriptedRandomness;
import io.subaccounts.support.Seeds;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private static final String QUERY = "accounts|Subtree[root=SA_1]|children|NEWEST_FIRST";
    private static final String POSITION = "2026-11-23T10:00:00Z SA_00000000000000000001";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Random random = Seeds.random("CursorsTest");
    private final InstallationOnlyStorage storage = new InstallationOnlyStorage();
    private final Cursors cursors = new Cursors(storage, new ScriptedRandomness(random));

    @Test
    void aPositionComesBackAsItWent() {
        for (String position : List.of(POSITION, "x", "with blanks and \u00E4\uD83D\uDE00", "y".repeat(500))) {
            assertThat(cursors.read(QUERY, cursors.write(QUERY, position))).isEqualTo(position);
        }
    }

    @Test
    void aCursorIsSafeInUrls() {
        for (int i = 0; i < 200; i++) {
            assertThat(cursors.write(QUERY, "position " + random.nextLong()).value())
                    .matches("[A-Za-z0-9_-]+");
        }
    }

    @Test
    void everyOtherCharacterAtEveryPositionIsRefused() {
        for (String position : List.of("x", "xy", "xyz", POSITION)) { // the last characters hold unused bits or not
            everyOtherCharacterIsRefused(cursors.write(QUERY, position).value());
        }
    }

    private void everyOtherCharacterIsRefused(String text) {
        for (int at = 0; at < text.length(); at++) {
            for (char c : (BASE64 + "+/=. \0\u00E4\uD800").toCharArray()) {
                if (c != text.charAt(at)) {
                    assertRefused(QUERY, text.substring(0, at) + c + text.substring(at + 1));
                }
            }
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        byte[] all =
                Base64.getUrlDecoder().decode(cursors.write(QUERY, POSITION).value());
        for (int bit = 0; bit < all.length * 8; bit++) {
            byte[] changed = all.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(QUERY, Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
    }

    @Test
    void aShorterOrLongerCursorIsRefused() {
        for (String position : List.of("x", "xy", "xyz", POSITION)) {
            String text = cursors.write(QUERY, position).value();
            for (int length = 0; length < text.length(); length++) {
                assertRefused(QUERY, text.substring(0, length));
            }
            for (String tail : List.of("A", "AA", "AAA", "AAAA", "=", "==", "\n", " ", text)) {
                assertRefused(QUERY, text + tail);
            }
        }
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        Cursor cursor = cursors.write(QUERY, POSITION);
        for (String other : List.of(
                "",
                QUERY + "x",
                QUERY.substring(1),
                QUERY.replace("SA_1", "SA_2"),
                QUERY.replace("NEWEST", "OLDEST"),
                QUERY.toLowerCase(Locale.ROOT))) {
            assertRefused(other, cursor.value());
        }
    }

    @Test
    void queryAndPositionDoNotRunIntoEachOther() {
        Cursor cursor = cursors.write("query", "position");
        byte[] all = Base64.getUrlDecoder().decode(cursor.value());
        byte[] shifted = new byte[all.length + 1];
        System.arraycopy(all, 0, shifted, 0, 16);
        shifted[16] = 'y';
        System.arraycopy(all, 16, shifted, 17, all.length - 16);

        assertRefused("quer", Base64.getUrlEncoder().withoutPadding().encodeToString(shifted));
    }

    @Test
    void aCursorOfAnotherInstallationIsRefused() {
        var elsewhere = new Cursors(new InstallationOnlyStorage(), new ScriptedRandomness(random));

        assertRefused(QUERY, elsewhere.write(QUERY, POSITION).value());
    }

    @Test
    void junkOfAnyLengthIsRefused() {
        for (int i = 0; i < 2000; i++) {
            var text = new StringBuilder();
            int length = i % 100 == 0 ? random.nextInt(100_000) : random.nextInt(1200);
            while (text.length() < length) {
                text.append(i % 2 == 0 ? BASE64.charAt(random.nextInt(64)) : (char) random.nextInt(0x10000));
            }
            assertRefused(QUERY, text.toString());
        }
    }

    @Test
    void cursorsTravelBetweenProcessesOverOneStorage() {
        Cursor cursor = cursors.write(QUERY, POSITION);
        var later = new Cursors(storage, new ScriptedRandomness(random));

        assertThat(later.read(QUERY, cursor)).isEqualTo(POSITION);
        assertThat(later.write(QUERY, POSITION)).isEqualTo(cursor);
        assertThat(storage.values()).containsOnlyKeys("cursor_key");
    }

    @Test
    void ofTwoKeysThatAreMadeAtOnceTheStoredOneCounts() {
        cursors.write(QUERY, POSITION);
        String key = storage.values().get("cursor_key");
        var late = new Cursors(storage, new ScriptedRandomness(random));
        late.write(QUERY, POSITION);

        assertThat(storage.values()).containsEntry("cursor_key", key);
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    }

    @Test
    void theKeyIsNotMadeBeforeItIsNeeded() {
        assertThat(storage.values()).isEmpty();
    }

    private void assertRefused(String query, String text) {
        assertThatThrownBy(() -> cursors.read(query, new Cursor(text)))
                .as("%s %s", text, Seeds.hint())
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo("cursor"));
    }
}
