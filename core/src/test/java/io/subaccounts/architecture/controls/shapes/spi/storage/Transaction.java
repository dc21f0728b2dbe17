package io.subaccounts.architecture.controls.shapes.spi.storage;

/** Valid only while it runs. */
public interface Transaction {}
