package io.subaccounts.tck.privacy;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.PageRequest;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.PanSubmission;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What people, providers and the platform decide about documents. */
final class PlatformStory {

    private final CanaryRun run;

    PlatformStory(CanaryRun run) {
        this.run = run;
    }

    void play() {
        review();
        callBack();
        var id = run.company("by a bad register");
        run.tell(() -> submit(id, CanaryRegister.THROWING));
        run.tell(() -> submit(id, CanaryRegister.TALKATIVE));
        run.tell(() -> run.manager.kyc().searchCompanies(CanaryRun.PLATFORM, id, CanaryRegister.TALKATIVE));
    }

    private Object submit(AccountId id, String name) {
        return run.manager.kyc().verifyPan(CanaryRun.PLATFORM, id, PanSubmission.of(Canaries.PAN, name));
    }

    private void review() {
        var platform = CanaryRun.PLATFORM;
        var reviews = run.manager.kycReviews();
        for (var finality : Finality.values()) {
            var id = run.company("by review");
            run.tell(() -> submit(id, Canaries.NEAR_NAME));
            run.tell(() -> reviews.queue(platform, id, PageRequest.first(10)));
            var attempt = new AttemptId(id, DocumentType.PAN, 1);
            run.tell(() -> reviews.claim(platform, attempt, Duration.ofHours(1)));
            run.tell(() -> reviews.note(platform, attempt, "looks fine"));
            run.tell(() -> finality == Finality.FINAL
                    ? reviews.reject(platform, attempt, "another company", finality)
                    : reviews.approve(platform, attempt, "the same company"));
            var until = run.time.now().plus(Duration.ofDays(1));
            run.tell(() -> run.manager.kyc().override(platform, id, KycOverride.open("case-7", "papers seen", until)));
            run.tell(() -> run.manager.kyc().approve(platform, id, "papers seen"));
        }
    }

    private void callBack() {
        for (var name : List.of("passing", CanaryRegister.TALKATIVE)) {
            var id = run.company("by callback");
            run.tell(() -> submit(id, CanaryRegister.LATER));
            String reference = "REF-" + new AttemptId(id, DocumentType.PAN, 1);
            receive(Canaries.GROUPED_AADHAAR, Canaries.GROUPED_AADHAAR + "\n" + reference + "\n" + name);
        }
        String body = Canaries.ALL.toString();
        receive(Canaries.AADHAAR, body);
        run.tell(() -> run.manager
                .kycCallbacks()
                .receive(CanaryRegister.NAME, Map.of("X-Signature", List.of(body)), bytes(body)));
        run.tell(() -> run.manager.kycCallbacks().receive(Canaries.PAN, Map.of(), bytes(body)));
        run.tell(() -> run.manager.kycCallbacks().deliveries(CanaryRun.PLATFORM, CanaryRegister.NAME, 100));
    }

    private void receive(String delivery, String body) {
        var headers = Map.of("X-Delivery", List.of(delivery), "X-Signature", List.of(signature(body)));
        run.tell(() -> run.manager.kycCallbacks().receive(CanaryRegister.NAME, headers, bytes(body)));
    }

    private static String signature(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(CanaryRun.CALLBACK_KEY.reveal()), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
