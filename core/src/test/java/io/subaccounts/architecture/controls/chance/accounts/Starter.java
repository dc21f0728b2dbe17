package io.subaccounts.architecture.controls.chance.accounts;

/** Starts a thread that nobody asked for. */
final class Starter {

    Thread start() {
        return new Thread(() -> {}, "unasked");
    }
}
