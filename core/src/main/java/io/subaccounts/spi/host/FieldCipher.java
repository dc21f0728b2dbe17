package io.subaccounts.spi.host;

import java.util.List;

/**
 * Protects personal data and recoverable secrets at rest, with keys that the storage never sees. Safe for use by several
 * threads.
 *
 * <p>{@code context} names the place a value belongs to; what was sealed for one place does not open in another.
 */
public interface FieldCipher {

    /**
     * Encrypts and authenticates a value.
     *
     * @param context the place it belongs to
     * @param plaintext the value
     * @return the sealed value, different every time
     */
    byte[] seal(String context, byte[] plaintext);

    /**
     * Opens a sealed value.
     *
     * @param context the place it belongs to
     * @param sealed the sealed value
     * @return the value
     * @throws io.subaccounts.error.CorruptDataException if it was altered, belongs elsewhere or was sealed under keys that
     *     are gone
     */
    byte[] open(String context, byte[] sealed);

    /**
     * Keyed hashes, by which equal values are found without being read. There is one under each key that lives, so that a
     * value is still found that was stored before the key changed: the first one is stored, and any of them is recognised.
     *
     * @param context what kind of value it is
     * @param value the value
     * @return one or more of at least 16 bytes each, that under the present key first; each the same for the same context
     *     and value as long as its key lives
     */
    List<byte[]> fingerprints(String context, byte[] value);

    /**
     * Stores values as they are. For tests, and for storages that are encrypted as a whole; whoever can read the storage
     * can read everyone's documents.
     *
     * @return a cipher that protects nothing
     */
    static FieldCipher inClear() {
        return new ClearText();
    }
}
