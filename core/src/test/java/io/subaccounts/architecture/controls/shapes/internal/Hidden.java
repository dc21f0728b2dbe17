package io.subaccounts.architecture.controls.shapes.internal;

/** Not for hosts. */
public class Hidden {}
