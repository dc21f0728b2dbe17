package io.subaccounts.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ResourceValuesTest {

    @Test
    void theBuiltInTypesHaveTheirNames() {
        assertThat(List.of(ResourceType.TRUNK, ResourceType.NUMBER, ResourceType.APPLICATION, ResourceType.ENDPOINT))
                .extracting(ResourceType::name)
                .containsExactly("trunk", "number", "application", "endpoint");
        assertThat(ResourceRef.trunk("a").type()).isEqualTo(ResourceType.TRUNK);
        assertThat(ResourceRef.number("+91 1").type()).isEqualTo(ResourceType.NUMBER);
        assertThat(ResourceRef.application("a").type()).isEqualTo(ResourceType.APPLICATION);
        assertThat(ResourceRef.endpoint("a")).hasToString("endpoint/a");
    }

    @Test
    void typesAreShortLowerCaseWords() {
        for (String name : List.of("a", "sip-trunk_2", "x".repeat(32))) {
            assertThat(new ResourceType(name)).hasToString(name);
        }
        for (String name :
                List.of("", "Trunk", "1a", "-a", "_a", "a b", "a.b", "a/b", "\u00E4", "a\n", "x".repeat(33))) {
            assertThatThrownBy(() -> new ResourceType(name))
                    .as(name)
                    .isInstanceOfSatisfying(
                            ValidationException.class,
                            e -> assertThat(e.field()).isEqualTo("resource_type"));
        }
    }

    @Test
    void identifiersAreBoundedAsciiWithoutBlanks() {
        for (int c = 0; c < 0x300; c++) {
            String id = "a" + (char) c;
            boolean accepted = Character.toString(c).matches("[A-Za-z0-9_.+@/:-]") && c < 0x80;
            if (accepted) {
                assertThat(ResourceRef.trunk(id).id()).isEqualTo(id);
            } else {
                assertRefused(() -> ResourceRef.trunk(id));
            }
        }
        assertThat(ResourceRef.trunk("x".repeat(128)).id()).hasSize(128);
        assertRefused(() -> ResourceRef.trunk("x".repeat(129)));
        assertRefused(() -> ResourceRef.trunk(""));
    }

    @Test
    void numbersBeginWithAPlus() {
        for (String number : List.of("+1", "+91 (0) 98765-43210", "+1.415.555.2671", "+" + "1".repeat(40))) {
            assertThat(ResourceRef.number(number).id()).isEqualTo(number);
        }
        for (String number : List.of(
                "",
                "+",
                "919876543210",
                "0919876543210",
                "tel:+91",
                "+91x",
                "+91\u00A01",
                "+\uFF11",
                "++1",
                "+1;ext=2",
                "+" + "1".repeat(41))) {
            assertRefused(() -> ResourceRef.number(number));
        }
    }

    @Test
    void referencesAreOrderedByTypeAndThenById() {
        var refs = new ArrayList<>(List.of(
                ResourceRef.trunk("a"),
                ResourceRef.number("+1"),
                ResourceRef.trunk("B"),
                ResourceRef.application("z")));
        refs.sort(null);

        assertThat(refs)
                .containsExactly(
                        ResourceRef.application("z"),
                        ResourceRef.number("+1"),
                        ResourceRef.trunk("B"),
                        ResourceRef.trunk("a"));
    }

    @Test
    void answersKeepTheirOwnLists() {
        var ownership = new Ownership(ResourceRef.trunk("a"), Ids.sub("a"), ManualTime.START, null);
        var ownerships = new ArrayList<>(List.of(ownership));
        var refs = new ArrayList<>(List.of(ResourceRef.trunk("a")));
        var claimed = new ClaimResult.Claimed(ownerships, true);
        var unavailable = new ClaimResult.Unavailable(refs);
        ownerships.clear();
        refs.clear();

        assertThat(claimed.ownerships()).containsExactly(ownership);
        assertThat(unavailable.resources()).containsExactly(ResourceRef.trunk("a"));
        assertThat(ownership.until()).isEmpty();
        assertThat(new HandoverResult.HeldBack("cool_off", ManualTime.START).until())
                .contains(ManualTime.START);
        assertThat(new HandoverResult.HeldBack("legal", null).until()).isEmpty();
    }

    @Test
    void aQueryNarrowsByType() {
        assertThat(ResourceQuery.ownedBy(Ids.sub("a")).type(ResourceType.NUMBER))
                .isEqualTo(new ResourceQuery(Ids.sub("a"), ResourceQuery.Reach.OWNER, ResourceType.NUMBER));
        assertThat(ResourceQuery.ownedWithin(Ids.sub("a")))
                .isEqualTo(new ResourceQuery(Ids.sub("a"), ResourceQuery.Reach.SUBTREE, null));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo("resource_id"));
    }
}
