package io.subaccounts.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private static final Fingerprints BOTH = new Fingerprints(List.of("new", "old"));

    @Test
    void theFirstIsStoredAndAnyIsRecognised() {
        assertThat(BOTH.present()).isEqualTo("new");
        assertThat(BOTH.include("new")).isTrue();
        assertThat(BOTH.include("old")).isTrue();
        assertThat(BOTH.include("other")).isFalse();
        assertThat(BOTH.include(null)).isFalse();
    }

    @Test
    void onlyThoseAfterTheFirstAreOutdated() {
        assertThat(BOTH.hasOutdated("old")).isTrue();
        assertThat(BOTH.hasOutdated("new")).isFalse();
        assertThat(BOTH.hasOutdated("other")).isFalse();
        assertThat(BOTH.hasOutdated(null)).isFalse();
    }

    @Test
    void aCipherThatMakesNoneIsBroken() {
        assertThatThrownBy(() -> new Fingerprints(List.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void areNotShown() {
        assertThat(BOTH.toString()).doesNotContain("new").doesNotContain("old");
    }
}
