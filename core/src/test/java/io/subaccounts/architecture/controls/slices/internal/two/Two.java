package io.subaccounts.architecture.controls.slices.internal.two;

import io.subaccounts.architecture.controls.slices.internal.one.One;

/** Knows the one feature, and is known by it. */
public record Two(One one) {}
