package io.subaccounts.architecture.controls.rings.internal.decision;

import io.subaccounts.architecture.controls.rings.internal.secrets.InInternalSecrets;

/** Knows what lies further out. */
public record InInternalDecision(InInternalSecrets outward) {}
