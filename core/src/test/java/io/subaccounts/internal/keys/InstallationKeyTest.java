package io.subaccounts.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.CorruptDataException;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.support.InstallationOnlyStorage;
import io.subaccounts.support.ScriptedRandomness;
import io.subaccounts.support.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstallationKeyTest {

    private static final byte[] PAYLOAD = "payload".getBytes(StandardCharsets.US_ASCII);

    private final Random random = Seeds.random("InstallationKeyTest");
    private final InstallationOnlyStorage storage = new InstallationOnlyStorage();
    private final InstallationKey key = key("one");

    @Test
    void aTagIsRecognisedAndNothingElseIs() {
        byte[] tag = key.tag("context", PAYLOAD);
        assertThat(tag).hasSize(InstallationKey.TAG_BYTES);
        assertThat(key.isTag("context", PAYLOAD, tag)).isTrue();

        for (int bit = 0; bit < tag.length * 8; bit++) {
            byte[] changed = tag.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(key.isTag("context", PAYLOAD, changed)).isFalse();
        }
        for (int length : new int[] {0, 1, 15, 17, 32}) {
            assertThat(key.isTag("context", PAYLOAD, Arrays.copyOf(tag, length)))
                    .isFalse();
        }
    }

    @Test
    void contextAndPayloadDoNotRunIntoEachOther() {
        byte[] tag = key.tag("ab", "c".getBytes(StandardCharsets.US_ASCII));

        assertThat(key.isTag("a", "bc".getBytes(StandardCharsets.US_ASCII), tag))
                .isFalse();
        assertThat(key.isTag("", "abc".getBytes(StandardCharsets.US_ASCII), tag))
                .isFalse();
    }

    @Test
    void theKeyIsNotMadeBeforeItIsNeeded() {
        assertThat(storage.values()).isEmpty();
    }

    @Test
    void everyProcessHasTheSameKey() {
        byte[] tag = key.tag("context", PAYLOAD);
        var elsewhere = key("one");

        assertThat(elsewhere.isTag("context", PAYLOAD, tag)).isTrue();
        assertThat(storage.values()).containsOnlyKeys("one");
        assertThat(Base64.getDecoder().decode(storage.values().get("one"))).hasSize(32);
    }

    @Test
    void ofTwoKeysThatAreMadeAtOnceTheStoredOneCounts() {
        RandomSource overtaken = bytes -> {
            key.tag("context", PAYLOAD); // another process finds no key either, and is faster
            random.nextBytes(bytes);
        };
        var slower = new InstallationKey(storage, overtaken, "one");

        assertThat(slower.tag("context", PAYLOAD)).isEqualTo(key.tag("context", PAYLOAD));
    }

    @Test
    void keysOfDifferentNamesAreDifferent() {
        byte[] tag = key.tag("context", PAYLOAD);

        assertThat(key("other").isTag("context", PAYLOAD, tag)).isFalse();
        assertThat(storage.values()).containsOnlyKeys("one", "other");
    }

    @Test
    void aStoredKeyThatIsNoneIsReportedWithoutBeingQuoted() {
        for (String stored :
                List.of("", "Canary", "Canary".repeat(8), "Canary!".repeat(7), "Canary7".repeat(6) + "A==")) {
            storage.values().put("one", stored);

            assertThatThrownBy(() -> key.tag("context", PAYLOAD))
                    .as(stored)
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining("one")
                    .hasNoCause()
                    .message()
                    .doesNotContain("Canary");
        }
    }

    private InstallationKey key(String name) {
        return new InstallationKey(storage, new ScriptedRandomness(random), name);
    }
}
