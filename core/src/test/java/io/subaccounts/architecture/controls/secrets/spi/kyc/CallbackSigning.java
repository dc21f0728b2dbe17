package io.subaccounts.architecture.controls.secrets.spi.kyc;

/** A holder of keys. */
public final class CallbackSigning {

    public byte[] reveal() {
        return new byte[0];
    }
}
