package io.subaccounts.internal.secrets;

import static io.subaccounts.common.Environment.LIVE;
import static io.subaccounts.common.Environment.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.host.SecretHasher.Cost;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.support.ManualTime;
import io.subaccounts.support.ScriptedRandomness;
import io.subaccounts.support.Seeds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MintTest {

    private final Random random = Seeds.random("MintTest");
    private final Hashers hashers =
            new Hashers(new ScriptedHasher("plain", Cost.CHEAP), List.of(), null, new HashBudget(1, Duration.ZERO));
    private final Mint mint = new Mint(new ScriptedRandomness(random), hashers);

    @Test
    void everyTokenIsFreshAndComesWithWhatIsStoredOfIt() {
        var tokens = new HashSet<String>();
        for (int i = 0; i < 500; i++) {
            Mint.Minted minted = mint.mint(LIVE);
            String token = minted.token().reveal();

            assertThat(TokenFormat.isWellFormed(LIVE, token)).isTrue();
            assertThat(minted.hash()).isEqualTo("plain:" + token);
            assertThat(minted.hint()).isEqualTo(Hint.of(token));
            tokens.add(token);
        }
        assertThat(tokens).hasSize(500);
    }

    @Test
    void aTokenIsMadeForItsEnvironment() {
        String token = mint.mint(TEST).token().reveal();

        assertThat(TokenFormat.isWellFormed(TEST, token)).isTrue();
        assertThat(mint.mintUnlike(TEST, List.of()).token().reveal()).startsWith("stt_");
    }

    @Test
    void aTokenHoldsExactlyTheRandomBytes() {
        int[] bytes = random.ints(32, 0, 256).toArray();
        var scripted = new Mint(new ScriptedRandomness(random, bytes), hashers);
        byte[] expected = new byte[32];
        for (int i = 0; i < 32; i++) {
            expected[i] = (byte) bytes[i];
        }

        assertThat(scripted.mint(LIVE).token().reveal()).as(Seeds.hint()).isEqualTo(TokenFormat.write(LIVE, expected));
    }

    /** The first two draws have the hints of the secrets beside it, the third has not. */
    @Test
    void aTokenBesideOthersIsToldFromThemByItsHint() {
        byte[] one = new byte[32];
        byte[] two = new byte[32];
        two[31] = 1;
        int[] script = new int[64];
        script[63] = 1;
        List<SecretRow> others = List.of(
                new SecretRow(1, "hash", Hint.of(TokenFormat.write(LIVE, one)), ManualTime.START, null, null),
                new SecretRow(2, "hash", Hint.of(TokenFormat.write(LIVE, two)), ManualTime.START, null, null),
                new SecretRow(3, "hash", null, ManualTime.START, null, null));

        Mint.Minted minted = new Mint(new ScriptedRandomness(random, script), hashers).mintUnlike(LIVE, others);

        assertThat(others).extracting(SecretRow::hint).doesNotContain(minted.hint());
        assertThat(minted.hint()).isEqualTo(Hint.of(minted.token().reveal()));
        assertThat(minted.token().reveal()).isNotIn(TokenFormat.write(LIVE, one), TokenFormat.write(LIVE, two));
    }

    @Test
    void theRowOfATokenIsCurrentAndUnused() {
        Mint.Minted minted = mint.mint(LIVE);

        assertThat(minted.row(7, ManualTime.START))
                .isEqualTo(new SecretRow(7, minted.hash(), minted.hint(), ManualTime.START, null, null));
    }

    @Test
    void aHintIsTheFirstTwoBytesOfTheDigest() throws Exception {
        assertThat(Hint.of("")).isEqualTo(0xE3B0);
        assertThat(Hint.of("abc")).isEqualTo(0xBA78);
        for (int i = 0; i < 1000; i++) {
            String token = mint.mint(LIVE).token().reveal();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));

            assertThat(Hint.of(token)).isBetween(0, 0xFFFF).isEqualTo((digest[0] & 255) * 256 + (digest[1] & 255));
        }
        assertThat(Hint.of("\uD800")).isBetween(0, 0xFFFF);
    }
}
