package io.subaccounts.architecture.controls.rings.spi.kyc.testmode;

import io.subaccounts.architecture.controls.rings.spi.kyc.http.InSpiKycHttp;

/** Knows what lies further out. */
public record InSpiKycTestmode(InSpiKycHttp outward) {}
