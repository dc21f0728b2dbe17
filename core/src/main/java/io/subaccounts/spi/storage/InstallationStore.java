package io.subaccounts.spi.storage;

import java.util.Optional;

/** The few values that belong to the installation as a whole and to no tenant. */
public interface InstallationStore {

    /**
     * Finds a value.
     *
     * @param name the name, at most 64 characters of ASCII
     * @return the value, empty if there is none
     */
    Optional<String> find(String name);

    /**
     * Stores a value that is not there yet.
     *
     * @param name the name, at most 64 characters of ASCII
     * @param value the value, at most 200 characters of ASCII
     * @return false, with nothing changed, if there is a value already
     */
    boolean insertIfAbsent(String name, String value);
}
