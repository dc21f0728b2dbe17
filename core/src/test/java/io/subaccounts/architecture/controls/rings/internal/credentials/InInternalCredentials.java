package io.subaccounts.architecture.controls.rings.internal.credentials;

import io.subaccounts.architecture.controls.rings.internal.resources.InInternalResources;

/** Knows what lies further out. */
public record InInternalCredentials(InInternalResources outward) {}
