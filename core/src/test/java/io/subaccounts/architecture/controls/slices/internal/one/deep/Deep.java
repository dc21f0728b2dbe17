package io.subaccounts.architecture.controls.slices.internal.one.deep;

import io.subaccounts.architecture.controls.slices.internal.two.Two;

/** Closes the cycle between two internal features. */
record Deep(Two two) {}
