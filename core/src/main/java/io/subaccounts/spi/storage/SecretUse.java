package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import java.time.Instant;

/**
 * That a secret was accepted.
 *
 * @param account whose credential it is
 * @param credential the credential
 * @param secretNumber the secret
 * @param at about when
 */
public record SecretUse(AccountId account, CredentialId credential, int secretNumber, Instant at) {}
