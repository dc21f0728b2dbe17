package io.subaccounts.architecture.controls.rings.internal.changes;

import io.subaccounts.architecture.controls.rings.internal.accounts.InInternalAccounts;

/** Knows what lies further out. */
public record InInternalChanges(InInternalAccounts outward) {}
