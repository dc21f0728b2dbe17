package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.OwnStatus;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Cursor;
import io.subaccounts.common.Order;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ValidationException;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cursor is good for the query and the actor it was made for, unaltered, and for nothing else. */
abstract class CursorContract extends ManagerContract {

    private CreatedAccount acme;
    private CreatedAccount kite;
    private AccountQuery query;
    private Cursor cursor;

    @BeforeEach
    void makeCursor() {
        acme = world.main("Acme");
        kite = world.sub(acme, "Kite");
        for (int i = 0; i < 3; i++) {
            world.sub(kite, "below " + i);
            world.claim(kite, world.freshTrunk());
        }
        query = AccountQuery.subtreeOf(kite.authId());
        cursor = world.accounts()
                .list(kite.asActor(), query, PageRequest.first(1))
                .next()
                .orElseThrow();
    }

    @Test
    void cursorGoesOnWhereThePageEnded() {
        var rest = world.accounts()
                .list(kite.asActor(), query, PageRequest.first(10).after(cursor));

        assertThat(rest.items()).extracting(account -> account.name()).containsExactly("below 1", "below 0");
        assertThat(rest.next()).isEmpty();
    }

    @Test
    void cursorIsSafeInUrlsAndSaysNothingAboutAccounts() {
        assertThat(cursor.value()).matches("[A-Za-z0-9_.~-]+").hasSizeLessThan(500);
        assertThat(cursor.value()).doesNotContain("SA_").doesNotContain("MA_");
    }

    @Test
    void alteredCursorIsRefusedWhereverItWasAltered() {
        var text = cursor.value();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            refused(kite.asActor(), query, text.substring(0, i) + other + text.substring(i + 1));
        }
    }

    @Test
    void shortenedLengthenedOrInventedCursorIsRefused() {
        var text = cursor.value();
        for (var junk : List.of(
                "",
                " ",
                text + "A",
                text + "=",
                " " + text,
                text.substring(1),
                text.substring(0, text.length() - 1),
                text + text,
                "\u0000",
                "\ud800",
                "%41",
                "A".repeat(100_000))) {
            refused(kite.asActor(), query, junk);
        }
    }

    @Test
    void cursorOfAnotherQueryIsRefused() {
        for (var other : List.of(
                AccountQuery.subtreeOf(acme.authId()),
                AccountQuery.childrenOf(kite.authId()),
                query.own(OwnStatus.ENABLED),
                query.effective(EffectiveStatus.ENABLED),
                query.kycMode(KycMode.PERSONAL_USE),
                query.namePrefix("below"),
                query.externalId("x"),
                query.includingDeleted())) {
            assertThatThrownBy(() -> world.accounts()
                            .list(PLATFORM, other, PageRequest.first(1).after(platformsCursor())))
                    .as("the cursor was made for another query than " + other)
                    .isInstanceOf(ValidationException.class);
        }
    }

    @Test
    void cursorOfTheOtherOrderIsRefused() {
        assertThatThrownBy(() ->
                        world.accounts().list(kite.asActor(), query, new PageRequest(1, Order.OLDEST_FIRST, cursor)))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void cursorOfAnotherActorIsRefused() {
        refused(acme.asActor(), query, cursor.value());
        refused(PLATFORM, query, cursor.value());
        assertThatThrownBy(() -> world.accounts()
                        .list(kite.asActor(), query, PageRequest.first(1).after(platformsCursor())))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void cursorOfAnotherKindOfListIsRefused() {
        var resources = ResourceQuery.ownedWithin(kite.authId());
        var theirs = world.resources()
                .list(kite.asActor(), resources, PageRequest.first(1))
                .next()
                .orElseThrow();

        refused(kite.asActor(), query, theirs.value());
        for (var other : List.of(resources.type(ResourceType.TRUNK), ResourceQuery.ownedBy(kite.authId()))) {
            assertThatThrownBy(() -> world.resources()
                            .list(kite.asActor(), other, PageRequest.first(1).after(theirs)))
                    .isInstanceOf(ValidationException.class);
        }
        assertThatThrownBy(() -> world.resources()
                        .list(kite.asActor(), resources, PageRequest.first(1).after(cursor)))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void cursorDoesNotSurviveTheLossOfSight() {
        world.delete(kite);

        Expect.notFound(
                "account",
                kite.authId(),
                () -> world.accounts()
                        .list(kite.asActor(), query, PageRequest.first(1).after(cursor)));
    }

    @Test
    void pageSizeHasItsBounds() {
        for (int size : new int[] {Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> world.accounts().list(PLATFORM, query, PageRequest.first(size)))
                    .as("a page of " + size)
                    .isInstanceOf(ValidationException.class);
            assertThatThrownBy(() -> world.resources()
                            .list(PLATFORM, ResourceQuery.ownedBy(kite.authId()), PageRequest.first(size)))
                    .as("a page of " + size)
                    .isInstanceOf(ValidationException.class);
        }
        assertThat(world.accounts()
                        .list(PLATFORM, query, PageRequest.first(1000))
                        .items())
                .hasSize(3);
    }

    private Cursor platformsCursor() {
        return world.accounts()
                .list(PLATFORM, query, PageRequest.first(1))
                .next()
                .orElseThrow();
    }

    private void refused(Actor actor, AccountQuery asked, String text) {
        assertThatThrownBy(() ->
                        world.accounts().list(actor, asked, PageRequest.first(1).after(new Cursor(text))))
                .as("a cursor that was altered, or made for somebody else")
                .isInstanceOf(ValidationException.class);
    }
}
