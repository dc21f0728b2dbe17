package io.subaccounts.architecture.controls.cycles.one;

import io.subaccounts.architecture.controls.cycles.two.Two;

/** Half of a cycle. */
public record One(Two two) {}
