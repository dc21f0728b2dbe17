package io.subaccounts.internal.secrets;

import io.subaccounts.spi.host.SecretHasher;
import java.util.ArrayList;
import java.util.List;

/** A hasher that hides nothing and writes down what it was asked. */
final class ScriptedHasher implements SecretHasher {

    private final String mark;
    private final Cost cost;
    private boolean current = true;
    final List<String> asked = new ArrayList<>();

    ScriptedHasher(String mark, Cost cost) {
        this.mark = mark;
        this.cost = cost;
    }

    ScriptedHasher outdated() {
        current = false;
        return this;
    }

    @Override
    public String hash(String token) {
        asked.add("hash");
        return mark + ":" + token;
    }

    @Override
    public boolean recognises(String stored) {
        return stored.startsWith(mark + ":");
    }

    @Override
    public boolean matches(String token, String stored) {
        asked.add("matches");
        return stored.contentEquals(mark + ":" + token);
    }

    @Override
    public boolean isCurrent(String stored) {
        return current;
    }

    @Override
    public Cost cost() {
        return cost;
    }
}
