package io.subaccounts.architecture.controls.rings.kyc;

import io.subaccounts.architecture.controls.rings.access.InAccess;

/** Knows what lies further out. */
public record InKyc(InAccess outward) {}
