package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Authentication;
import io.subaccounts.access.Authentication.Authenticated;
import io.subaccounts.access.Authentication.Busy;
import io.subaccounts.access.Origin;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.host.SecretHasher.Cost;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Someone without the right token cannot tell an unknown id from a known one, whatever the state of its account: the
 * answer and the work done are the same.
 */
abstract class DenialEquivalenceContract extends ManagerContract {

    private static final String RIGHT_LENGTH = "sat_" + "0".repeat(49);

    private final GatedHasher hasher = new GatedHasher(Cost.CHEAP);
    private final Map<String, String> ids = new LinkedHashMap<>();
    private int seeds;
    private CountingStorage counting;
    private World counted;
    private String wrong;

    @BeforeEach
    void makeOneOfEachKind() {
        hasher.matched.set(0);
        // Seeded, because one wrong token in 2^16 is worth a hash: the same one in each run, which is none.
        var random = new Random(20261123 + seeds++);
        var seeded = new RandomSource() {
            @Override
            public void nextBytes(byte[] bytes) {
                random.nextBytes(bytes);
            }
        };
        counting = new CountingStorage(storage());
        counted = worldOver(counting, settings -> settings.secretHasher(hasher).random(seeded));
        wrong = counted.main("somebody else").authToken().reveal();
        var acme = counted.main("Acme");
        ids.put("unknown main account", "MA_00000000000000000000");
        ids.put("unknown subaccount", "SA_00000000000000000000");
        ids.put("unknown further credential", "CR_00000000000000000000");
        ids.put("main account", acme.authId().value());
        ids.put("subaccount", counted.sub(acme, "sub").authId().value());

        var disabled = counted.sub(acme, "disabled");
        counted.accounts().disable(PLATFORM, disabled.authId());
        ids.put("disabled", disabled.authId().value());
        var suspended = counted.sub(acme, "suspended");
        counted.accounts().suspend(PLATFORM, suspended.authId());
        ids.put("suspended", suspended.authId().value());
        ids.put("below disabled", counted.sub(disabled, "below").authId().value());
        var deleted = counted.sub(acme, "deleted");
        counted.delete(deleted);
        ids.put("deleted", deleted.authId().value());

        var further = NewCredential.named("further");
        ids.put(
                "further",
                counted.credentials()
                        .issue(PLATFORM, acme.authId(), further)
                        .authId()
                        .value());
        var revoked = counted.credentials().issue(PLATFORM, acme.authId(), further);
        counted.credentials().revoke(PLATFORM, revoked.authId());
        ids.put("revoked", revoked.authId().value());
        var expired = counted.credentials()
                .issue(
                        PLATFORM,
                        acme.authId(),
                        further.expiresAt(counted.time.now().plusSeconds(1)));
        ids.put("expired", expired.authId().value());
        var rotating = counted.credentials().issue(PLATFORM, acme.authId(), further);
        counted.credentials().rotate(PLATFORM, rotating.authId(), Rotation.withGrace(Duration.ofDays(1)));
        ids.put("rotating", rotating.authId().value());
        counted.time.advance(Duration.ofSeconds(2));
    }

    @Test
    void wrongTokenGetsTheSameAnswerForTheSameWorkWhateverTheId() {
        for (var attempt : List.of("first", "second")) {
            var works = new LinkedHashMap<String, List<String>>();
            ids.forEach((kind, id) -> works.put(kind, workOf(id, wrong)));
            var reference = works.get("unknown subaccount");
            assertThat(works)
                    .as("the work of the " + attempt + " attempt")
                    .allSatisfy((kind, work) -> assertThat(work).as(kind).isEqualTo(reference));
        }
        assertThat(hasher.matched.get()).as("a wrong token costs no hash").isZero();
    }

    @Test
    void wrongTokenDoesTheSameWorkWhileItsNeighboursTokenIsInUse() {
        var acme = counted.main("busy");
        var before = workOf(acme.authId().value(), wrong);
        counted.signIn(acme);

        assertThat(workOf(acme.authId().value(), wrong))
                .as("a verified token in this process does not show to others")
                .isEqualTo(before);
    }

    @Test
    void junkIsRefusedBeforeAnyStorageAccessOrHashing() {
        var good = counted.main("good");
        var token = good.authToken().reveal();
        var junk = new ArrayList<>(List.of(
                "",
                " ",
                "sat_",
                RIGHT_LENGTH,
                token + "0",
                token.substring(1),
                " " + token,
                token + " ",
                token.toLowerCase(Locale.ROOT),
                "x".repeat(64),
                "x".repeat(65),
                "x".repeat(10_000_000),
                "\u0000",
                token + "\u0000",
                token + "\u0000" + token,
                "\ud800",
                "sat_" + "é".repeat(49),
                token.replace("sat_", "SAT_"),
                "ｓａｔ_" + token.substring(4)));
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'x' ? 'y' : 'x';
            junk.add(token.substring(0, i) + other + token.substring(i + 1));
        }
        for (int i = 4; i < token.length() - 1; i++) {
            if (token.charAt(i) != token.charAt(i + 1)) {
                junk.add(token.substring(0, i) + token.charAt(i + 1) + token.charAt(i) + token.substring(i + 2));
            }
        }

        for (var each : junk) {
            for (var id : List.of(good.authId().value(), "SA_00000000000000000000", "", "junk")) {
                assertThat(workOf(id, each))
                        .as("a token that fails its checksum is refused before any work: %.80s", each)
                        .isEmpty();
            }
        }
        assertThat(hasher.matched.get()).isZero();
    }

    @Test
    void tokenOfTheOtherEnvironmentIsJunk() {
        var test = counted.testMain("test");
        var testIds = List.of(test.authId().value(), "MT_00000000000000000000", "ST_00000000000000000000");

        for (var id : testIds) {
            assertThat(workOf(id, wrong))
                    .as("a live token is refused before any work for " + id)
                    .isEmpty();
        }
        ids.forEach((kind, id) -> assertThat(workOf(id, test.authToken().reveal()))
                .as("a test token is refused before any work for " + kind)
                .isEmpty());
        assertThat(hasher.matched.get()).isZero();
    }

    @Test
    void wrongTestTokenGetsTheSameAnswerForTheSameWorkAsAWrongLiveOne() {
        var wrongTest = counted.testMain("somebody else").authToken().reveal();
        var test = counted.testMain("test");
        var reference = workOf("SA_00000000000000000000", wrong);

        for (var id : List.of(test.authId().value(), "MT_00000000000000000000", "CT_00000000000000000000")) {
            assertThat(workOf(id, wrongTest)).as("the work for " + id).isEqualTo(reference);
        }
        assertThat(hasher.matched.get()).as("a wrong token costs no hash").isZero();
    }

    @Test
    void idThatCannotBeIsRefusedLikeAnyOther() {
        for (var id : List.of(
                "",
                " ",
                "\u0000",
                "\ud800",
                "x".repeat(10_000_000),
                "SA_",
                "sa_00000000000000000000",
                "SA_0000000000000000000",
                "SA_000000000000000000000",
                "SA_0000000000000000000ı",
                "SA_00000000000000000000 ",
                "' or 1=1 --",
                "%",
                "ＳＡ_00000000000000000000")) {
            assertThat(counted.access().authenticate(id, wrong, Origin.unknown()))
                    .as("%.40s", id)
                    .isEqualTo(Expect.NOTHING_PROVED);
        }
    }

    @Test
    void idsAreComparedByteForByte() {
        var good = counted.main("good");
        var id = good.authId().value();

        for (var alias : List.of(id.toLowerCase(Locale.ROOT), id + " ", " " + id, id + "\u0000", id + "\n")) {
            assertThat(counted.access().authenticate(alias, good.authToken().reveal(), Origin.unknown()))
                    .as("two texts never name one credential")
                    .isEqualTo(Expect.NOTHING_PROVED);
        }
    }

    @Test
    void originMakesNoDifferenceToWhoProvedNothing() {
        var somewhere = Origin.of(InetAddress.getLoopbackAddress());
        ids.forEach((kind, id) -> assertThat(counted.access().authenticate(id, wrong, somewhere))
                .as(kind)
                .isEqualTo(Expect.NOTHING_PROVED));
    }

    @Test
    void whileImportsAreAcceptedEveryRefusalWaitsForAPlaceToHash() throws InterruptedException {
        var slow = new GatedHasher(Cost.EXPENSIVE);
        var importing = worldWith(settings -> settings.secretHasher(slow)
                .acceptImportedBcrypt(10)
                .maxConcurrentHashes(1)
                .hashWait(Duration.ZERO));
        var acme = importing.main("Acme");
        var gone = importing.sub(acme, "gone");
        importing.delete(gone);
        var gate = slow.close();
        var verifying = CompletableFuture.supplyAsync(() -> importing.present(acme));
        gate.awaitArrival();

        for (var id : List.of(acme.authId().value(), gone.authId().value(), "SA_00000000000000000000")) {
            assertThat(importing.access().authenticate(id, "some-legacy-token", Origin.unknown()))
                    .as("every refused attempt costs one hash, also for " + id)
                    .isInstanceOf(Busy.class);
        }
        gate.open();
        assertThat(verifying.join()).isInstanceOf(Authenticated.class);
    }

    private List<String> workOf(String id, String token) {
        return counting.callsOf(() -> {
            Authentication answer = counted.access().authenticate(id, token, Origin.unknown());
            assertThat(answer).isEqualTo(Expect.NOTHING_PROVED);
        });
    }
}
