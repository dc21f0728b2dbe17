package io.subaccounts.spi.host.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
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
        assertThat(fingerprint(later, "pan", VALUE)).isEqualTo(fingerprint(cipher, "pan", VALUE));
    }

    @Test
    void equalValuesOfOneKindHaveEqualFingerprintsAndOthersDoNot() {
        byte[] fingerprint = fingerprint(cipher, "pan", VALUE);

        assertThat(fingerprint).hasSize(16).isEqualTo(fingerprint(cipher, "pan", VALUE.clone()));
        assertThat(fingerprint(cipher, "gstin", VALUE)).isNotEqualTo(fingerprint);
        assertThat(fingerprint(cipher, "pan", new byte[0])).isNotEqualTo(fingerprint);
        assertThat(fingerprint(cipher, "panA", Arrays.copyOfRange(VALUE, 1, VALUE.length)))
                .isNotEqualTo(fingerprint);
    }

    @Test
    void fingerprintsDependOnTheirKeyAndNotOnThatOfSealing() {
        byte[] fingerprint = fingerprint(cipher, "pan", VALUE);

        assertThat(fingerprint(TinkFieldCipher.of(TinkFieldCipher.newSealingKeys(), fingerprints), "pan", VALUE))
                .isEqualTo(fingerprint);
        assertThat(fingerprint(TinkFieldCipher.of(sealing, TinkFieldCipher.newFingerprintKeys()), "pan", VALUE))
                .isNotEqualTo(fingerprint);
    }

    @Test
    void thePrimaryKeysFingerprintComesFirstAndThoseOfAllOtherKeysFollow() throws Exception {
        byte[] before = fingerprint(cipher, "pan", VALUE);
        var further = TinkFieldCipher.of(sealing, with(fingerprints, false)).fingerprints("pan", VALUE);
        var replaced = TinkFieldCipher.of(sealing, with(fingerprints, true)).fingerprints("pan", VALUE);

        assertThat(cipher.fingerprints("pan", VALUE)).hasSize(1);
        assertThat(further).hasSize(2);
        assertThat(further.get(0)).isEqualTo(before);
        assertThat(replaced).hasSize(2);
        assertThat(replaced.get(0)).isNotEqualTo(before);
        assertThat(replaced.get(1)).isEqualTo(before);
    }

    @Test
    void aKeyThatIsDisabledMakesNoFingerprintsAnyMore() throws Exception {
        KeysetHandle rotated = with(fingerprints, true);
        var keys = KeysetHandle.newBuilder(rotated).setConfiguration(PrfConfig2026.get());
        keys.getAt(0).setStatus(KeyStatus.DISABLED);

        assertThat(TinkFieldCipher.of(sealing, keys.build()).fingerprints("pan", VALUE))
                .containsExactly(fingerprint(TinkFieldCipher.of(sealing, rotated), "pan", VALUE));
    }

    @Test
    void keysOfOtherTypesOfTheSameKindAreWelcome() throws Exception {
        KeysetHandle wide =
                KeysetHandle.generateNew(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE, AeadConfig2026.get());
        KeysetHandle narrow = KeysetHandle.generateNew(PredefinedPrfParameters.AES_CMAC_PRF, PrfConfig2026.get());
        TinkFieldCipher other = TinkFieldCipher.of(wide, narrow);

        assertThat(other.open(PLACE, other.seal(PLACE, VALUE))).isEqualTo(VALUE);
        assertThat(fingerprint(other, "pan", VALUE)).hasSize(16);
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

    private static byte[] fingerprint(TinkFieldCipher cipher, String context, byte[] value) {
        return cipher.fingerprints(context, value).get(0);
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
