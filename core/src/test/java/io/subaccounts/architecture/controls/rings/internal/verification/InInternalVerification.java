package io.subaccounts.architecture.controls.rings.internal.verification;

import io.subaccounts.architecture.controls.rings.internal.decision.InInternalDecision;

/** Knows what lies further out. */
public record InInternalVerification(InInternalDecision outward) {}
