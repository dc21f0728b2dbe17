package io.subaccounts.architecture.controls.secrets.internal.secrets;

import io.subaccounts.architecture.controls.secrets.common.Secret;
import io.subaccounts.architecture.controls.secrets.spi.host.PepperKeyset;
import io.subaccounts.architecture.controls.secrets.spi.kyc.CallbackSigning;
import java.util.Arrays;

/** Compares what an observer with a watch could learn. */
final class Careless {

    boolean same(Secret one, Secret other) {
        return one.equals(other);
    }

    boolean right(Secret secret, String presented) {
        return secret.reveal().equals(presented);
    }

    boolean right(byte[] digest, PepperKeyset keyset) {
        return Arrays.equals(digest, keyset.reveal());
    }

    boolean right(byte[] digest, CallbackSigning signing) {
        return Arrays.equals(digest, signing.reveal());
    }
}
