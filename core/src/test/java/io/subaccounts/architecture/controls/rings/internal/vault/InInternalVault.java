package io.subaccounts.architecture.controls.rings.internal.vault;

import io.subaccounts.architecture.controls.rings.internal.verification.InInternalVerification;

/** Knows what lies further out. */
public record InInternalVault(InInternalVerification outward) {}
