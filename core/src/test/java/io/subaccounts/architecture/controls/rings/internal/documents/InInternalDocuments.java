package io.subaccounts.architecture.controls.rings.internal.documents;

import io.subaccounts.architecture.controls.rings.internal.decision.InInternalDecision;

/** Knows what lies further out. */
public record InInternalDocuments(InInternalDecision outward) {}
