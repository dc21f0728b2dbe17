package io.subaccounts.examples.quickstart;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.prf.PrfConfig2026;
import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.spi.host.tink.TinkFieldCipher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.function.Supplier;

/**
 * The keys that personal data is sealed with, in files beside the database. A real platform keeps them elsewhere,
 * encrypted by its key management system.
 */
final class Keys {

    private Keys() {}

    static FieldCipher beside(Path database) throws IOException {
        try {
            return TinkFieldCipher.of(
                    keys(suffixed(database, ".sealing"), TinkFieldCipher::newSealingKeys, AeadConfig2026.get()),
                    keys(
                            suffixed(database, ".fingerprints"),
                            TinkFieldCipher::newFingerprintKeys,
                            PrfConfig2026.get()));
        } catch (GeneralSecurityException e) {
            throw new IOException("the keys beside " + database + " cannot be read", e);
        }
    }

    private static KeysetHandle keys(Path file, Supplier<KeysetHandle> fresh, Configuration kind)
            throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            Files.write(file, TinkProtoKeysetFormat.serializeKeyset(fresh.get(), InsecureSecretKeyAccess.get(), kind));
        }
        return TinkProtoKeysetFormat.parseKeyset(Files.readAllBytes(file), InsecureSecretKeyAccess.get(), kind);
    }

    private static Path suffixed(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }
}
