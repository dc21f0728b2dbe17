package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.Secret;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.events.Events;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Events are signed with a secret of their own, so that receivers can tell them from forgeries. */
abstract class KycEventSigningContract extends SessionContract {

    @Test
    void signatureVerifiesByArithmeticOfOnesOwn() {
        var company = company();
        byEmail(company);
        var secret = stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ZERO);
        var event = events(company).get(0);

        var signed = stream().sign(PLATFORM, event);

        assertThat(signed.event()).isEqualTo(event);
        assertThat(signed.headers())
                .containsEntry("webhook-id", company.authId() + "-1")
                .containsEntry(
                        "webhook-timestamp", String.valueOf(world.time.now().getEpochSecond()))
                .containsEntry("webhook-signature", expected(secret, signed.headers(), signed.body()));
        assertThat(signed.body())
                .startsWith("{\"type\":\"kyc.initiated\",\"timestamp\":\"" + event.at() + "\"")
                .contains("\"account\":\"" + company.authId() + "\"", "\"number\":1", "\"session_id\":\"KS_")
                .isPrintable()
                .isASCII();
    }

    @Test
    void signingSecretIsNoToken() {
        var company = company();
        var secret = stream().rotateSigningSecret(company.asActor(), company.authId(), Duration.ZERO);

        assertThat(secret.reveal()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secret).isNotEqualTo(company.authToken());
        assertThat(world.present(company.authId(), secret)).isEqualTo(Expect.NOTHING_PROVED);
        world.signIn(company);
    }

    @Test
    void whileTheSecretIsRotatedSignaturesAreMadeWithBoth() {
        var company = company();
        byEmail(company);
        var event = events(company).get(0);
        var first = stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ofDays(1));
        var second = stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ofDays(1));

        assertThat(signatures(event)).hasSize(2);
        assertSigned(event, second, first);
        world.time.advance(Duration.ofDays(1));
        assertSigned(event, second);
        var third = stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ZERO);
        assertSigned(event, third);
        for (var overlap : List.of(Duration.ofSeconds(-1), Duration.ofDays(7).plusMillis(1))) {
            Expect.invalid("overlap", () -> stream().rotateSigningSecret(PLATFORM, company.authId(), overlap));
        }
    }

    @Test
    void onlyEventsThatWereRecordedAreSigned() {
        var company = company();
        byEmail(company);
        var event = events(company).get(0);
        Expect.conflict(ErrorCode.WRONG_STATE, () -> stream().sign(PLATFORM, event));
        stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ZERO);

        for (var made : List.of(
                new Event(event.account(), 1, EventType.KYC_COMPLETED, event.at(), event.data()),
                new Event(event.account(), 1, event.type(), event.at(), Map.of("session_status", "COMPLETED")),
                new Event(event.account(), 1, event.type(), event.at().plusMillis(1), event.data()),
                new Event(event.account(), 2, event.type(), event.at(), event.data()))) {
            Expect.notFound("event", made.id(), () -> stream().sign(PLATFORM, made));
        }
        stream().sign(PLATFORM, event);
    }

    @Test
    void signingSecretIsNotKeptWithoutACipher() {
        world = worldWith(World::peppered);
        main = world.main("Acme");
        var company = company();

        Expect.conflict(
                ErrorCode.WRONG_STATE, () -> stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ZERO));
    }

    private Events stream() {
        return world.manager.events();
    }

    private List<String> signatures(Event event) {
        var signatures = stream().sign(PLATFORM, event).headers().get("webhook-signature");
        return List.of(Objects.requireNonNull(signatures).split(" "));
    }

    private void assertSigned(Event event, Secret... secrets) {
        var signed = stream().sign(PLATFORM, event);
        assertThat(signatures(event))
                .containsExactlyElementsOf(Arrays.stream(secrets)
                        .map(secret -> expected(secret, signed.headers(), signed.body()))
                        .toList());
    }

    /** As Standard Webhooks describes it. */
    private static String expected(Secret secret, Map<String, String> headers, String body) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.reveal().substring("whsec_".length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var text = headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
