package io.subaccounts.spi.kyc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.NamePolicy;
import io.subaccounts.support.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default comparison of names, with the bands of the default policy. */
class NameMatcherTest {

    private static final NameMatcher NAMES = NameMatcher.tokens();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rahul Sharma | RAHUL SHARMA",
                "Rahul Sharma | sharma, rahul",
                "Rahul  Sharma | Mr. Rahul Sharma",
                "Smt. Anita Devi | ANITA DEVI",
                "Dr. Kum. Anita Devi | Anita Devi",
                "Shri R. K. Narayan | R K Narayan",
                "Ren\u00E9e D'Souza | RENEE DSOUZA",
                "Rene\u0301e D\u2019Souza | Renee DSouza",
                "\uFF32\uFF41\uFF48\uFF55\uFF4C Sharma | Rahul Sharma",
                "Mohd. Ali Khan | Mohammed Ali Khan",
                "Blue Kite Pvt. Ltd. | BLUE KITE PRIVATE LIMITED",
                "Blue Kite (P) Ltd | Blue Kite Private Limited",
                "Blue Kite P Limited | Blue Kite Pvt.Ltd.",
                "Ram & Co. | Ram and Company",
                "M/s. Ram & Sons | RAM AND SONS",
                "M/S Ram Bros | Ram Brothers",
                "Blue Kite L.L.P. | Blue Kite LLP",
                "Blue Kite Limited Liability Partnership | BLUE KITE LLP",
                "\u0930\u093E\u092E \u0936\u0930\u094D\u092E\u093E | \u0936\u0930\u094D\u092E\u093E \u0930\u093E\u092E",
            })
    void spellingTitlesLegalFormsAndOrderDoNotMatter(String declared, String registered) {
        assertThat(score(declared, registered)).isEqualTo(1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rahul K Sharma              | Rahul Kumar Sharma              | 0.945 | MATCH",
                "Ram Kumar Sharma            | Ramkumar Sharma                 | 0.95  | MATCH",
                "BlueKite Pvt Ltd            | Blue Kite Private Limited       | 0.95  | MATCH",
                "R.K. Sharma                 | RK Sharma                       | 0.95  | MATCH",
                "Blue Kite Voice Pvt Ltd     | Blue Kite Voice                 | 0.923 | MATCH",
                "R Sharma                    | Rahul Sharma                    | 0.914 | CLOSE",
                "R K Sharma                  | Rahul Kumar Sharma              | 0.88  | CLOSE",
                "K. Ramesh                   | Ramesh                          | 0.8   | CLOSE",
                "Rahul Sharma                | Rahul Kumar Sharma              | 0.8   | CLOSE",
                "Rahul Sharma                | Rahul Shamra                    | 0.825 | CLOSE",
                "Rahul Sharma                | Rahul Sharmaa                   | 0.825 | CLOSE",
                "Rahul Kumar Sharma          | Rahul Kumar Sarma               | 0.883 | CLOSE",
                "Meena Devi                  | Reena Devi                      | 0.825 | CLOSE",
                "Radhakrishnan Nair          | Radhakrishanan Nayar            | 0.325 | DIFFERENT",
                "Radhakrishnan Nair          | Radakrishanan Nair              | 0.75  | CLOSE",
                "Acme Pvt Ltd                | Acme                            | 0.8   | CLOSE",
                "Acme Pvt Ltd                | Acme Ltd                        | 0.909 | CLOSE",
                "Blue Kite Voice Pvt Ltd     | Blue Kite Voice LLP             | 0.889 | CLOSE",
                "Rahul Kumar Sharma          | Rahul Prasad Sharma             | 0.667 | DIFFERENT",
                "Rahul                       | Rahul Sharma                    | 0.667 | DIFFERENT",
                "Rahul Sharma                | Priya Sharma                    | 0.5   | DIFFERENT",
                "R Sharma                    | Priya Sharma                    | 0.571 | DIFFERENT",
                "Rahul Sharma                | Rahul Verma                     | 0.5   | DIFFERENT",
                "Acme Private Limited        | Zenith Private Limited          | 0.333 | DIFFERENT",
                "Plant 2021 Ltd              | Plant 2022 Ltd                  | 0.556 | DIFFERENT",
                "Rama Rao                    | Ramu Rao                        | 0.5   | DIFFERENT",
                "Rahul Sharma                | Blue Kite                       | 0.0   | DIFFERENT",
                "\u0930\u093E\u092E          | \u0930\u0940\u092E\u093E        | 0.0   | DIFFERENT",
                "\u0420\u0430hul Sharma      | Rahul Sharma                    | 0.5   | DIFFERENT",
            })
    void differencesCost(String declared, String registered, double score, NameBand band) {
        assertThat(score(declared, registered)).isCloseTo(score, within(0.001));
        assertThat(NamePolicy.DEFAULT.band(score(declared, registered))).isEqualTo(band);
    }

    @Test
    void whatHoldsNoNameMatchesNothing() {
        for (String none : List.of("", " ", ".", "--", "\u0301", "x".repeat(501))) {
            assertThat(score(none, none)).as(none).isZero();
            assertThat(score(none, "Rahul")).isZero();
        }
        assertThat(score("x".repeat(500), "x".repeat(500))).isEqualTo(1.0);
    }

    @Test
    void aTitleAloneIsAName() {
        assertThat(score("Kum", "kum")).isEqualTo(1.0);
        assertThat(score("Mr Mr", "Mr")).isEqualTo(1.0);
    }

    @Test
    void scoresAreSharesAndSymmetricAndDoNotDependOnOrder() {
        Random random = Seeds.random("NameMatcherTest.properties");
        for (int i = 0; i < 5000; i++) {
            List<String> one = words(random);
            List<String> other = words(random);
            String a = String.join(" ", one);
            String b = String.join(" ", other);
            double score = score(a, b);

            assertThat(score).as("%s / %s %s", a, b, Seeds.hint()).isBetween(0.0, 1.0);
            assertThat(score(b, a)).as("%s / %s %s", a, b, Seeds.hint()).isEqualTo(score);
            assertThat(score(a, a)).isEqualTo(1.0);
            if (score < 0.95) { // where words are parted is all that depends on their order
                Collections.shuffle(one, random);
                assertThat(score(String.join(" ", one), b))
                        .as("%s / %s %s", a, b, Seeds.hint())
                        .isIn(score, 0.95);
            }
        }
    }

    @Test
    void longNamesAreComparedSoon() {
        String letters = "a b ".repeat(125);
        String words = "abcdefghi ".repeat(50);
        assertTimeout(Duration.ofSeconds(2), () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(score(letters, words)).isCloseTo(0.343, within(0.001));
                assertThat(score("x".repeat(500), "x".repeat(499) + "y")).isEqualTo(0.65);
            }
        });
    }

    @Test
    void slipsAreLettersMoreLessOtherOrSwapped() {
        assertThat(Slips.between("", "")).isZero();
        assertThat(Slips.between("", "abc")).isEqualTo(3);
        assertThat(Slips.between("sharma", "sharma")).isZero();
        assertThat(Slips.between("sharma", "shrma")).isEqualTo(1);
        assertThat(Slips.between("shrma", "sharma")).isEqualTo(1);
        assertThat(Slips.between("sharma", "shurma")).isEqualTo(1);
        assertThat(Slips.between("sharma", "shamra")).isEqualTo(1);
        assertThat(Slips.between("ca", "abc")).isEqualTo(3);
        assertThat(Slips.between("kitten", "sitting")).isEqualTo(3);
    }

    private static double score(String declared, String registered) {
        return NAMES.score(declared, registered);
    }

    private static List<String> words(Random random) {
        var pool = List.of(
                "Rahul",
                "R",
                "Kumar",
                "K",
                "Sharma",
                "Shamra",
                "Ram",
                "Radhakrishnan",
                "Radakrishnan",
                "Pvt",
                "Ltd",
                "Co",
                "24",
                "Ra");
        var words = new ArrayList<String>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            words.add(pool.get(random.nextInt(pool.size())));
        }
        return words;
    }
}
