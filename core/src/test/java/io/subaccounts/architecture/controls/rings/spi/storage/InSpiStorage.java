package io.subaccounts.architecture.controls.rings.spi.storage;

import io.subaccounts.architecture.controls.rings.spi.host.InSpiHost;

/** Knows what lies further out. */
public record InSpiStorage(InSpiHost outward) {}
