package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Scope;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SecretRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers, moments, lists and what may be absent: every value that a row can hold comes back as it was. */
abstract class ValueContract extends RoundTripContract {

    /** Whole microseconds, within the years 1000 to 9999, on both sides of the usual places to go wrong. */
    static final List<Instant> MOMENTS = List.of(
            Instant.parse("1000-01-01T00:00:00.000001Z"),
            Instant.parse("1582-10-10T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.EPOCH,
            Instant.parse("2026-03-08T07:30:00.123456Z"),
            Instant.parse("2026-11-01T05:30:00.000001Z"),
            Instant.parse("2038-01-19T03:14:08.999999Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));

    ValueContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void momentsOfAccountsAreKeptToTheMicrosecond() {
        for (var moment : MOMENTS) {
            assertRoundTrip(
                    "moments to the microsecond, in no time zone but UTC: " + moment,
                    newAccount()
                            .createdAt(moment)
                            .updatedAt(moment)
                            .lastUsedAt(moment)
                            .deletedAt(moment));
        }
    }

    @Test
    void momentsOfCredentialsAreKeptToTheMicrosecond() {
        for (var moment : MOMENTS) {
            var what = "moments to the microsecond, in no time zone but UTC: " + moment;
            var secret = new SecretRow(1, "$hash$", 1, moment, moment, moment);
            assertRoundTrip(
                    what,
                    newCredential().lifetime(moment, moment).createdAt(moment).secrets(secret));
            assertRoundTrip(what, newCredential().revokedAt(moment));
        }
    }

    @Test
    void momentsOfOwnershipAreKeptToTheMicrosecond() {
        for (var moment : MOMENTS) {
            var row = new ResourceRow(samples().resource(), acme().id(), moment, 1);
            store(row);
            assertThat(owner(row.resource()))
                    .as("an ownership must begin at exactly the microsecond that was stored: %s", moment)
                    .isEqualTo(row);
            var past = new PastOwnershipRow(row.resource(), acme().id(), moment.minusNanos(1000), moment);
            change(tx -> tx.resources().appendPast(ALL, past));
            assertThat(readOne(tx -> tx.resources().findPast(ALL, row.resource(), past.from())))
                    .as("an ownership of one microsecond must be found at its beginning: %s", moment)
                    .contains(past);
            assertThat(readOne(tx -> tx.resources().lastEnd(ALL, row.resource())))
                    .as("an ownership must end at exactly the microsecond that was stored: %s", moment)
                    .contains(moment);
        }
    }

    @Test
    void everyConstantIsKept() {
        for (var mode : KycMode.values()) {
            assertRoundTrip("the KYC mode " + mode, newAccount().kycMode(mode));
        }
        for (var type : BusinessType.values()) {
            assertRoundTrip("the business type " + type, newAccount().businessType(type));
        }
        for (boolean enabled : new boolean[] {true, false}) {
            for (boolean suspended : new boolean[] {true, false}) {
                assertRoundTrip("both switches", newAccount().switches(enabled, suspended));
            }
        }
    }

    @Test
    void eachFieldOfAnAccountMayBeAbsentAlone() {
        var moment = Samples.EPOCH.plusSeconds(1);
        List<Function<AccountDraft, AccountDraft>> settings = List.of(
                draft -> draft.contact("a@example.org", null),
                draft -> draft.contact(null, "+1"),
                draft -> draft.description("text"),
                draft -> draft.businessType(BusinessType.LLP),
                draft -> draft.country("IN"),
                draft -> draft.externalId("ext"),
                draft -> draft.lastUsedAt(moment),
                draft -> draft.deletedAt(moment),
                draft -> draft.metadata(Map.of("k", "v")),
                draft -> draft.permissions(Permissions.INHERITED.denying("calls")));
        assertRoundTrip("the absence of everything that may be absent", newAccount());
        for (var setting : settings) {
            assertRoundTrip("one field while the others are absent", setting.apply(newAccount()));
        }
    }

    @Test
    void eachFieldOfACredentialMayBeAbsentAlone() {
        var moment = Samples.EPOCH.plusSeconds(1);
        assertRoundTrip(
                "the absence of everything that may be absent", newCredential().scopes());
        assertRoundTrip("a beginning without an end", newCredential().lifetime(moment, null));
        assertRoundTrip("an end without a beginning", newCredential().lifetime(null, moment));
        assertRoundTrip("a revocation alone", newCredential().revokedAt(moment));
        for (var secret : List.of(
                new SecretRow(1, "$hash$", null, moment, null, null),
                new SecretRow(1, "$hash$", 1, moment, null, null),
                new SecretRow(1, "$hash$", null, moment, moment, null),
                new SecretRow(1, "$hash$", null, moment, null, moment))) {
            assertRoundTrip(
                    "one field of a secret while the others are absent",
                    newCredential().secrets(secret));
        }
    }

    @Test
    void numbersAreKeptToTheirBounds() {
        for (long version : new long[] {0, 1, Integer.MAX_VALUE + 1L, Long.MAX_VALUE}) {
            assertRoundTrip("a version of " + version, newAccount().version(version));
            assertRoundTrip("a version of " + version, newCredential().version(version));
            var row = new ResourceRow(samples().resource(), acme().id(), Samples.EPOCH, version);
            store(row);
            assertThat(owner(row.resource()))
                    .as("an ownership must keep a version of %d", version)
                    .isEqualTo(row);
        }
        assertRoundTrip("the smallest rate limit", newAccount().rateLimit(new RateLimit(1, Duration.ofSeconds(1))));
        assertRoundTrip("the largest rate limit", newAccount().rateLimit(new RateLimit(1_000_000, Duration.ofDays(1))));
        for (int hint : new int[] {0, 1, -1, 255, 65_535, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertRoundTrip(
                    "a hint of " + hint,
                    newCredential().secrets(new SecretRow(Integer.MAX_VALUE, "$h$", hint, Samples.EPOCH, null, null)));
        }
    }

    @Test
    void listsOfACredentialKeepTheirOrder() {
        assertRoundTrip(
                "scopes and origins in their order",
                newCredential()
                        .scopes(
                                Scope.parse("z:y:x"),
                                Scope.parse("a:b:c"),
                                Scope.EVERYTHING,
                                Scope.parse("m:*:n/o@p+q"))
                        .origins(Cidr.parse("203.0.113.0/24"), Cidr.parse("10.0.0.0/8"), Cidr.parse("2001:db8::/32")));
        assertRoundTrip(
                "32 scopes, 32 origins and 32 secrets",
                newCredential()
                        .scopes(range().mapToObj(i -> new Scope("d" + i, "*", "i".repeat(200)))
                                .toArray(Scope[]::new))
                        .origins(range().mapToObj(i -> Cidr.parse("10.0." + i + ".0/24"))
                                .toArray(Cidr[]::new))
                        .secrets(range().mapToObj(
                                        i -> new SecretRow(40 - i, "h".repeat(200), i, Samples.EPOCH, null, null))
                                .toArray(SecretRow[]::new)));
    }

    private static IntStream range() {
        return IntStream.range(0, 32);
    }
}
