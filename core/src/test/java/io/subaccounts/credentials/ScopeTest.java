package io.subaccounts.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.subaccounts.error.ValidationException;
import io.subaccounts.support.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final List<String> DOMAINS = List.of("calls", "numbers", "cdr");
    private static final List<String> VERBS = List.of("place", "buy", "read");
    private static final List<String> INSTANCES = List.of("trunk/trunk-7", "number/+919876543210", "SA_1");

    @Test
    void theTextFormGoesThereAndBack() {
        for (Scope scope : all()) {
            assertThat(Scope.parse(scope.toString())).isEqualTo(scope);
        }
        assertThat(Scope.parse("calls:place")).isEqualTo(new Scope("calls", "place", "*"));
        assertThat(Scope.parse("*:*")).isEqualTo(Scope.EVERYTHING);
    }

    @Test
    void partsAreLiteralsOrTheStarAlone() {
        for (String text : List.of(
                "",
                ":",
                "::",
                "calls",
                "calls:",
                ":place",
                "calls::x",
                "calls:place:",
                "calls:place:x:y",
                "**:*:*",
                "call*:place",
                "calls:pl*ce",
                "calls:place:trunk/*",
                "Calls:place",
                "calls:place:a b",
                " calls:place",
                "calls:place ",
                "calls:place\n",
                "calls:place:\u00E4",
                "calls:place:a\0",
                "x".repeat(33) + ":y",
                "x:" + "y".repeat(33),
                "x:y:" + "z".repeat(201),
                ":".repeat(10_000))) {
            assertThatThrownBy(() -> Scope.parse(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            ValidationException.class,
                            e -> assertThat(e.field()).isEqualTo("scope"));
        }
        assertThat(Scope.parse("x".repeat(32) + ":" + "y".repeat(32) + ":" + "z".repeat(200))
                        .instance())
                .hasSize(200);
    }

    @Test
    void eachPartCoversItselfAndTheStarCoversAnything() {
        for (Scope scope : all()) {
            for (String domain : DOMAINS) {
                for (String verb : VERBS) {
                    for (String instance : INSTANCES) {
                        boolean expected = covers(scope.domain(), domain)
                                && covers(scope.verb(), verb)
                                && covers(scope.instance(), instance);

                        assertThat(scope.covers(domain, verb, instance))
                                .as("%s on %s:%s:%s", scope, domain, verb, instance)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void onlyExactLiteralsMatch() {
        Scope scope = Scope.parse("calls:place:trunk/trunk-7");

        assertThat(scope.covers("call", "place", "trunk/trunk-7")).isFalse();
        assertThat(scope.covers("calls", "places", "trunk/trunk-7")).isFalse();
        assertThat(scope.covers("calls", "place", "trunk/trunk-70")).isFalse();
        assertThat(scope.covers("calls", "place", "trunk/TRUNK-7")).isFalse();
        assertThat(Scope.parse("c.lls:place").covers("calls", "place", "x")).isFalse();
    }

    @Test
    void coveringIsReflexiveTransitiveAndAntisymmetric() {
        List<Scope> all = all();
        for (Scope a : all) {
            assertThat(a.covers(a)).isTrue();
            assertThat(Scope.EVERYTHING.covers(a)).isTrue();
            for (Scope b : all) {
                if (a.covers(b) && b.covers(a)) {
                    assertThat(a).isEqualTo(b);
                }
                for (Scope c : all) {
                    if (a.covers(b) && b.covers(c) && !a.covers(c)) {
                        fail("%s covers %s covers %s", a, b, c);
                    }
                }
            }
        }
    }

    @Test
    void aScopeCoversAnotherExactlyIfItCoversAllThatTheOtherDoes() {
        for (Scope wide : all()) {
            for (Scope narrow : all()) {
                boolean everything = true;
                for (String domain : with(DOMAINS, "elsewhere")) {
                    for (String verb : with(VERBS, "elsewhere")) {
                        for (String instance : with(INSTANCES, "elsewhere")) {
                            everything &= !narrow.covers(domain, verb, instance) || wide.covers(domain, verb, instance);
                        }
                    }
                }
                assertThat(wide.covers(narrow)).as("%s over %s", wide, narrow).isEqualTo(everything);
            }
        }
    }

    @Test
    void randomTextIsAScopeOrRefused() {
        Random random = Seeds.random("ScopeTest");
        String characters = "abz*:./-_@+09AZ \n\u00E4";
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(12);
            for (int k = 0; k < length; k++) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            try {
                Scope scope = Scope.parse(text.toString());
                assertThat(Scope.parse(scope.toString())).as(Seeds.hint()).isEqualTo(scope);
            } catch (ValidationException e) {
                assertThat(e.field()).isEqualTo("scope");
            }
        }
    }

    private static boolean covers(String mine, String other) {
        return mine.equals("*") || mine.contentEquals(other);
    }

    private static List<Scope> all() {
        var all = new ArrayList<Scope>();
        for (String domain : with(DOMAINS, "*")) {
            for (String verb : with(VERBS, "*")) {
                for (String instance : with(INSTANCES, "*")) {
                    all.add(new Scope(domain, verb, instance));
                }
            }
        }
        return all;
    }

    private static List<String> with(List<String> some, String more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
