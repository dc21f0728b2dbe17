package io.subaccounts.spi.host.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import io.subaccounts.error.CorruptDataException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.support.Seeds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TinkFieldCipherTest {

    private static final String PLACE = "kyc_checks:42:pan";
    private static final byte[] VALUE = "AAPPV1234K".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_ID_BYTES = 5; // Tink's prefix: a version and the key's number
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final KeysetHandle sealing = TinkFieldCipher.newSealingKeys();
    private final KeysetHandle fingerprints = TinkFieldCipher.newFingerprintKeys();
    private final TinkFieldCipher cipher = TinkFieldCipher.of(sealing, fingerprints);

    @Test
    void aSealedValueOpensAtItsPlace() {
        for (byte[] value : List.of(VALUE, new byte[0], new byte[10_000])) {
            byte[] sealed = cipher.seal(PLACE, value);

            assertThat(sealed).hasSize(KEY_ID_BYTES + NONCE_BYTES + value.length + TAG_BYTES);
            assertThat(cipher.open(PLACE, sealed)).isEqualTo(value);
        }
    }

    @Test
    void aSealedValueShowsNothingOfWhatIsInIt() {
        assertThat(new String(cipher.seal(PLACE, VALUE), StandardCharsets.ISO_8859_1))
                .doesNotContain("AAPPV")
                .doesNotContain("1234");
    }

    @Test
    void aValueThatWasMovedElsewhereDoesNotOpen() {
        byte[] sealed = cipher.seal(PLACE, VALUE);
        for (String elsewhere :
                List.of("", "kyc_checks:43:pan", "kyc_checks:42:gst", PLACE + " ", "Kyc_checks:42:pan")) {
            assertCorrupt(elsewhere, sealed);
        }
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] sealed = cipher.seal(PLACE, VALUE);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertCorrupt(PLACE, changed);
        }
    }

    @Test
    void aShorterOrLongerValueIsNoticed() {
        byte[] sealed = cipher.seal(PLACE, VALUE);
        for (int length = 0; length < sealed.length; length++) {
            assertCorrupt(PLACE, Arrays.copyOf(sealed, length));
        }
        assertCorrupt(PLACE, Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void junkDoesNotOpen() {
        Random random = Seeds.random("TinkFieldCipherTest");
        for (int i = 0; i < 2000; i++) {
            byte[] junk = new byte[random.nextInt(100)];
            random.nextBytes(junk);
            assertCorrupt(PLACE, junk);
        }
        assertCorrupt(PLACE, VALUE);
    }

    @Test
    void noNonceComesTwice() {
        Set<ByteBuffer> nonces = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            byte[] sealed = cipher.seal(PLACE, VALUE);
            nonces.add(ByteBuffer.wrap(Arrays.copyOfRange(sealed, KEY_ID_BYTES, KEY_ID_BYTES + NONCE_BYTES)));
        }

        assertThat(nonces).hasSize(100_000);
    }

    @Test
    void afterARotationOldValuesOpenAndNewOnesAreSealedUnderTheNewKey() throws Exception {
        byte[] old = cipher.seal(PLACE, VALUE);
        KeysetHandle rotated = rotated(sealing);
        TinkFieldCipher after = TinkFieldCipher.of(rotated, fingerprints);
        byte[] fresh = after.seal(PLACE, VALUE);

        assertThat(after.open(PLACE, old)).isEqualTo(VALUE);
        assertThat(after.open(PLACE, fresh)).isEqualTo(VALUE);
        assertCorrupt(PLACE, fresh);
    }

    @Test
    void whatAKeySealedThatIsGoneDoesNotOpen() throws Exception {
        byte[] old = cipher.seal(PLACE, VALUE);
        KeysetHandle without =
                KeysetHandle.newBuilder(rotated(sealing)).deleteAt(0).build();
        TinkFieldCipher after = TinkFieldCipher.of(without, fingerprints);

        assertCorrupt(after, PLACE, old);
        assertThat(after.open(PLACE, after.seal(PLACE, VALUE))).isEqualTo(VALUE);
    }

    @Test
    void keysetsSurviveBeingWrittenAndRead() throws Exception {
        byte[] sealed = cipher.seal(PLACE, VALUE);
        var access = InsecureSecretKeyAccess.get();
        byte[] written = TinkProtoKeysetFormat.serializeKeyset(sealing, access, AeadConfig2026.get());
        byte[] others = TinkProtoKeysetFormat.serializeKeyset(fingerprints, access, PrfConfig2026.get());
        TinkFieldCipher later = TinkFieldCipher.of(
                TinkProtoKeysetFormat.parseKeyset(written, access, AeadConfig2026.get()),
                TinkProtoKeysetFormat.parseKeyset(others, access, PrfConfig2026.get()));

        assertThat(later.open(PLACE, sealed)).isEqualTo(VALUE);
        assertThat(later.fingerprint("pan", VALUE)).isEqualTo(cipher.fingerprint("pan", VALUE));
    }

    @Test
    void equalValuesOfOneKindHaveEqualFingerprintsAndOthersDoNot() {
        byte[] fingerprint = cipher.fingerprint("pan", VALUE);

        assertThat(fingerprint).hasSize(16).isEqualTo(cipher.fingerprint("pan", VALUE.clone()));
        assertThat(cipher.fingerprint("gstin", VALUE)).isNotEqualTo(fingerprint);
        assertThat(cipher.fingerprint("pan", new byte[0])).isNotEqualTo(fingerprint);
        assertThat(cipher.fingerprint("panA", Arrays.copyOfRange(VALUE, 1, VALUE.length)))
                .isNotEqualTo(fingerprint);
    }

    @Test
    void fingerprintsDependOnTheirKeyAndNotOnThatOfSealing() {
        byte[] fingerprint = cipher.fingerprint("pan", VALUE);

        assertThat(TinkFieldCipher.of(TinkFieldCipher.newSealingKeys(), fingerprints)
                        .fingerprint("pan", VALUE))
                .isEqualTo(fingerprint);
        assertThat(TinkFieldCipher.of(sealing, TinkFieldCipher.newFingerprintKeys())
                        .fingerprint("pan", VALUE))
                .isNotEqualTo(fingerprint);
    }

    @Test
    void aNewPrimaryKeyChangesFingerprintsAndAFurtherKeyDoesNot() throws Exception {
        byte[] before = cipher.fingerprint("pan", VALUE);
        KeysetHandle further = with(fingerprints, false);
        KeysetHandle replaced = with(fingerprints, true);

        assertThat(TinkFieldCipher.of(sealing, further).fingerprint("pan", VALUE))
                .isEqualTo(before);
        assertThat(TinkFieldCipher.of(sealing, replaced).fingerprint("pan", VALUE))
                .isNotEqualTo(before);
    }

    @Test
    void keysOfOtherTypesOfTheSameKindAreWelcome() throws Exception {
        KeysetHandle wide =
                KeysetHandle.generateNew(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE, AeadConfig2026.get());
        KeysetHandle narrow = KeysetHandle.generateNew(PredefinedPrfParameters.AES_CMAC_PRF, PrfConfig2026.get());
        TinkFieldCipher other = TinkFieldCipher.of(wide, narrow);

        assertThat(other.open(PLACE, other.seal(PLACE, VALUE))).isEqualTo(VALUE);
        assertThat(other.fingerprint("pan", VALUE)).hasSize(16);
    }

    @Test
    void aKeysetOfAnotherKindIsRefusedAtOnce() {
        assertThatThrownBy(() -> TinkFieldCipher.of(fingerprints, fingerprints))
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo("sealing"));
        assertThatThrownBy(() -> TinkFieldCipher.of(sealing, sealing))
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo("fingerprints"));
    }

    private static KeysetHandle rotated(KeysetHandle keys) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keys)
                .setConfiguration(AeadConfig2026.get())
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
    }

    private static KeysetHandle with(KeysetHandle keys, boolean primary) throws GeneralSecurityException {
        var entry = KeysetHandle.generateEntryFromParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                .withRandomId();
        return KeysetHandle.newBuilder(keys)
                .setConfiguration(PrfConfig2026.get())
                .addEntry(primary ? entry.makePrimary() : entry)
                .build();
    }

    private void assertCorrupt(String context, byte[] sealed) {
        assertCorrupt(cipher, context, sealed);
    }

    private static void assertCorrupt(TinkFieldCipher cipher, String context, byte[] sealed) {
        assertThatThrownBy(() -> cipher.open(context, sealed))
                .as(Seeds.hint())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageNotContaining("AAPPV");
    }
}
