package io.subaccounts.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.spi.host.SecretHasher;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportedBcryptTest {

    private static final String PASSWORD = "abcdefghijklmnopqrstuvwxyz";
    private static final String REST = "fVH8e28OQRj9tqiDXs1e1uxpsjN0c7II7YPKXua2NAKYvM6iQk7dq";

    private final ImportedBcrypt imported = new ImportedBcrypt(10);

    @Test
    void theThreeSoundFormsVerifyAtTheAcceptedCost() {
        for (String form : List.of("$2a$10$", "$2b$10$", "$2y$10$")) {
            assertThat(imported.recognises(form + REST)).as(form).isTrue();
            assertThat(imported.matches(PASSWORD, form + REST)).as(form).isTrue();
        }
        assertThat(imported.matches(PASSWORD + "x", "$2y$10$" + REST)).isFalse();
    }

    @Test
    void otherFormsAndCostsAreNotRecognised() {
        for (String form : List.of(
                "$2x$10$",
                "$2$10$",
                "$2c$10$",
                "$2a$04$",
                "$2a$09$",
                "$2a$11$",
                "$2a$31$",
                "$2A$10$",
                "$2ab$10$",
                "")) {
            assertThat(imported.recognises(form + REST)).as(form).isFalse();
        }
        assertThat(imported.recognises("$2a$10$" + REST + "\n")).isFalse();
        assertThat(imported.recognises("$2a$10$" + REST.substring(1))).isFalse();
        assertThat(new ImportedBcrypt(12).recognises("$2a$10$" + REST)).isFalse();
    }

    @Test
    void importedHashesAreNeverMadeAndAlwaysDueToBeReplaced() {
        assertThatThrownBy(() -> imported.hash(PASSWORD)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(imported.isCurrent("$2a$10$" + REST)).isFalse();
        assertThat(imported.cost()).isEqualTo(SecretHasher.Cost.EXPENSIVE);
    }

    @Test
    void theDecoyCostsTheSameAndBelongsToNoToken() {
        assertThat(imported.recognises(imported.decoy())).isTrue();
        assertThat(imported.matches(PASSWORD, imported.decoy())).isFalse();
        assertThat(imported.decoy()).isNotEqualTo(new ImportedBcrypt(10).decoy());
    }

    @Test
    void tokensOfOtherSystemsAreShortVisibleAscii() {
        for (String token : List.of("12345678", "x".repeat(64), "!~!~!~!~", PASSWORD)) {
            assertThat(ImportedBcrypt.admits(token)).as(token).isTrue();
        }
        for (String token : List.of(
                "",
                "1234567",
                "x".repeat(65),
                "x".repeat(72),
                "x".repeat(4096),
                "with blank",
                "nul\0nul\0",
                "tab\ttab\t",
                "delete\u007F.",
                "umlaut-\u00E4",
                "\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18",
                "surrogate\uD800",
                "pair-----\uD83D\uDE00")) {
            assertThat(ImportedBcrypt.admits(token)).as(token).isFalse();
        }
    }
}
