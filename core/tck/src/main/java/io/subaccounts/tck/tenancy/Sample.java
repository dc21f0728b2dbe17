package io.subaccounts.tck.tenancy;

import io.subaccounts.common.Environment;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PAN or a GSTIN to submit, and what comes of it.
 *
 * @param number the number
 * @param name the declared name
 * @param outcome where the attempt ends, null if the number is refused offline
 */
record Sample(String number, String name, @Nullable AttemptState outcome) {

    private static final List<String> PANS = List.of("AAGCB7383J", "AAACC1206D", "AAACR5055K");
    private static final List<String> GSTINS = List.of("29AAGCB7383J1Z4", "24AAACC1206D1ZM", "27AAACR5055K1Z7");
    private static final int HOLDERS = 40;

    /** Near to the name that test mode knows those under who are registered under another one. */
    private static final String NEAR_SOMEBODY = "S ELSE";

    /** Any, for an account or for one that does not exist. */
    static Sample any(Turn turn, DocumentType document, Environment environment, Optional<Node> node) {
        boolean crossing = turn.chance(15);
        boolean test = environment == Environment.TEST;
        if (test == crossing) {
            return live(turn, document, test, node);
        }
        return test(turn, test);
    }

    /** One that passes at once. */
    static Sample good(DocumentType document, Node node) {
        int identity = identity(node);
        return node.environment == Environment.TEST
                ? new Sample("TESTSUCCESS0001_" + identity, "VOICE", AttemptState.VERIFIED)
                : new Sample(number(document, identity), LiveRegister.REGISTERED, AttemptState.VERIFIED);
    }

    /** One that a person has to look at. */
    static Sample forReview(DocumentType document, Node node) {
        return node.environment == Environment.TEST
                ? new Sample("TESTSUCCESS0001_NAME_MISMATCH", NEAR_SOMEBODY, AttemptState.NEEDS_REVIEW)
                : new Sample(number(document, identity(node)), LiveRegister.NEAR, AttemptState.NEEDS_REVIEW);
    }

    /** One whose outcome comes later. */
    static Sample waiting(DocumentType document, Node node) {
        return node.environment == Environment.TEST
                ? new Sample("TESTPENDING001", "VOICE", AttemptState.PENDING)
                : new Sample(number(document, identity(node)), LiveRegister.LATER, AttemptState.PENDING);
    }

    /** To live accounts the inputs of test mode are wrong numbers. */
    private static Sample test(Turn turn, boolean known) {
        int holder = turn.random.nextInt(HOLDERS);
        return switch (known ? turn.random.nextInt(10) : 10) {
            case 0 -> new Sample("TESTFAIL0001_" + holder, "VOICE", AttemptState.FAILED_RETRYABLE);
            case 1 -> new Sample("TESTERROR0001_" + holder, "VOICE", AttemptState.ERROR);
            case 2 -> new Sample("TESTPENDING001_" + holder, "VOICE", AttemptState.PENDING);
            case 3 -> new Sample("TESTSUCCESS0001_NAME_MISMATCH", NEAR_SOMEBODY, AttemptState.NEEDS_REVIEW);
            case 4 -> new Sample("TESTSUCCESS0001_NAME_MISMATCH", "VOICE", AttemptState.FAILED_RETRYABLE);
            case 10 -> new Sample("TESTSUCCESS0001_" + holder, "VOICE", null);
            default -> new Sample("TESTSUCCESS0001_" + holder, "VOICE", AttemptState.VERIFIED);
        };
    }

    /** In test mode the numbers of real life are in no register. */
    private static Sample live(Turn turn, DocumentType document, boolean unknown, Optional<Node> node) {
        boolean panKnown = node.filter(each -> each.papers.isVerified(DocumentType.PAN))
                .flatMap(each -> each.papers.settled(DocumentType.PAN))
                .filter(paper -> !paper.erased)
                .isPresent();
        boolean bound = document == DocumentType.GST && panKnown;
        int own = node.map(Sample::identity).orElse(0);
        boolean foreign = bound && (unknown || turn.chance(20));
        String number = number(document, foreign ? (own + 1) % PANS.size() : own);
        if (foreign) {
            return new Sample(number, LiveRegister.REGISTERED, null);
        }
        if (unknown) {
            return new Sample(number, LiveRegister.REGISTERED, AttemptState.FAILED_RETRYABLE);
        }
        return switch (turn.random.nextInt(8)) {
            case 0 -> new Sample(number, LiveRegister.LATER, AttemptState.PENDING);
            case 1 -> new Sample(number, LiveRegister.NEAR, AttemptState.NEEDS_REVIEW);
            default -> new Sample(number, LiveRegister.REGISTERED, AttemptState.VERIFIED);
        };
    }

    private static String number(DocumentType document, int identity) {
        return (document == DocumentType.PAN ? PANS : GSTINS).get(identity);
    }

    /** Each account belongs to one of a few companies, so that documents turn up twice. */
    private static int identity(Node node) {
        return Math.floorMod(node.id.hashCode(), PANS.size());
    }
}
