package io.subaccounts.architecture.controls.rings.spi.kyc.http;

import io.subaccounts.architecture.controls.rings.spi.storage.InSpiStorage;

/** Knows what lies further out. */
public record InSpiKycHttp(InSpiStorage outward) {}
