package io.subaccounts.architecture.controls.rings.common;

import io.subaccounts.architecture.controls.rings.accounts.InAccounts;

/** Knows what lies further out. */
public record InCommon(InAccounts outward) {}
