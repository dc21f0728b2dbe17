package io.subaccounts.architecture.controls.rings.internal.secrets;

import io.subaccounts.architecture.controls.rings.internal.decision.InInternalDecision;

/** Knows what lies further out. */
public record InInternalSecrets(InInternalDecision outward) {}
