package io.subaccounts.architecture.controls.rings.spi.kyc;

import io.subaccounts.architecture.controls.rings.spi.storage.InSpiStorage;

/** Knows what lies further out. */
public record InSpiKyc(InSpiStorage outward) {}
