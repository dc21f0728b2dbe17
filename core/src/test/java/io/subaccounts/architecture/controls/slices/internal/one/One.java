package io.subaccounts.architecture.controls.slices.internal.one;

/** Known by the other feature. */
public record One() {}
