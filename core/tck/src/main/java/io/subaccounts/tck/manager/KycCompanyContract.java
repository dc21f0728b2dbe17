package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RetryRule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Companies: searched for, then one of that very search's answers confirmed word for word. */
abstract class KycCompanyContract extends VerificationContract {

    private CreatedAccount company;

    @BeforeEach
    void createCompany() {
        company = company();
    }

    @Test
    void searchAloneVerifiesNothing() {
        var found = search(company);

        assertThat(found.companies()).containsExactly(ScriptedProvider.BLUE_KITE, ScriptedProvider.RED_KITE);
        assertThat(found.search()).isEqualTo(new AttemptId(company.authId(), DocumentType.CIN, 1));
        assertThat(status(company).documents()).containsEntry(DocumentType.CIN, VerificationState.NOT_STARTED);
        assertThat(attempts(company)).extracting(Attempt::state).containsExactly(AttemptState.INITIATED);
    }

    @Test
    void companyWithPanAndConfirmedCinIsVerified() {
        pan(company, PAN);

        var confirmed = attempt(confirm(search(company), ScriptedProvider.BLUE_KITE));

        assertThat(confirmed.state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(confirmed.mask()).isEqualTo("U72900KA2020PTCXXXXXX");
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void onlyAnAnswerWordForWordIsConfirmed() {
        var search = search(company);
        var genuine = ScriptedProvider.BLUE_KITE;

        for (var altered : List.of(
                new Company(genuine.cin(), "BLUE KITE LIMITED", genuine.status()),
                new Company(genuine.cin(), "Blue Kite Private Limited", genuine.status()),
                new Company(genuine.cin(), genuine.name(), "Strike Off"),
                new Company("U72900KA2020PTC777778", genuine.name(), genuine.status()),
                new Company(genuine.cin().toLowerCase(Locale.ROOT), genuine.name(), genuine.status()),
                new Company(ScriptedProvider.RED_KITE.cin(), genuine.name(), genuine.status()))) {
            Expect.invalid("company", () -> confirm(search, altered));
        }
        Expect.invalid("cin", () -> confirm(search, new Company("U72900", genuine.name(), genuine.status())));
        assertThat(provider.calls()).as("only the search was asked").isEqualTo(1);
        assertThat(attempt(confirm(search, genuine)).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void answerOfAnotherSearchIsNotConfirmed() {
        var earlier = search(company);
        provider.register(ScriptedProvider.RED_KITE);
        var later = search(company);

        Expect.invalid("company", () -> confirm(later, ScriptedProvider.BLUE_KITE));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> confirm(earlier, ScriptedProvider.BLUE_KITE));
        assertThat(attempt(confirm(later, ScriptedProvider.RED_KITE)).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void searchOfAnotherAccountDoesNotExist() {
        var other = company();
        var foreign = search(other);

        Expect.notFound("search", foreign.search(), () -> confirm(foreign, ScriptedProvider.BLUE_KITE));
        var made = new SearchResult.Found(new AttemptId(company.authId(), DocumentType.CIN, 7), foreign.companies());
        Expect.notFound("search", made.search(), () -> confirm(made, ScriptedProvider.BLUE_KITE));
        pan(company, PAN);
        var noSearch = new SearchResult.Found(attempts(company).get(0).id(), foreign.companies());
        Expect.notFound("search", noSearch.search(), () -> confirm(noSearch, ScriptedProvider.BLUE_KITE));
    }

    @Test
    void searchIsGoodForOneConfirmation() {
        var search = search(company);
        confirm(search, ScriptedProvider.BLUE_KITE);

        Expect.conflict(ErrorCode.WRONG_STATE, () -> confirm(search, ScriptedProvider.RED_KITE));
    }

    @Test
    void searchIsGoodForADay() {
        var search = search(company);
        world.time.advance(Duration.ofDays(1));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> confirm(search, ScriptedProvider.BLUE_KITE));

        var another = search(company);
        world.time.advance(Duration.ofDays(1).minusMillis(2));
        assertThat(attempt(confirm(another, ScriptedProvider.BLUE_KITE)).state())
                .isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void searchWhileAConfirmationIsPendingTakesThePlaceOfTheSearchBefore() {
        provider.defers("pending-" + company.authId());
        confirm(search(company), ScriptedProvider.BLUE_KITE);
        var earlier = search(company);
        var later = search(company);

        assertThat(attempts(company).get(0).state())
                .as("a search takes the place of no submission")
                .isEqualTo(AttemptState.PENDING);
        Expect.conflict(ErrorCode.WRONG_STATE, () -> confirm(earlier, ScriptedProvider.BLUE_KITE));
        provider.passes();
        assertThat(attempt(confirm(later, ScriptedProvider.BLUE_KITE)).state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(attempts(company).get(0).state()).isEqualTo(AttemptState.SUPERSEDED);
    }

    @Test
    void emptyAnswerIsAnAnswer() {
        provider.register();

        assertThat(search(company).companies()).isEmpty();
    }

    @Test
    void companyThatIsNotActiveFails() {
        pan(company, PAN);
        provider.fails(FailureReason.INACTIVE);

        assertThat(attempt(confirm(search(company), ScriptedProvider.BLUE_KITE)).failureReason())
                .contains(FailureReason.INACTIVE);
        assertGate(company, KycGate.BLOCKED);
        provider.passes();
        confirm(search(company), ScriptedProvider.BLUE_KITE);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void patienceBeginsWithTheConfirmationNotWithTheSearch() {
        openUnder(KycPolicy.india().pendingFor(Duration.ofHours(30)));
        company = company();
        var search = search(company);
        world.time.advance(Duration.ofHours(23));
        provider.defers("waits-" + company.authId());
        assertThat(attempt(confirm(search, ScriptedProvider.BLUE_KITE)).state()).isEqualTo(AttemptState.PENDING);
        var confirmed = world.time.now();

        world.time.jumpTo(confirmed.plus(Duration.ofHours(30)).minusMillis(1));
        sweep();
        assertThat(status(company).documents()).containsEntry(DocumentType.CIN, VerificationState.PENDING);
        assertThat(attempts(company)).extracting(Attempt::state).containsExactly(AttemptState.PENDING);
        world.tick();
        assertThat(status(company).documents()).containsEntry(DocumentType.CIN, VerificationState.NOT_STARTED);
        sweep();

        assertThat(attempts(company).get(0).providerFault()).contains(ProviderFault.LAPSED);
    }

    @Test
    void searchThatCannotBeCarriedOutIsAFaultAndCountsForNothing() {
        provider.cannotStart(ProviderFault.QUOTA_EXCEEDED);

        var result = world.kyc().searchCompanies(above(company), company.authId(), NAME);

        assertThat(result).isEqualTo(new SearchResult.Unavailable(ProviderFault.QUOTA_EXCEEDED));
        assertThat(attempts(company)).extracting(Attempt::state).containsExactly(AttemptState.ERROR);
        assertThat(status(company).documents()).containsEntry(DocumentType.CIN, VerificationState.NOT_STARTED);
    }

    @Test
    void documentThatRestsIsNotSearchedFor() {
        openUnder(KycPolicy.india().retries(new RetryRule(9, Duration.ofHours(1))));
        company = company();
        provider.fails(FailureReason.INACTIVE);
        confirm(search(company), ScriptedProvider.BLUE_KITE);
        int calls = provider.calls();

        var refused = world.kyc().searchCompanies(above(company), company.authId(), NAME);

        assertThat(((SearchResult.NotNow) refused).refusal().reason()).isEqualTo(RetryRefusal.Reason.COOLING_DOWN);
        assertThat(provider.calls()).isEqualTo(calls);
    }

    @Test
    void searchingNeedsANameAndARight() {
        Expect.invalid("company_name", () -> world.kyc().searchCompanies(above(company), company.authId(), " "));
        Expect.standingTooLow(() -> world.kyc().searchCompanies(company.asActor(), company.authId(), NAME));
        assertThat(provider.calls()).isZero();
    }

    private VerificationResult confirm(SearchResult.Found search, Company choice) {
        world.tick();
        return world.kyc().confirmCompany(above(company), company.authId(), new CompanyChoice(search.search(), choice));
    }
}
