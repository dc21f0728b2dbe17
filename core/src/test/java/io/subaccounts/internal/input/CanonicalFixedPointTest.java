package io.subaccounts.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.resources.ResourceRef;
import io.subaccounts.support.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored and answered must be what a later call with the answer looks up. */
class CanonicalFixedPointTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+91 00 98765 43210",
                "+91 000 98765 43210",
                "+44 00 20 7946 0958",
                "+61 00 3 1234 5678",
                "+39 06 698 1234",
                "+54 9 11 2345 6789",
                "+1 1 415 555 2671"
            })
    void theOneSpellingOfANumberIsItsOwn(String spelling) {
        assertFixed(spelling);
    }

    @Test
    void soItIsForNumbersOfAllCountries() {
        Random random = Seeds.random("CanonicalFixedPointTest");
        for (int i = 0; i < 60_000; i++) {
            var spelling = new StringBuilder("+").append(1 + random.nextInt(999));
            int length = 4 + random.nextInt(11);
            for (int k = 0; k < length; k++) {
                spelling.append(k < 4 && random.nextInt(3) == 0 ? 0 : random.nextInt(10));
            }
            assertFixed(spelling.toString());
        }
    }

    /** Such a number can be dialled only from within its area, so it names nothing on its own. */
    @ParameterizedTest
    @ValueSource(strings = {"+1 253 0000", "+1 555 2671"})
    void numbersThatArePossibleOnlyLocallyAreRefused(String spelling) {
        assertThat(Canonical.ifPossible(ResourceRef.number(spelling))).isEmpty();
    }

    private static void assertFixed(String spelling) {
        Canonical.ifPossible(ResourceRef.number(spelling))
                .ifPresent(once -> assertThat(Canonical.ifPossible(once))
                        .as("%s, %s", spelling, Seeds.hint())
                        .contains(once));
    }
}
