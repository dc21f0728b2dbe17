package io.subaccounts.architecture.controls.shapes.spi.storage;

/** One method too many, and that one sees everything. */
public interface AccountStore {

    void one(Subtree within);

    void two(Subtree within);

    void three(Subtree within);

    void four(Subtree within);

    void five(Subtree within);

    void six(Subtree within);

    void seven(Subtree within);

    void eight(Subtree within);

    void nine(String id);
}
