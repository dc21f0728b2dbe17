package io.subaccounts.tck.tenancy;

import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.Credential;
import io.subaccounts.credentials.Scope;
import java.util.ArrayList;
import java.util.List;

/** A credential as the model knows it, tokens and all. */
final class Key {

    /** A secret that was issued once; live as long as its number is among the live ones. */
    record Issued(int number, String token) {}

    final CredentialId id;
    final Node node;
    final List<Scope> scopes;
    final List<Issued> issued = new ArrayList<>();
    final List<Integer> live = new ArrayList<>();
    boolean revoked;

    Key(CredentialId id, Node node, List<Scope> scopes) {
        this.id = id;
        this.node = node;
        this.scopes = List.copyOf(scopes);
        node.keys.add(this);
    }

    /** Takes the live secrets over from what the library answered, the current one first. */
    void refresh(Credential credential) {
        live.clear();
        credential.secrets().forEach(secret -> live.add(secret.number()));
    }

    void revoke() {
        revoked = true;
        live.clear();
    }

    boolean covers(List<Scope> others) {
        return others.stream().allMatch(other -> scopes.stream().anyMatch(own -> own.covers(other)));
    }

    @Override
    public String toString() {
        return id + " of " + node.id + " " + scopes + (revoked ? " revoked" : "") + " live " + live;
    }
}
