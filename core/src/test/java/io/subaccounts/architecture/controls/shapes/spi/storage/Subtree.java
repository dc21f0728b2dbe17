package io.subaccounts.architecture.controls.shapes.spi.storage;

/** What a call may see. */
public record Subtree() {}
