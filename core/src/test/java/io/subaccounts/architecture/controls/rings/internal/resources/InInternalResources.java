package io.subaccounts.architecture.controls.rings.internal.resources;

import io.subaccounts.architecture.controls.rings.internal.kyc.InInternalKyc;

/** Knows what lies further out. */
public record InInternalResources(InInternalKyc outward) {}
