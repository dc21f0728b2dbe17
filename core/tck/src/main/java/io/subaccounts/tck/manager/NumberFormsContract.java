package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.resources.ClaimResult.Claimed;
import io.subaccounts.resources.ClaimResult.Unavailable;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone number is one number however it is spelled; it is answered in E.164 form. */
abstract class NumberFormsContract extends ManagerContract {

    record Spelled(String canonical, List<String> spellings) {}

    private CreatedAccount acme;
    private CreatedAccount stranger;

    static Stream<Spelled> numbers() {
        return Stream.of(
                new Spelled(
                        "+919820098200",
                        List.of("+919820098200", "+91 98200 98200", "+91-98200-98200", "+91 (98200) 98200")),
                new Spelled(
                        "+912261234567",
                        List.of("+912261234567", "+91 22 6123 4567", "+91 (22) 6123-4567", "+91.22.6123.4567")),
                new Spelled("+914023456789", List.of("+914023456789", "+91 40 2345 6789", "+91-40-23456789")),
                new Spelled(
                        "+16502530000",
                        List.of(
                                "+16502530000",
                                "+1 650 253 0000",
                                "+1 (650) 253-0000",
                                "+1.650.253.0000",
                                "+1-650-253-0000")),
                new Spelled("+12125550123", List.of("+12125550123", "+1 (212) 555-0123")));
    }

    @BeforeEach
    void createAccounts() {
        acme = world.main("Acme");
        stranger = world.main("Stranger");
    }

    @AfterEach
    void releaseNumbers() {
        for (var account : List.of(acme, stranger)) {
            var query = ResourceQuery.ownedWithin(account.authId());
            Walk.resources(world, PLATFORM, query, PageRequest.first(1000))
                    .forEach(ownership -> world.resources().release(PLATFORM, ownership.resource()));
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numberIsOneNumberHoweverItIsSpelled(Spelled number) {
        var canonical = ResourceRef.number(number.canonical());
        for (var spelling : number.spellings()) {
            var spelled = ResourceRef.number(spelling);
            var claimed = (Claimed) world.resources().claim(acme.asActor(), acme.authId(), spelled);
            assertThat(claimed.ownerships())
                    .as("claimed as " + spelling)
                    .extracting(Ownership::resource)
                    .containsExactly(canonical);

            for (var other : number.spellings()) {
                var again = ResourceRef.number(other);
                assertThat(world.resources().claim(stranger.asActor(), stranger.authId(), again))
                        .as(other + " is the same number as " + spelling)
                        .isInstanceOf(Unavailable.class);
                assertThat(world.resources()
                                .owner(acme.asActor(), again)
                                .orElseThrow()
                                .resource())
                        .isEqualTo(canonical);
                assertThat(world.resources()
                                .requireOwned(acme.asActor(), acme.authId(), again)
                                .resource())
                        .isEqualTo(canonical);
                assertThat(world.resources().ownerAt(acme.asActor(), again, world.time.now()))
                        .isPresent();
                assertThat(world.access()
                                .authorize(world.signIn(acme), Action.PLACE_CALL, again)
                                .isAllowed())
                        .as("decided about the number, not about its spelling")
                        .isTrue();
            }
            world.resources().release(acme.asActor(), spelled);
            assertThat(world.resources().owner(PLATFORM, canonical)).isEmpty();
        }
    }

    @Test
    void filterAnswersTheSpellingsItWasGiven() {
        world.claim(acme, ResourceRef.number("+919820098200"));
        var asked = Set.of(
                ResourceRef.number("+91 98200 98200"),
                ResourceRef.number("+91-98200-98200"),
                ResourceRef.number("+1 650 253 0000"));

        assertThat(world.resources().filterOwned(acme.asActor(), acme.authId(), asked))
                .isEqualTo(Set.of(ResourceRef.number("+91 98200 98200"), ResourceRef.number("+91-98200-98200")));
    }

    @Test
    void numberIsHandedOverAndListedInCanonicalForm() {
        var kite = world.sub(acme, "Kite");
        world.claim(acme, ResourceRef.number("+91 98200 98200"));
        world.resources().transfer(acme.asActor(), ResourceRef.number("+91 (98200) 98200"), kite.authId());

        assertThat(Walk.resources(
                        world,
                        acme.asActor(),
                        ResourceQuery.ownedBy(kite.authId()).type(ResourceType.NUMBER),
                        PageRequest.first(10)))
                .extracting(Ownership::resource)
                .containsExactly(ResourceRef.number("+919820098200"));
    }

    @Test
    void unseenNumberIsNamedAsTheCallerGaveIt() {
        world.claim(stranger, ResourceRef.number("+919820098200"));

        for (var spelling : List.of("+91 98200 98200", "+91 98200 98201")) {
            assertThatThrownBy(() -> world.resources().release(acme.asActor(), ResourceRef.number(spelling)))
                    .isInstanceOfSatisfying(
                            NotFoundException.class,
                            unseen -> assertThat(unseen.id()).contains(spelling));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+", "+0", "+1", "+99999999999999999", "+91 12", "+1 000 000 0000 0000", "+999 1234567", "+(((("
            })
    void whatIsNoNumberIsRefused(String junk) {
        assertThatThrownBy(() -> world.resources().claim(acme.asActor(), acme.authId(), ResourceRef.number(junk)))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> world.resources().owner(acme.asActor(), ResourceRef.number(junk)))
                .isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9820098200",
                "00919820098200",
                "919820098200",
                "+91 98200 98200 ext 4",
                "+९१९८२००९८२००",
                "+91\u00a098200 98200",
                "+91\n9820098200",
                "tel:+919820098200",
                "+91 98200 98200;phone-context=x"
            })
    void whatIsNoInternationalSpellingIsRefused(String junk) {
        assertThatThrownBy(() -> ResourceRef.number(junk)).isInstanceOf(ValidationException.class);
    }
}
