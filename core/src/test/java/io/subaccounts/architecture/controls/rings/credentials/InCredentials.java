package io.subaccounts.architecture.controls.rings.credentials;

import io.subaccounts.architecture.controls.rings.resources.InResources;

/** Knows what lies further out. */
public record InCredentials(InResources outward) {}
