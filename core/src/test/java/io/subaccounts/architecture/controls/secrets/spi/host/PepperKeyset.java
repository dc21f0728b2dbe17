package io.subaccounts.architecture.controls.secrets.spi.host;

/** A secret with an equality of its own. */
public final class PepperKeyset {

    public byte[] reveal() {
        return new byte[0];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PepperKeyset;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
