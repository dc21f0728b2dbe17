package io.subaccounts.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import io.subaccounts.support.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+919876543210",
                "+91 98765 43210",
                "+91-98765-43210",
                "+91 (98765) 43210",
                "+(91)9876543210",
                "+91.9876.543.210",
                "+ 91 9876543210",
                "+91 (0) 98765-43210",
                "+91 098765 43210",
            })
    void anIndianMobileNumberHasOneForm(String spelling) {
        assertThat(Canonical.of(ResourceRef.number(spelling))).isEqualTo(ResourceRef.number("+919876543210"));
    }

    @ParameterizedTest
    @CsvSource({
        "+91 80 4718 0000, +918047180000",
        "+91 (080) 4718-0000, +918047180000",
        "+91 22 6789 0123, +912267890123",
        "+91 1800 123 4567, +9118001234567",
        "+1 (415) 555-2671, +14155552671",
        "+1-415-555-2671, +14155552671",
        "+1.415.555.2671, +14155552671",
        "+1 1 415 555 2671, +14155552671",
        "+1 800 555 0199, +18005550199",
        "+44 (0)20 7946 0958, +442079460958",
    })
    void numbersAreWrittenInE164(String spelling, String canonical) {
        assertThat(Canonical.of(ResourceRef.number(spelling)).id()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1",
                "+91",
                "+911",
                "+9198765",
                "+91 98765 43210 98765 43",
                "+1 415 555 26719",
                "+1 415",
                "+0",
                "+999 123 456 789",
                "+-1",
                "+ ",
                "+()",
                "+000000000000"
            })
    void numbersOfImpossibleLengthOrCountryAreRefused(String spelling) {
        ResourceRef number = ResourceRef.number(spelling);

        assertThat(Canonical.ifPossible(number)).isEmpty();
        assertThatThrownBy(() -> Canonical.of(number))
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo("number"));
    }

    @Test
    void spacingAndPunctuationNeverMatter() {
        Random random = Seeds.random("CanonicalTest.spelling");
        for (int i = 0; i < 3000; i++) {
            String digits = random.nextBoolean()
                    ? "91" + (6 + random.nextInt(4)) + digits(random, 9)
                    : "1" + (2 + random.nextInt(8)) + (random.nextInt(9) + "" + random.nextInt(10)) + "5"
                            + digits(random, 6);
            var spelling = new StringBuilder("+");
            for (char digit : digits.toCharArray()) {
                spelling.append(digit);
                if (random.nextInt(4) == 0 && spelling.length() < 30) {
                    spelling.append(" -.()".charAt(random.nextInt(5)));
                }
            }

            assertThat(Canonical.of(ResourceRef.number(spelling.toString())).id())
                    .as("%s %s", spelling, Seeds.hint())
                    .isEqualTo("+" + digits);
        }
    }

    @Test
    void otherResourcesStayAsTheyAre() {
        for (ResourceRef resource : new ResourceRef[] {
            ResourceRef.trunk("trunk-7"),
            ResourceRef.application("+91 98765".replace(" ", "")),
            ResourceRef.endpoint("sip:User@host"),
            new ResourceRef(new ResourceType("queue"), "Q/1")
        }) {
            assertThat(Canonical.of(resource)).isSameAs(resource);
        }
    }

    private static String digits(Random random, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }
}
