package io.subaccounts.storage.jdbc;

/** What to do about the schema when a storage is opened. */
public enum SchemaMode {
    /** Create it, or bring it up to date. However many start at the same time, each step is taken once. */
    MIGRATE,
    /** Change nothing and refuse to start unless it is exactly the expected one. */
    VALIDATE
}
