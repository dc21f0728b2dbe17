package io.subaccounts.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.support.ScriptedRandomness;
import io.subaccounts.support.Seeds;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private final Random random = Seeds.random("VerifiedTokensTest");
    private final VerifiedTokens verified = new VerifiedTokens(new ScriptedRandomness(random));

    @Test
    void onlyWhatWasRememberedIsKnown() {
        assertThat(verified.knows("token", "hash")).isFalse();
        verified.remember("token", "hash");

        assertThat(verified.knows("token", "hash")).isTrue();
        assertThat(verified.knows("token", "hash2")).isFalse();
        assertThat(verified.knows("token2", "hash")).isFalse();
        assertThat(verified.knows("", "hash")).isFalse();
        assertThat(verified.knows("token", "")).isFalse();
    }

    @Test
    void theBoundaryBetweenHashAndTokenMatters() {
        verified.remember("token", "hash");

        assertThat(verified.knows("htoken", "has")).isFalse();
        assertThat(verified.knows("oken", "hasht")).isFalse();
        assertThat(verified.knows("hash", "token")).isFalse();
    }

    @Test
    void twoMemoriesShareNothing() {
        var other = new VerifiedTokens(new ScriptedRandomness(random));
        verified.remember("token", "hash");

        assertThat(other.knows("token", "hash")).isFalse();
    }

    @Test
    void theHintOfAnUnknownIdStaysTheSameAndDependsOnTheProcess() {
        var other = new VerifiedTokens(new ScriptedRandomness(random));
        var hints = new HashSet<Integer>();
        int different = 0;
        for (int i = 0; i < 2000; i++) {
            String id = "SA_" + i;
            int hint = verified.decoyHint(id);
            assertThat(hint).isBetween(0, 0xFFFF).isEqualTo(verified.decoyHint(id));
            hints.add(hint);
            different += hint == other.decoyHint(id) ? 0 : 1;
        }

        assertThat(hints).as(Seeds.hint()).hasSizeGreaterThan(1800);
        assertThat(different).as(Seeds.hint()).isGreaterThan(1980);
    }

    @Test
    void textOfAnyKindIsAccepted() {
        verified.remember("\uD800", "");
        verified.remember("x".repeat(4096), "y".repeat(4096));

        assertThat(verified.knows("x".repeat(4096), "y".repeat(4096))).isTrue();
        assertThat(verified.toString()).doesNotContain("xxxx");
    }
}
