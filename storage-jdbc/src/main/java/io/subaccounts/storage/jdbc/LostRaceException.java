package io.subaccounts.storage.jdbc;

/** The transaction must be run again from its beginning, because what it rests on has changed. */
final class LostRaceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostRaceException(String message) {
        super(message);
    }
}
