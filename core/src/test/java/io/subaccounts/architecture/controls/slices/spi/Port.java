package io.subaccounts.architecture.controls.slices.spi;

import io.subaccounts.architecture.controls.slices.accounts.Plain;

/** Known by a service that lives beside the vocabulary. */
public record Port(Plain plain) {}
