package io.subaccounts.tck.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.spi.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * No number of a document, no name, no address, no token and no secret of a customer's shows in clear in what is stored,
 * answered or thrown, and no Aadhaar number gets in at all. The same search finds everything in a storage that is told not
 * to protect it.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class PersonalDataContract {

    private Storage storage;

    /** For subclasses. */
    protected PersonalDataContract() {}

    /**
     * Opens a storage that holds nothing yet; closed by the test.
     *
     * @return the storage
     */
    protected abstract Storage open();

    /**
     * Everything that a storage has written, such as files and dumps, besides its rows.
     *
     * @param opened the storage, still open
     * @return the texts, bytes as ISO 8859-1; none for a storage that writes nothing
     */
    protected abstract List<String> written(Storage opened);

    /**
     * Makes a cipher with keys of its own.
     *
     * @return the cipher
     */
    protected abstract FieldCipher cipher();

    @BeforeEach
    void openStorage() {
        storage = open();
    }

    @AfterEach
    void closeStorage() {
        storage.close();
    }

    @Test
    void nothingShowsInClear() {
        var run = CanaryRun.over(storage, cipher(), cipher());

        assertThat(found(run, run.told())).as("in what is answered and thrown").isEmpty();
        assertThat(found(run, StoredRows.of(storage, run.accounts())))
                .as("in rows")
                .isEmpty();
        assertThat(found(run, written(storage))).as("in what is written").isEmpty();
    }

    @Test
    void unprotectedStorageShowsAllThatIsKept() {
        var run = CanaryRun.over(storage, FieldCipher.inClear(), cipher());

        assertThat(found(run, StoredRows.of(storage, run.accounts())))
                .as("in rows")
                .containsExactlyInAnyOrderElementsOf(Canaries.SEALED);
        var written = written(storage);
        assertThat(written.isEmpty() ? Canaries.SEALED : found(run, written))
                .as("in what is written")
                .containsExactlyInAnyOrderElementsOf(Canaries.SEALED);
        assertThat(found(run, run.told())).as("in what is answered and thrown").isEmpty();
    }

    @Test
    void nothingIsLeftOfWhatIsErased() {
        var run = CanaryRun.over(storage, FieldCipher.inClear(), cipher());
        run.settle();
        run.erase();

        assertThat(found(run, StoredRows.of(storage, run.accounts())))
                .as("in rows of which nothing but the signing secret is still needed")
                .containsExactly("signing secret");
    }

    @Test
    void nothingIsLeftThatWasDerivedFromWhatIsErased() {
        var run = CanaryRun.over(storage, cipher(), cipher());
        run.settle();
        var derived = Derived.of(storage, run.accounts());
        assertThat(derived.foundIn(StoredRows.of(storage, run.accounts())))
                .as("before it is erased")
                .isEqualTo(Derived.KINDS);

        run.erase();

        assertThat(derived.foundIn(StoredRows.of(storage, run.accounts())))
                .as("after it was erased")
                .isEmpty();
    }

    @Test
    void searchFindsWhatIsWrappedUp() {
        var scan = new ClearTextScan(List.of("link token kst_abc"));
        String twice = base64(base64("x" + Canaries.PAN));

        assertThat(scan.found("plain " + Canaries.PAN)).containsExactly("PAN");
        assertThat(scan.found("neighbour" + twice)).containsExactly("PAN");
        assertThat(scan.found("KST_ABC")).containsExactly("link token");
        assertThat(scan.found("{lastFour=" + Canaries.LAST_FOUR + "}")).containsExactly("last four digits");
        assertThat(scan.found("nothing of " + base64("interest") + " 98713.5")).isEmpty();
    }

    private static Set<String> found(CanaryRun run, List<String> texts) {
        var scan = new ClearTextScan(run.secrets());
        var found = new TreeSet<String>();
        texts.forEach(text -> found.addAll(scan.found(text)));
        return found;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
