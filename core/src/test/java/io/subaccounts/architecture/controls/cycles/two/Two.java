package io.subaccounts.architecture.controls.cycles.two;

import io.subaccounts.architecture.controls.cycles.one.One;

/** The other half of a cycle. */
public record Two(One one) {}
