package io.subaccounts.architecture.controls.shapes.internal;

/** Says nothing. */
final class StringUtils {}
