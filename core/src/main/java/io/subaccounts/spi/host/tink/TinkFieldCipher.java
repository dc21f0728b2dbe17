package io.subaccounts.spi.host.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import io.subaccounts.error.CorruptDataException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.spi.host.FieldCipher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Seals fields with keysets of Tink's: values by authenticated encryption with the context as associated data,
 * fingerprints by a keyed pseudo-random function. Draws its nonces from the platform's generator, as Tink does.
 *
 * <p>The keysets are the host's to keep, outside the storage. For first use, make them with {@link #newSealingKeys()} and
 * {@link #newFingerprintKeys()} and write them with Tink, encrypted under a key management system's key:
 *
 * <pre>{@code
 * TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, kms, associatedData, AeadConfig2026.get())
 * TinkProtoKeysetFormat.parseEncryptedKeyset(bytes, kms, associatedData, AeadConfig2026.get())
 * }</pre>
 *
 * with {@link PrfConfig2026} for those of fingerprints.
 *
 * <p><b>Rotation of sealing keys.</b> They rotate freely: what an earlier key of the set has sealed still opens, until that
 * key is disabled or deleted.
 *
 * <p><b>Rotation of fingerprint keys.</b> Values are stored under the primary key and recognised under every enabled key of
 * the set. Add the new key to the set that every process uses; when they all have it, make it the primary. From then on
 * numbers are stored under it as they are submitted, and the old key is needed for those that were submitted before. It may
 * go when all of these have been submitted again, as they are where the policy has them rechecked, or have been erased.
 * Where it goes earlier, because it has leaked, a number that was stored under it is no longer recognised: duplicates of it
 * are not found, a GSTIN is taken for one of another PAN until the PAN has been submitted again, and then counts as another
 * holder's until it has been submitted again too; and a PAN that is submitted again is taken for another, so that the
 * platform's approval of its holder falls away.
 */
public final class TinkFieldCipher implements FieldCipher {

    private static final int FINGERPRINT_BYTES = 16;

    private final Aead aead;
    private final PrfSet prfs;

    private TinkFieldCipher(Aead aead, PrfSet prfs) {
        this.aead = aead;
        this.prfs = prfs;
    }

    /**
     * Seals with keysets that exist.
     *
     * @param sealing keys of Tink's AEAD, of any type that Tink computes by itself
     * @param fingerprints keys of Tink's PRF, of any type
     * @return the cipher
     * @throws ValidationException if a keyset is of another kind
     */
    public static TinkFieldCipher of(KeysetHandle sealing, KeysetHandle fingerprints) {
        return new TinkFieldCipher(
                primitive("sealing", sealing, AeadConfig2026.get(), Aead.class),
                primitive("fingerprints", fingerprints, PrfConfig2026.get(), PrfSet.class));
    }

    /**
     * Makes a keyset for sealing: one key of AES-256-GCM, good for 2<sup>32</sup> values (NIST SP 800-38D, 8.3).
     *
     * @return the keyset, which exists nowhere else yet
     */
    public static KeysetHandle newSealingKeys() {
        return generated(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    }

    /**
     * Makes a keyset for fingerprints: one key of HMAC-SHA-256.
     *
     * @return the keyset, which exists nowhere else yet
     */
    public static KeysetHandle newFingerprintKeys() {
        return generated(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get());
    }

    @Override
    public byte[] seal(String context, byte[] plaintext) {
        try {
            return aead.encrypt(plaintext, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset cannot seal", e);
        }
    }

    @Override
    public byte[] open(String context, byte[] sealed) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new CorruptDataException("a sealed value does not open as " + context, e);
        }
    }

    @Override
    public List<byte[]> fingerprints(String context, byte[] value) {
        byte[] bound = context.getBytes(StandardCharsets.UTF_8);
        byte[] input = ByteBuffer.allocate(Integer.BYTES + bound.length + value.length)
                .putInt(bound.length) // so that context and value do not run into each other
                .put(bound)
                .put(value)
                .array();
        var fingerprints = new ArrayList<byte[]>();
        try {
            fingerprints.add(prfs.computePrimary(input, FINGERPRINT_BYTES));
            for (var key : prfs.getPrfs().entrySet()) {
                if (key.getKey() != prfs.getPrimaryId()) {
                    fingerprints.add(key.getValue().compute(input, FINGERPRINT_BYTES));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset cannot make fingerprints", e);
        }
        return List.copyOf(fingerprints);
    }

    private static <P> P primitive(String field, KeysetHandle keys, Configuration configuration, Class<P> type) {
        try {
            return keys.getPrimitive(configuration, type);
        } catch (GeneralSecurityException e) {
            throw new ValidationException(field, "must be a keyset of Tink's " + type.getSimpleName());
        }
    }

    private static KeysetHandle generated(Parameters parameters, Configuration configuration) {
        try {
            return KeysetHandle.generateNew(parameters, configuration);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink makes keys of " + parameters, e);
        }
    }
}
