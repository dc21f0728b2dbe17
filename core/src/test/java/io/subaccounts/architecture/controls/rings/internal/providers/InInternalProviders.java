package io.subaccounts.architecture.controls.rings.internal.providers;

import io.subaccounts.architecture.controls.rings.internal.decision.InInternalDecision;

/** Knows what lies further out. */
public record InInternalProviders(InInternalDecision outward) {}
