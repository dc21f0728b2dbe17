package io.subaccounts.spi.storage;

/**
 * How a writing transaction holds the trees it works on, until it ends. A tree is all that hangs below one main account;
 * transactions that hold it exclusively are alone with it. A storage that runs one writer at a time gives both for free.
 */
public enum TreeLock {
    /** Others may hold it in this way too. The structure and the states of the tree's accounts cannot change. */
    SHARED,
    /** Nobody else may hold it. */
    EXCLUSIVE
}
