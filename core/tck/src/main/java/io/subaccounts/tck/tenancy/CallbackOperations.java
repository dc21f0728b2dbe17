package io.subaccounts.tck.tenancy;

import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.kyc.Callbacks.Receipt;
import io.subaccounts.kyc.Callbacks.Verdict;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.kyc.CallbackSigning;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import io.subaccounts.spi.kyc.testmode.TestOutcome;
import io.subaccounts.tck.tenancy.Papers.Paper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The methods about what providers tell unasked: the host calls them, no account does. */
final class CallbackOperations {

    static final CallbackSigning SIGNING = CallbackSigning.standardWebhooks(Secret.of("0123456789abcdef-oracle"));
    private static final byte[] KEY = "0123456789abcdef-oracle".getBytes(StandardCharsets.UTF_8);

    private int deliveries;
    private @Nullable Sent settling;

    /** A callback that settled something, and what. */
    private record Sent(String id, String body, AttemptId attempt) {}

    Operations registered() {
        return new Operations(Callbacks.class)
                .on("receive", this::receive)
                .on("deliveries", CallbackOperations::deliveries);
    }

    private void receive(Turn turn) {
        switch (turn.random.nextInt(8)) {
            case 0 -> receive(turn, LiveRegister.NAME, "x", body("x", "y"), "v1,forged", Verdict.FORGED, null);
            case 1 -> receive(turn, "nobody", "x", body("x", "y"), Verdict.FORGED, null);
            case 2 -> unknown(turn, LiveRegister.NAME);
            case 3 -> unknown(turn, TestModeProvider.NAME);
            case 4 -> repeat(turn);
            default -> settle(turn);
        }
    }

    /** A reference that nobody was given, or that another provider gave. */
    private void unknown(Turn turn, String provider) {
        var waiting = turn.subject().flatMap(node -> node.papers.latest(DocumentType.PAN));
        boolean crossing = provider.equals(TestModeProvider.NAME);
        var attempt = waiting.filter(paper -> crossing)
                .map(paper -> paper.id)
                .orElse(new AttemptId(turn.subjectId(), DocumentType.PAN, 999));
        String id = id();
        String body = crossing ? simulated(reference(attempt)) : body(id, reference(attempt));
        receive(turn, provider, id, body, Verdict.UNKNOWN, null);
    }

    private static String simulated(String reference) {
        var delivery = new TestModeProvider().settle(reference, TestOutcome.passed());
        return new String(delivery.body(), StandardCharsets.UTF_8);
    }

    private void repeat(Turn turn) {
        if (settling != null) {
            receive(turn, LiveRegister.NAME, settling.id(), settling.body(), Verdict.DUPLICATE, settling.attempt());
        }
    }

    /** About a live attempt that waits or has waited, now and then as if it were one of test mode. */
    private void settle(Turn turn) {
        if (turn.subject().isPresent() && turn.chance(50)) {
            turn.preparing().wait(turn.node());
        }
        var waited = turn.subject().filter(node -> node.environment == Environment.LIVE).stream()
                .flatMap(node -> node.papers.all.stream())
                .filter(paper -> paper.waited)
                .toList();
        Optional<Paper> chosen =
                turn.chance(60) && !waited.isEmpty() ? Optional.of(waited.get(waited.size() - 1)) : turn.anyOf(waited);
        chosen.ifPresent(paper -> settle(turn, paper));
    }

    private void settle(Turn turn, Paper paper) {
        String id = id();
        var environment = turn.chance(20) ? Environment.TEST : Environment.LIVE;
        boolean passing = turn.random.nextBoolean();
        String body = String.join("\n", id, reference(paper.id), environment.name(), passing ? "passed" : "failed");
        var verdict = verdict(paper, environment);
        receive(turn, LiveRegister.NAME, id, body, verdict, paper.id);
        if (verdict == Verdict.APPLIED) {
            turn.node().papers.answered(paper, passing ? AttemptState.VERIFIED : AttemptState.FAILED_RETRYABLE);
            settling = new Sent(id, body, paper.id);
        }
    }

    private static Verdict verdict(Paper paper, Environment environment) {
        if (environment != paper.id.account().environment()) {
            return Verdict.OTHER_ENVIRONMENT;
        }
        if (paper.state == AttemptState.SUPERSEDED) {
            return Verdict.SUPERSEDED;
        }
        if (paper.state == AttemptState.NEEDS_REVIEW) {
            return Verdict.NOTHING_NEW;
        }
        return paper.state.isFinal() ? Verdict.SETTLED_BEFORE : Verdict.APPLIED;
    }

    private void receive(
            Turn turn, String provider, String id, String body, Verdict verdict, @Nullable AttemptId attempt) {
        String timestamp = String.valueOf(turn.now().getEpochSecond());
        receive(turn, provider, id, body, signature(id + "." + timestamp + "." + body), verdict, attempt);
    }

    private void receive(
            Turn turn,
            String provider,
            String id,
            String body,
            String signature,
            Verdict verdict,
            @Nullable AttemptId attempt) {
        var headers = Map.of(
                "webhook-id", List.of(id),
                "webhook-timestamp", List.of(String.valueOf(turn.now().getEpochSecond())),
                "webhook-signature", List.of(signature));
        turn.call(
                Caller.platform(),
                Expected.success(),
                () -> turn.manager.kycCallbacks().receive(provider, headers, body.getBytes(StandardCharsets.UTF_8)),
                receipt -> turn.same("receipt", receipt, new Receipt(verdict, attempt)));
    }

    private static void deliveries(Turn turn) {
        var provider = turn.any(List.of(LiveRegister.NAME, TestModeProvider.NAME, "unknown"));
        turn.call(
                turn.caller.isPlatform() ? Expected.success() : Expected.unless(Set.of("STANDING_TOO_LOW")),
                () -> turn.manager.kycCallbacks().deliveries(turn.caller.actor(), provider, 10),
                found -> turn.check(found.size() <= 10, () -> "too many: " + found));
    }

    private String id() {
        return "delivery-" + ++deliveries;
    }

    private static String reference(AttemptId attempt) {
        return LiveRegister.reference(attempt);
    }

    private static String body(String id, String reference) {
        return String.join("\n", id, reference, Environment.LIVE.name(), "passed");
    }

    private static String signature(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
