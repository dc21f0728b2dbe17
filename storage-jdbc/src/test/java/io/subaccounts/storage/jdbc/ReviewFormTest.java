package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.subaccounts.kyc.Attempt.Review;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewFormTest {

    @Test
    void everythingComesBack() {
        assertComesBack(new Review("rita", Rows.START, List.of("one", "", "a=b&note.3=x%"), "omar", "same\nperson"));
        assertComesBack(new Review(null, null, List.of(), null, null));
        assertComesBack(new Review(null, null, List.of("only a note"), null, null));
    }

    @Test
    void notesKeepTheirOrder() {
        var notes = IntStream.range(0, 30).mapToObj(i -> "note " + i).toList();
        assertComesBack(new Review(null, null, notes, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "note.1=the+first+is+missing", "decided.bye=omar", "claimed.until=soon"})
    void whatCannotBeUnderstoodIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReviewForm.read(text));
    }

    private static void assertComesBack(Review review) {
        assertThat(ReviewForm.read(ReviewForm.write(review))).isEqualTo(review);
    }
}
