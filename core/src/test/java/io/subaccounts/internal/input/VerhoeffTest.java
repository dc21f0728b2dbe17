package io.subaccounts.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.support.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerhoeffTest {

    @ParameterizedTest
    @CsvSource({
        "2363, true", // the check digit of 236 is 3 in every account of the algorithm
        "2364, false",
        "234123412346, true",
        "234123412347, false",
        "123412341234, true",
        "222222222222, false",
        "012341234123, true",
    })
    void theLastDigitChecksTheOthers(String digits, boolean holds) {
        assertThat(Verhoeff.holds(digits(digits))).isEqualTo(holds);
    }

    @Test
    void oneDigitOfTenIsTheCheckDigit() {
        Random random = Seeds.random("VerhoeffTest.one");
        for (int i = 0; i < 1000; i++) {
            int[] number = number(random);
            int holding = 0;
            for (int last = 0; last < 10; last++) {
                number[11] = last;
                holding += Verhoeff.holds(number) ? 1 : 0;
            }
            assertThat(holding).as(Seeds.hint()).isEqualTo(1);
        }
    }

    @Test
    void everyChangeOfOneDigitIsFound() {
        assertEveryChangeFound(digits("234123412346"));
        Random random = Seeds.random("VerhoeffTest.changes");
        for (int i = 0; i < 2000; i++) {
            assertEveryChangeFound(valid(random));
        }
    }

    @Test
    void everySwapOfNeighboursIsFound() {
        assertEverySwapFound(digits("234123412346"));
        Random random = Seeds.random("VerhoeffTest.swaps");
        for (int i = 0; i < 2000; i++) {
            assertEverySwapFound(valid(random));
        }
    }

    private static void assertEveryChangeFound(int[] valid) {
        for (int at = 0; at < valid.length; at++) {
            for (int change = 1; change < 10; change++) {
                int[] changed = valid.clone();
                changed[at] = (changed[at] + change) % 10;
                assertThat(Verhoeff.holds(changed)).as(Seeds.hint()).isFalse();
            }
        }
    }

    private static void assertEverySwapFound(int[] valid) {
        for (int at = 1; at < valid.length; at++) {
            if (valid[at] != valid[at - 1]) {
                int[] swapped = valid.clone();
                swapped[at] = valid[at - 1];
                swapped[at - 1] = valid[at];
                assertThat(Verhoeff.holds(swapped)).as(Seeds.hint()).isFalse();
            }
        }
    }

    /** A number that checks but is nobody's, because it begins with 0 or 1. */
    private static int[] valid(Random random) {
        int[] number = number(random);
        while (!Verhoeff.holds(number)) {
            number[11] = (number[11] + 1) % 10;
        }
        return number;
    }

    private static int[] number(Random random) {
        int[] number = random.ints(12, 0, 10).toArray();
        number[0] = random.nextInt(2);
        return number;
    }

    private static int[] digits(String text) {
        return text.chars().map(c -> c - '0').toArray();
    }
}
