package io.subaccounts.architecture.controls.rings.resources;

import io.subaccounts.architecture.controls.rings.kyc.InKyc;

/** Knows what lies further out. */
public record InResources(InKyc outward) {}
