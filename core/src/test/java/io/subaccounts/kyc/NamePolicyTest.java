package io.subaccounts.kyc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePolicyTest {

    @ParameterizedTest
    @CsvSource({"1.0, MATCH", "0.92, MATCH", "0.9199, CLOSE", "0.75, CLOSE", "0.7499, DIFFERENT", "0.0, DIFFERENT"})
    void byDefaultAMatchBeginsAt92AndACloseOneAt75(double score, NameBand band) {
        assertThat(NamePolicy.DEFAULT.band(score)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5, 0.5, MATCH", "0.5, 0.5, 0.49, DIFFERENT", "1.0, 0.1, 0.99, CLOSE", "1.0, 0.1, 1.0, MATCH"})
    void boundsAreConfigurable(double matchFrom, double closeFrom, double score, NameBand band) {
        assertThat(new NamePolicy(matchFrom, closeFrom).band(score)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "1.01, 0.5, match_from",
        "NaN, 0.5, match_from",
        "Infinity, 0.5, match_from",
        "0.9, 0.91, close_from",
        "0.9, 0.0, close_from",
        "0.9, -0.1, close_from",
        "0.9, NaN, close_from",
        "0.0, 0.0, close_from",
    })
    void boundsOutOfOrderAreRefused(double matchFrom, double closeFrom, String field) {
        assertThatThrownBy(() -> new NamePolicy(matchFrom, closeFrom))
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoScoreHasNoBand(double score) {
        assertThatThrownBy(() -> NamePolicy.DEFAULT.band(score)).isInstanceOf(ValidationException.class);
    }

    @Test
    void bandsAreThree() {
        assertThat(NameBand.values()).containsExactly(NameBand.MATCH, NameBand.CLOSE, NameBand.DIFFERENT);
    }
}
