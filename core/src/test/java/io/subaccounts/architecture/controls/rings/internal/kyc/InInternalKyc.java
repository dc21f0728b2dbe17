package io.subaccounts.architecture.controls.rings.internal.kyc;

import io.subaccounts.architecture.controls.rings.internal.access.InInternalAccess;

/** Knows what lies further out. */
public record InInternalKyc(InInternalAccess outward) {}
