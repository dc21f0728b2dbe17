package io.subaccounts.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.error.ConflictException;
import io.subaccounts.internal.decision.CredentialRules;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.support.CredentialRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import io.subaccounts.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random lives of credentials, beside a model that knows tokens instead of rows. */
class RotationModelTest {

    private static final List<Duration> GRACES = List.of(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(90));

    private final Random random = Seeds.random("RotationModelTest");

    /** What the holder of each token experiences. */
    private static final class Model {
        private String current = "token-1";
        private @Nullable String old;
        private @Nullable Instant oldUntil;
        private boolean revoked;

        boolean overlapping(Instant now) {
            return !revoked && old != null && oldUntil != null && oldUntil.isAfter(now);
        }

        Set<String> working(Instant now) {
            var working = new TreeSet<String>();
            if (!revoked) {
                working.add(current);
                if (overlapping(now)) {
                    working.add(old);
                }
            }
            return working;
        }
    }

    @Test
    void exactlyTheTokensWorkThatShould() {
        for (int life = 0; life < 2000; life++) {
            live(life);
        }
    }

    private void live(int life) {
        boolean primary = random.nextBoolean();
        Instant now = ManualTime.START;
        Instant end = random.nextInt(3) == 0 ? now.plus(Duration.ofMinutes(random.nextInt(300))) : null;
        CredentialRowBuilder builder = primary
                ? CredentialRowBuilder.primaryOf(Ids.sub("a"))
                : CredentialRowBuilder.further(Ids.credential("c"), Ids.sub("a"));
        CredentialRow row = builder.validity(null, end)
                .secrets(new SecretRow(1, "token-1", null, now, null, null))
                .build();
        var model = new Model();
        var numbers = new HashSet<>(Set.of(1));
        var story = new ArrayList<String>();
        for (int step = 0; step < 25; step++) {
            long version = row.version();
            int choice = random.nextInt(primary ? 7 : 8);
            try {
                if (choice <= 2) {
                    Duration grace = GRACES.get(random.nextInt(GRACES.size()));
                    story.add("rotate " + grace);
                    row = rotate(row, model, numbers, grace, now);
                } else if (choice == 3) {
                    story.add("finish");
                    row = RotationRules.finished(row, now);
                    model.old = null;
                } else if (choice == 4) {
                    story.add("roll back");
                    boolean possible = model.overlapping(now);
                    row = RotationRules.rolledBack(row, now);
                    assertThat(possible).isTrue();
                    model.current = Objects.requireNonNull(model.old);
                    model.old = null;
                } else if (choice <= 6) {
                    now = now.plus(Duration.ofMinutes(random.nextInt(90)));
                    story.add("now " + now);
                } else if (random.nextInt(4) == 0) {
                    story.add("revoke");
                    row = RotationRules.revoked(row, now);
                    model.revoked = true;
                }
            } catch (ConflictException e) {
                story.add("refused");
                assertThat(model.revoked || (choice == 4 && !model.overlapping(now)))
                        .as("%s %s", story, Seeds.hint())
                        .isTrue();
            }
            check(row, model, now, version, life + " " + story);
        }
    }

    private static CredentialRow rotate(
            CredentialRow row, Model model, Set<Integer> numbers, Duration grace, Instant now) {
        if (model.overlapping(now) && !grace.isZero()) {
            assertThat(RotationRules.retiringUntil(row, now)).isEqualTo(model.oldUntil);
            return row;
        }
        CredentialRow rotated = RotationRules.rotated(
                row, (number, at) -> new SecretRow(number, "token-" + number, null, at, null, null), grace, now);
        int number = rotated.secrets().get(0).number();
        assertThat(numbers.add(number)).as("number %s is new", number).isTrue();
        model.old = model.current;
        model.oldUntil = now.plus(grace);
        if (row.expiresAt() != null && row.expiresAt().isBefore(model.oldUntil)) {
            model.oldUntil = row.expiresAt();
        }
        model.current = "token-" + number;
        return rotated;
    }

    private static void check(CredentialRow row, Model model, Instant now, long version, String story) {
        var working = new TreeSet<String>();
        for (SecretRow secret : row.secrets()) {
            if (CredentialRules.hasLive(row, secret.number(), now)) {
                working.add(secret.hash());
            }
        }
        String hint = story + " " + Seeds.hint();
        assertThat(working).as(hint).isEqualTo(model.working(now)).hasSizeLessThanOrEqualTo(2);
        assertThat(row.secrets().stream().filter(secret -> secret.retiresAt() == null))
                .as(hint)
                .hasSize(model.revoked ? 0 : 1);
        assertThat(row.secrets()).as(hint).hasSizeLessThanOrEqualTo(2);
        assertThat(row.secrets()).extracting(SecretRow::number).as(hint).isSortedAccordingTo((a, b) -> b - a);
        assertThat(row.version()).as(hint).isBetween(version, version + 1);
        assertThat(row.revokedAt() != null).as(hint).isEqualTo(model.revoked);
    }
}
