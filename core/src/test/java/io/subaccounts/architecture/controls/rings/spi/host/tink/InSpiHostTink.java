package io.subaccounts.architecture.controls.rings.spi.host.tink;

import io.subaccounts.architecture.controls.rings.spi.storage.InSpiStorage;

/** Knows what lies further out. */
public record InSpiHostTink(InSpiStorage outward) {}
