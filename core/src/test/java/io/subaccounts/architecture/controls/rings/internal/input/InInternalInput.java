package io.subaccounts.architecture.controls.rings.internal.input;

import io.subaccounts.architecture.controls.rings.internal.usage.InInternalUsage;

/** Knows what lies further out. */
public record InInternalInput(InInternalUsage outward) {}
