package io.subaccounts.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.internal.signing.LinkTokens.Kind;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.support.AbsentStorage;
import io.subaccounts.support.InstallationOnlyStorage;
import io.subaccounts.support.ScriptedRandomness;
import io.subaccounts.support.Seeds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkTokensTest {

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Random random = Seeds.random("LinkTokensTest");
    private final InstallationOnlyStorage storage = new InstallationOnlyStorage();
    private final LinkTokens tokens = new LinkTokens(storage, new ScriptedRandomness(random));

    @Test
    void aTokenIsShortAsciiThatIsSafeInAddresses() {
        for (int i = 0; i < 500; i++) {
            assertThat(tokens.make(Kind.LINK).reveal()).matches("kst_[A-Za-z0-9_-]{64}");
            assertThat(tokens.make(Kind.SESSION_KEY).reveal()).matches("ksk_[A-Za-z0-9_-]{64}");
        }
    }

    @Test
    void aTokenThatWasMadeHereIsGenuine() {
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < 500; i++) {
                assertThat(tokens.isGenuine(kind, tokens.make(kind).reveal()))
                        .as(Seeds.hint())
                        .isTrue();
            }
        }
    }

    @Test
    void aTokenOfOneKindIsNotOneOfTheOtherEvenUnderItsPrefix() {
        String link = tokens.make(Kind.LINK).reveal();
        String sessionKey = tokens.make(Kind.SESSION_KEY).reveal();

        assertThat(tokens.isGenuine(Kind.SESSION_KEY, link)).isFalse();
        assertThat(tokens.isGenuine(Kind.LINK, sessionKey)).isFalse();
        assertThat(tokens.isGenuine(Kind.SESSION_KEY, link.replace("kst_", "ksk_")))
                .isFalse();
        assertThat(tokens.isGenuine(Kind.LINK, sessionKey.replace("ksk_", "kst_")))
                .isFalse();
    }

    @Test
    void everyOtherCharacterAtEveryPositionIsRefused() {
        String token = tokens.make(Kind.LINK).reveal();
        for (int at = 0; at < token.length(); at++) {
            for (char c : (BASE64 + "+/=. \0\u00E4\uD800").toCharArray()) {
                if (c != token.charAt(at)) {
                    assertRefused(token.substring(0, at) + c + token.substring(at + 1));
                }
            }
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        byte[] all =
                Base64.getUrlDecoder().decode(tokens.make(Kind.LINK).reveal().substring(4));
        for (int bit = 0; bit < all.length * 8; bit++) {
            byte[] changed = all.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused("kst_" + Base64.getUrlEncoder().encodeToString(changed));
        }
    }

    @Test
    void aShorterOrLongerTokenIsRefused() {
        String token = tokens.make(Kind.LINK).reveal();
        for (int length = 0; length < token.length(); length++) {
            assertRefused(token.substring(0, length));
            assertRefused(token.substring(length + 1));
        }
        for (String tail : List.of("A", "AAAA", "=", "\n", " ", token)) {
            assertRefused(token + tail);
            assertRefused(tail + token);
        }
    }

    @Test
    void aTokenOfAnotherInstallationIsRefused() {
        var elsewhere = new LinkTokens(new InstallationOnlyStorage(), new ScriptedRandomness(random));

        assertRefused(elsewhere.make(Kind.LINK).reveal());
    }

    @Test
    void tokensTravelBetweenProcessesOverOneStorage() {
        String token = tokens.make(Kind.LINK).reveal();
        var later = new LinkTokens(storage, new ScriptedRandomness(random));

        assertThat(later.isGenuine(Kind.LINK, token)).isTrue();
        assertThat(storage.values()).containsOnlyKeys("kyc_link_key");
    }

    @Test
    void junkIsRefusedWithoutEvenTheKey() {
        var cutOff = new LinkTokens(new AbsentStorage(), RandomSource.secure());
        for (String junk :
                List.of("", "kst_", "ksk_" + "A".repeat(64), "kst_" + "A".repeat(63), "A".repeat(1_000_000))) {
            assertThat(cutOff.isGenuine(Kind.LINK, junk)).isFalse();
        }

        assertThatThrownBy(() -> cutOff.isGenuine(Kind.LINK, "kst_" + "A".repeat(64)))
                .isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void aTokenHolds256RandomBitsAndIsNeverTheSame() {
        int[] script = {9, 8, 7, 6};
        String scripted = new LinkTokens(storage, new ScriptedRandomness(random, script))
                .make(Kind.LINK)
                .reveal();
        assertThat(Base64.getUrlDecoder().decode(scripted.substring(4)))
                .hasSize(48)
                .startsWith(9, 8, 7, 6);

        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            bodies.add(tokens.make(Kind.LINK).reveal().substring(4, 46)); // no tag in here
        }
        assertThat(bodies).hasSize(1000);
    }

    @Test
    void whatIsStoredIsAHash() throws Exception {
        String token = tokens.make(Kind.LINK).reveal();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));

        assertThat(LinkTokens.hash(token)).matches("[A-Za-z0-9_-]{43}");
        assertThat(Base64.getUrlDecoder().decode(LinkTokens.hash(token))).isEqualTo(digest);
        assertThat(LinkTokens.hash("abc")).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    private void assertRefused(String text) {
        assertThat(tokens.isGenuine(Kind.LINK, text))
                .as("%s %s", text, Seeds.hint())
                .isFalse();
    }
}
