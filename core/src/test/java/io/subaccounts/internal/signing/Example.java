package io.subaccounts.internal.signing;

import io.subaccounts.common.Secret;
import io.subaccounts.internal.signing.Authenticity.Genuine;
import io.subaccounts.spi.kyc.CallbackSigning;
import java.time.Instant;
import java.util.Map;

/** The example that the specification of Standard Webhooks gives: https://www.standardwebhooks.com. */
final class Example {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    static final Secret KEY = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    static final String RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    static final Instant SIGNED_AT = Instant.ofEpochSecond(1_614_265_330);
    static final Delivery DELIVERY = new Delivery("{\"test\": 2432232314}")
            .with(ID, "msg_p5jXN8AQM9LWM0D4loKWxJek")
            .with(TIMESTAMP, "1614265330")
            .with(SIGNATURE, RIGHT);
    static final Genuine GENUINE = new Genuine("msg_p5jXN8AQM9LWM0D4loKWxJek", SIGNED_AT);
    static final CallbackSigning SIGNING = CallbackSigning.standardWebhooks(KEY);

    private Example() {}

    /** The example with other headers. */
    static Delivery with(Map<String, String> headers) {
        Delivery delivery = DELIVERY;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            delivery = delivery.with(header.getKey(), header.getValue());
        }
        return delivery;
    }

    /** The right signature over the example's body with another identifier and timestamp, however absurd. */
    static String signature(String id, String timestamp) {
        return SignatureText.v1(SIGNING.reveal(SIGNED_AT).get(0), id, timestamp, DELIVERY.body());
    }

    static Authenticity check(Delivery delivery) {
        return delivery.check(SIGNING, SIGNED_AT);
    }
}
