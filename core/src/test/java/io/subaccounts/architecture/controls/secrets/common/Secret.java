package io.subaccounts.architecture.controls.secrets.common;

/** A secret. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }
}
