package io.subaccounts.architecture.controls.rings.internal.signing;

import io.subaccounts.architecture.controls.rings.internal.secrets.InInternalSecrets;

/** Knows what lies further out. */
public record InInternalSigning(InInternalSecrets outward) {}
