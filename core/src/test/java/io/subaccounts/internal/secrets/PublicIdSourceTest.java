package io.subaccounts.internal.secrets;

import static io.subaccounts.common.Environment.LIVE;
import static io.subaccounts.common.Environment.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.support.ChiSquare;
import io.subaccounts.support.ScriptedRandomness;
import io.subaccounts.support.Seeds;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublicIdSourceTest {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final Random random = Seeds.random("PublicIdSourceTest");

    @Test
    void identifiersCarryTheirKindInFront() {
        var ids = new PublicIdSource(new ScriptedRandomness(random));

        assertThat(ids.mainAccount(LIVE).value()).matches("MA_[0-9A-Z]{20}");
        assertThat(ids.mainAccount(LIVE).isMain()).isTrue();
        assertThat(ids.subaccount(LIVE).value()).matches("SA_[0-9A-Z]{20}");
        assertThat(ids.subaccount(LIVE).isMain()).isFalse();
        assertThat(ids.furtherCredential(LIVE).value()).matches("CR_[0-9A-Z]{20}");
        assertThat(ids.furtherCredential(LIVE).isPrimary()).isFalse();
    }

    @Test
    void identifiersCarryTheirEnvironmentInFront() {
        var ids = new PublicIdSource(new ScriptedRandomness(random));

        assertThat(ids.mainAccount(TEST).value()).matches("MT_[0-9A-Z]{20}");
        assertThat(ids.subaccount(TEST).value()).matches("ST_[0-9A-Z]{20}");
        assertThat(ids.furtherCredential(TEST).value()).matches("CT_[0-9A-Z]{20}");
    }

    @Test
    void everyByteBelow252StandsForOneCharacterAndEachCharacterForSevenBytes() {
        int[] times = new int[ALPHABET.length()];
        for (int start = 0; start < 240; start += 20) {
            int from = start;
            String body = body(IntStream.range(from, from + 20).toArray());
            for (int i = 0; i < 20; i++) {
                assertThat(body.charAt(i)).isEqualTo(ALPHABET.charAt((from + i) % 36));
                times[ALPHABET.indexOf(body.charAt(i))]++;
            }
        }
        String rest = body(IntStream.range(232, 252).toArray());

        assertThat(rest).isEqualTo("GHIJKLMNOPQRSTUVWXYZ");
        assertThat(times).containsOnly(6, 7);
    }

    @Test
    void bytesThatWouldFavourSomeCharactersAreThrownAway() {
        int[] script = IntStream.concat(
                        IntStream.of(252, 253, 254, 255, 10),
                        IntStream.concat(IntStream.of(255), IntStream.range(0, 19)))
                .toArray();

        assertThat(body(script)).isEqualTo("A0123456789ABCDEFGHI");
    }

    @Test
    void aRunOfUselessBytesIsFollowedByFreshOnes() {
        int[] useless = IntStream.generate(() -> 255).limit(120).toArray();
        int[] script =
                IntStream.concat(IntStream.of(useless), IntStream.range(0, 20)).toArray();

        assertThat(body(script)).isEqualTo("0123456789ABCDEFGHIJ");
    }

    @Test
    void everyPositionTakesEveryCharacterAboutEquallyOften() {
        var ids = new PublicIdSource(new ScriptedRandomness(random));
        var counts = new ChiSquare(20, ALPHABET);
        var seen = new HashSet<AccountId>();
        for (int i = 0; i < 36_000; i++) {
            AccountId id = ids.subaccount(LIVE);
            seen.add(id);
            counts.add(id.value().substring(3));
        }

        assertThat(seen).as(Seeds.hint()).hasSize(36_000);
        assertThat(counts.worst(0)).as(Seeds.hint()).isLessThan(110);
    }

    private String body(int... script) {
        return new PublicIdSource(new ScriptedRandomness(random, script))
                .subaccount(LIVE)
                .value()
                .substring(3);
    }
}
