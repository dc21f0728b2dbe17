package io.subaccounts.spi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PepperKeysetTest {

    private static final byte[] KEY = "a pepper that nobody may ever see".getBytes(StandardCharsets.US_ASCII);

    @Test
    void oneKeyHashesAndTheOthersVerify() {
        PepperKeyset keys =
                PepperKeyset.primary("2026b", KEY).accepting("2026a", key(1)).accepting("2025", key(2));

        assertThat(keys.primaryId()).isEqualTo("2026b");
        assertThat(keys.reveal()).containsOnlyKeys("2025", "2026a", "2026b");
        assertThat(keys.reveal().get("2026b")).isEqualTo(KEY);
    }

    @Test
    void addingAKeyLeavesTheKeysetAsItWas() {
        PepperKeyset one = PepperKeyset.primary("a", KEY);
        one.accepting("b", key(1));

        assertThat(one.reveal()).containsOnlyKeys("a");
    }

    @Test
    void keysAreCopiedOnTheWayInAndOut() {
        byte[] mine = KEY.clone();
        PepperKeyset keys = PepperKeyset.primary("a", mine);
        Arrays.fill(mine, (byte) 0);
        assertThat(keys.reveal().get("a")).isEqualTo(KEY);

        Map<String, byte[]> revealed = keys.reveal();
        Arrays.fill(revealed.get("a"), (byte) 0);
        revealed.clear();
        assertThat(keys.reveal().get("a")).isEqualTo(KEY);
    }

    @Test
    void keysHaveAtLeast256Bits() {
        assertThat(PepperKeyset.primary("a", new byte[32]).primaryId()).isEqualTo("a");
        assertThat(PepperKeyset.primary("a", new byte[1000]).primaryId()).isEqualTo("a");
        for (int length : new int[] {0, 1, 16, 31}) {
            assertRefused("pepper", () -> PepperKeyset.primary("a", new byte[length]));
            assertRefused("pepper", () -> PepperKeyset.primary("a", KEY).accepting("b", new byte[length]));
        }
    }

    @Test
    void namesAreShortWordsThatFitIntoAHash() {
        assertThat(PepperKeyset.primary("A-z_0123456789ab", KEY).primaryId()).hasSize(16);
        for (String name : List.of("", "x".repeat(17), "a$b", "a b", "a.b", "\u00E4", "a\n")) {
            assertRefused("key_id", () -> PepperKeyset.primary(name, KEY));
            assertRefused("key_id", () -> PepperKeyset.primary("a", KEY).accepting(name, KEY));
        }
    }

    @Test
    void aNameIsNeverGivenToTwoKeys() {
        PepperKeyset keys = PepperKeyset.primary("a", KEY).accepting("b", key(1));

        assertRefused("key_id", () -> keys.accepting("a", key(2)));
        assertRefused("key_id", () -> keys.accepting("b", key(2)));
        assertRefused("key_id", () -> keys.accepting("b", key(1)));
    }

    @Test
    void theTextFormShowsNamesOnly() {
        String text = PepperKeyset.primary("a", KEY).accepting("b", key(0x41)).toString();

        assertThat(text)
                .isEqualTo("PepperKeyset[a, b]")
                .doesNotContain(new String(KEY, StandardCharsets.US_ASCII))
                .doesNotContain(HexFormat.of().formatHex(KEY))
                .doesNotContain(Base64.getEncoder().encodeToString(KEY));
    }

    @Test
    void aRefusalDoesNotShowTheKey() {
        byte[] tooShort = Arrays.copyOf(KEY, 31);
        assertThatThrownBy(() -> PepperKeyset.primary("a", tooShort))
                .hasMessage("pepper must be at least 32 bytes")
                .hasMessageNotContaining("nobody");
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}
