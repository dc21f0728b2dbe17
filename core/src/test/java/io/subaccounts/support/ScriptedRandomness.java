package io.subaccounts.support;

import io.subaccounts.spi.host.RandomSource;
import java.util.Random;

/** Randomness that can be repeated: first the bytes it was given, then those of a generator. */
public final class ScriptedRandomness implements RandomSource {

    private final Random rest;
    private final byte[] script;
    private int next;

    public ScriptedRandomness(Random rest, int... script) {
        this.rest = rest;
        this.script = new byte[script.length];
        for (int i = 0; i < script.length; i++) {
            this.script[i] = (byte) script[i];
        }
    }

    @Override
    public synchronized void nextBytes(byte[] bytes) {
        rest.nextBytes(bytes);
        for (int i = 0; i < bytes.length && next < script.length; i++) {
            bytes[i] = script[next++];
        }
    }
}
