package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.common.PageRequest;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.VerificationState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attempts are kept: numbered, listed, compared, and the latest of a document is the one that counts. */
abstract class KycAttemptContract extends VerificationContract {

    @Test
    void attemptsAreNumberedFromOneForEachDocumentAndNeverOverwritten() {
        var company = company();
        provider.fails(FailureReason.NOT_FOUND);
        var first = attempt(pan(company, PAN));
        provider.passes();
        var second = attempt(pan(company, PAN));
        var third = attempt(gst(company, GSTIN));

        assertThat(attempts(company)).containsExactly(first, second, third);
        assertThat(attempts(company))
                .extracting(attempt -> attempt.id().number())
                .containsExactly(1, 2, 1);
    }

    @Test
    void attemptsAreListedInPagesBothWays() {
        var company = company();
        for (int i = 0; i < 5; i++) {
            pan(company, PAN);
        }
        var all = attempts(company);

        for (var newest : new boolean[] {true, false}) {
            var walked = new ArrayList<Attempt>();
            var page = newest ? PageRequest.first(2) : PageRequest.first(2).oldestFirst();
            while (true) {
                var answer = world.kyc().attempts(above(company), company.authId(), page);
                walked.addAll(answer.items());
                if (answer.next().isEmpty()) {
                    break;
                }
                page = page.after(answer.next().get());
            }
            var expected = new ArrayList<>(all);
            if (newest) {
                Collections.reverse(expected);
            }
            assertThat(walked).isEqualTo(expected);
        }
        Expect.invalid("size", () -> world.kyc().attempts(PLATFORM, company.authId(), PageRequest.first(1001)));
    }

    @Test
    void laterAttemptTakesThePlaceOfOneThatWaits() {
        var company = company();
        provider.defers("first-" + company.authId());
        pan(company, PAN);
        provider.passes();

        pan(company, PAN);

        assertThat(attempts(company))
                .extracting(Attempt::state)
                .containsExactly(AttemptState.SUPERSEDED, AttemptState.VERIFIED);
    }

    @Test
    void answerThatComesWhenALaterAttemptIsUnderWayChangesNothing() {
        var company = company();
        provider.meanwhile(() -> {
            provider.meanwhile(() -> {});
            provider.fails(FailureReason.NOT_FOUND);
            pan(company, OTHER_PAN);
            provider.passes();
        });

        var late = attempt(pan(company, PAN));

        assertThat(late.state()).isEqualTo(AttemptState.SUPERSEDED);
        assertThat(status(company).documents()).containsEntry(DocumentType.PAN, VerificationState.FAILED);
    }

    @Test
    void sameDocumentOfAnotherAccountIsASignalWithinTheActorsReach() {
        var company = company();
        var sibling = company();
        var stranger = customer(world.main("stranger"), BusinessType.PRIVATE_LIMITED);
        for (var each : List.of(company, sibling, stranger)) {
            pan(each, PAN);
        }
        var attempt = attempts(company).get(0).id();

        assertThat(world.kyc().duplicates(main.asActor(), attempt)).containsExactly(sibling.authId());
        assertThat(world.kyc().duplicates(company.asActor(), attempt)).isEmpty();
        assertThat(world.kyc().duplicates(PLATFORM, attempt))
                .contains(sibling.authId(), stranger.authId())
                .doesNotContain(company.authId());
    }

    @Test
    void attemptsAreReadByTheAccountAndThoseAboveOnly() {
        var company = company();
        pan(company, PAN);
        var page = PageRequest.first(10);

        for (var actor : List.of(company.asActor(), main.asActor(), PLATFORM)) {
            assertThat(world.kyc().attempts(actor, company.authId(), page).items())
                    .hasSize(1);
        }
        Expect.notFound(
                "account",
                company.authId(),
                () -> world.kyc().attempts(company().asActor(), company.authId(), page));
    }

    @Test
    void attemptsShowAMaskAndNothingMoreOfTheNumber() {
        var company = company();
        pan(company, PAN);
        gst(company, GSTIN);

        assertThat(attempts(company)).extracting(Attempt::mask).containsExactly(PAN_MASK, "27AAACBXXXXC1ZX");
        assertThat(attempts(company).toString()).doesNotContain("1234").doesNotContainIgnoringCase(NAME);
    }

    @Test
    void cursorIsGoodForItsListOnly() {
        var company = company();
        var other = company();
        for (int i = 0; i < 3; i++) {
            pan(company, PAN);
        }
        var cursor = world.kyc()
                .attempts(PLATFORM, company.authId(), PageRequest.first(2))
                .next()
                .orElseThrow();

        Expect.invalid(
                "cursor",
                () -> world.kyc()
                        .attempts(PLATFORM, other.authId(), PageRequest.first(2).after(cursor)));
    }
}
