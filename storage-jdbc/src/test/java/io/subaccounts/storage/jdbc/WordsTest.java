package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @Test
    void wordsComeBackInOrder() {
        assertThat(Words.join(List.of(7, 3, 1))).isEqualTo("7 3 1");
        assertThat(Words.split("7 3 1", Integer::valueOf)).containsExactly(7, 3, 1);
        assertThat(Words.join(List.of())).isEmpty();
        assertThat(Words.split("", Integer::valueOf)).isEmpty();
    }

    @Test
    void whatIsNotAWordIsRefusedByItsParser() {
        assertThatIllegalArgumentException().isThrownBy(() -> Words.split("7  1", Integer::valueOf));
        assertThat(Words.split("a  b", Function.identity())).containsExactly("a", "", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b"})
    void whatWouldNotComeBackIsNotWritten(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Words.join(List.of("a", text)));
    }
}
