package io.subaccounts.architecture.controls.rings.accounts;

import io.subaccounts.architecture.controls.rings.credentials.InCredentials;

/** Knows what lies further out. */
public record InAccounts(InCredentials outward) {}
