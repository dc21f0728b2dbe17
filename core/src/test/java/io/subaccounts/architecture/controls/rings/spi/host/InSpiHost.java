package io.subaccounts.architecture.controls.rings.spi.host;

import io.subaccounts.architecture.controls.rings.spi.storage.InSpiStorage;

/** Knows what lies further out. */
public record InSpiHost(InSpiStorage outward) {}
