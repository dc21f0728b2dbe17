package io.subaccounts.architecture.controls.rings.internal.accounts;

import io.subaccounts.architecture.controls.rings.internal.credentials.InInternalCredentials;

/** Knows what lies further out. */
public record InInternalAccounts(InInternalCredentials outward) {}
