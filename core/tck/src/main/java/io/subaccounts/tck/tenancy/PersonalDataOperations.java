package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.kyc.privacy.PersonalData;
import java.util.stream.Collectors;

/** The methods about what is known of people. */
final class PersonalDataOperations {

    private PersonalDataOperations() {}

    static Operations registered() {
        return new Operations(PersonalData.class)
                .on("reveal", PersonalDataOperations::reveal)
                .on("export", PersonalDataOperations::export)
                .on("erase", PersonalDataOperations::erase);
    }

    private static void reveal(Turn turn) {
        var named = NamedAttempt.in(turn);
        turn.call(
                named.managing(turn, Action.DISCLOSE_KYC),
                () -> turn.manager.personalData().reveal(turn.caller.actor(), named.id(), "audit"),
                disclosure -> compare(turn, named.paper().orElseThrow(), disclosure),
                named.id());
    }

    private static void export(Turn turn) {
        turn.call(
                turn.managing(Action.DISCLOSE_KYC),
                () -> turn.manager.personalData().export(turn.caller.actor(), turn.subjectId(), "the person asked"),
                export -> {
                    var papers = turn.node().papers.all;
                    turn.same("account", export.account(), turn.node().id);
                    turn.same("attempts", export.attempts().size(), papers.size());
                    for (int i = 0; i < papers.size(); i++) {
                        compare(turn, papers.get(i), export.attempts().get(i));
                    }
                    turn.same(
                            "addresses",
                            export.sessions().stream()
                                    .filter(session -> session.email() != null)
                                    .map(PersonalData.SessionDisclosure::session)
                                    .collect(Collectors.toSet()),
                            turn.node().visits.stream()
                                    .filter(visit -> visit.addressed)
                                    .map(visit -> visit.id)
                                    .collect(Collectors.toSet()));
                });
    }

    private static void compare(Turn turn, Papers.Paper paper, PersonalData.Disclosure disclosure) {
        turn.same("attempt", disclosure.attempt(), paper.id);
        turn.same("number of " + paper.id, disclosure.number(), paper.number);
    }

    /** What is under way is still needed, unless the account is deleted. */
    private static void erase(Turn turn) {
        turn.call(
                turn.managing(Action.ERASE_KYC),
                () -> turn.manager.personalData().erase(turn.caller.actor(), turn.subjectId(), "the person asked"),
                erasure -> {
                    turn.node().papers.erase();
                    turn.node().visits.stream()
                            .filter(visit -> !visit.isActive())
                            .forEach(visit -> visit.addressed = false);
                });
    }
}
