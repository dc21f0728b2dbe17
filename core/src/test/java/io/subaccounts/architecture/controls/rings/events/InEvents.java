package io.subaccounts.architecture.controls.rings.events;

import io.subaccounts.architecture.controls.rings.kyc.InKyc;

/** Knows what lies further out. */
public record InEvents(InKyc outward) {}
