package io.subaccounts.architecture.controls.rings.internal.access;

import io.subaccounts.architecture.controls.rings.internal.accounts.InInternalAccounts;

/** Knows what lies further out. */
public record InInternalAccess(InInternalAccounts outward) {}
