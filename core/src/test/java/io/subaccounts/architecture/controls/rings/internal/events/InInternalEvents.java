package io.subaccounts.architecture.controls.rings.internal.events;

import io.subaccounts.architecture.controls.rings.internal.kyc.InInternalKyc;

/** Knows what lies further out. */
public record InInternalEvents(InInternalKyc outward) {}
