package io.subaccounts.credentials;

import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Secret;

/**
 * A credential together with its token in clear, the only time it can be read.
 *
 * @param credential the credential
 * @param token the token, to be handed to its owner; not stored anywhere in clear
 */
public record IssuedCredential(Credential credential, Secret token) {

    /**
     * What callers send beside the token.
     *
     * @return the credential's identifier
     */
    public CredentialId authId() {
        return credential.id();
    }
}
