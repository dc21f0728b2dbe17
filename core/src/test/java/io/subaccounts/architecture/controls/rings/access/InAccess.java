package io.subaccounts.architecture.controls.rings.access;

import io.subaccounts.architecture.controls.rings.spi.storage.InSpiStorage;

/** Knows what lies further out. */
public record InAccess(InSpiStorage outward) {}
