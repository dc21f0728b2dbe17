package io.subaccounts.spi.storage;

/** A power that not every storage has. Claiming one is a promise that the contract suite checks. */
public enum StorageTrait {
    /** What was committed is there after closing and opening again. */
    DURABLE,
    /** Several storages, in one or many processes, can be open on the same data. */
    SHARED
}
