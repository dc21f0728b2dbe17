package io.subaccounts.architecture.controls.slices.accounts;

/** Known by the ports. */
public record Plain() {}
