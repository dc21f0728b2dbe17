package io.subaccounts.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import io.subaccounts.support.Seeds;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    private final Random random = Seeds.random("CidrTest");

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0/24",
        "0.0.0.0/0, 0.0.0.0/0",
        "255.255.255.255/32, 255.255.255.255/32",
        "10.0.0.0/8, 10.0.0.0/8",
        "2001:db8::/32, 2001:db8:0:0:0:0:0:0/32",
        "2001:DB8:0::/32, 2001:db8:0:0:0:0:0:0/32",
        "::/0, 0:0:0:0:0:0:0:0/0",
        "::1/128, 0:0:0:0:0:0:0:1/128",
        "64:ff9b::192.0.2.0/120, 64:ff9b:0:0:0:0:c000:200/120",
    })
    void aBlockHasOneTextForm(String text, String canonical) {
        assertThat(Cidr.parse(text)).hasToString(canonical);
        assertThat(Cidr.parse(text)).isEqualTo(Cidr.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0/8",
                "10/8",
                "10.0.0.0.0/8",
                "10.0.0.1/8",
                "203.0.113.1/24",
                "0.0.0.1/0",
                "::/129",
                "::1/127",
                "2001:db8::1/32",
                "1::2::3/128",
                ":/0",
                ":::/0",
                "12345::/16",
                "fe80::1%eth0/128",
                "fe80::%1/10",
                "[::1]/128",
                "0x0a.0.0.0/8",
                "10.0.0.0 /8",
                " 10.0.0.0/8",
                "10.0.0.0/8\n",
                "10.0.0.0/ 8",
                "10.0.0.0/\uFF18",
                "1.2.3.4:5/32",
                "::1.2.3/128",
                "::1.2.3.256/128",
                "10.0.0.0/1000",
                "10.0.0.0/99999999999"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo("cidr"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost/8",
                "ab.cd.ef.aa/8",
                "a.b.c.d/8",
                "example.com/8",
                "dead.beef/16",
                "cafe/8",
                "xn--1.2.3.4/8"
            })
    void namesOfHostsAreRefused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(ValidationException.class);
    }

    @Test
    void aBlockContainsExactlyTheAddressesWithItsPrefix() throws Exception {
        for (int i = 0; i < 4000; i++) {
            int bytes = random.nextBoolean() ? 4 : 16;
            int prefix = random.nextInt(bytes * 8 + 1);
            BigInteger network = network(bytes, prefix);
            Cidr block = Cidr.parse(text(network, bytes) + "/" + prefix);
            BigInteger address = i % 2 == 0
                    ? new BigInteger(bytes * 8, random)
                    : network.xor(BigInteger.ONE.shiftLeft(random.nextInt(bytes * 8)));

            assertThat(block.contains(address(address, bytes)))
                    .as("%s in %s, %s", text(address, bytes), block, Seeds.hint())
                    .isEqualTo(head(address, bytes, prefix).equals(head(network, bytes, prefix)));
            assertThat(block.contains(address(network, bytes))).isTrue();
            assertThat(block.contains(address(last(network, bytes, prefix), bytes)))
                    .isTrue();
        }
    }

    @Test
    void aBlockCoversAnotherExactlyIfItContainsItsFirstAndItsLastAddress() throws Exception {
        for (int i = 0; i < 4000; i++) {
            int bytes = random.nextBoolean() ? 4 : 16;
            int prefix = random.nextInt(bytes * 8 + 1);
            int other = random.nextInt(bytes * 8 + 1);
            BigInteger network = network(bytes, prefix);
            BigInteger near = i % 3 == 0 ? network(bytes, other) : cut(last(network, bytes, prefix), bytes, other);
            Cidr one = Cidr.parse(text(network, bytes) + "/" + prefix);
            Cidr two = Cidr.parse(text(near, bytes) + "/" + other);
            boolean expected =
                    one.contains(address(near, bytes)) && one.contains(address(last(near, bytes, other), bytes));

            assertThat(one.covers(two))
                    .as("%s over %s, %s", one, two, Seeds.hint())
                    .isEqualTo(expected);
            assertThat(one.covers(one)).isTrue();
        }
    }

    @Test
    void theTwoKindsOfAddressesNeverMeet() throws Exception {
        Cidr all4 = Cidr.parse("0.0.0.0/0");
        Cidr all6 = Cidr.parse("::/0");

        assertThat(all4.contains(InetAddress.getByName("2001:db8::1"))).isFalse();
        assertThat(all6.contains(InetAddress.getByName("192.0.2.1"))).isFalse();
        assertThat(all4.covers(all6)).isFalse();
        assertThat(all6.covers(all4)).isFalse();
        assertThat(Cidr.parse("192.0.2.0/24").contains(InetAddress.getByName("::ffff:192.0.2.1")))
                .isTrue();
    }

    private BigInteger network(int bytes, int prefix) {
        return cut(new BigInteger(bytes * 8, random), bytes, prefix);
    }

    private static BigInteger cut(BigInteger address, int bytes, int prefix) {
        int behind = bytes * 8 - prefix;
        return address.shiftRight(behind).shiftLeft(behind);
    }

    private static BigInteger head(BigInteger address, int bytes, int prefix) {
        return address.shiftRight(bytes * 8 - prefix);
    }

    private static BigInteger last(BigInteger network, int bytes, int prefix) {
        return network.or(BigInteger.ONE.shiftLeft(bytes * 8 - prefix).subtract(BigInteger.ONE));
    }

    private static String text(BigInteger address, int bytes) {
        var text = new StringBuilder();
        int step = bytes == 4 ? 8 : 16;
        for (int shift = bytes * 8 - step; shift >= 0; shift -= step) {
            int part = address.shiftRight(shift).intValue() & ((1 << step) - 1);
            text.append(text.isEmpty() ? "" : bytes == 4 ? "." : ":")
                    .append(bytes == 4 ? Integer.toString(part) : Integer.toHexString(part));
        }
        return text.toString();
    }

    private static InetAddress address(BigInteger address, int bytes) throws UnknownHostException {
        byte[] raw = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            raw[i] = address.shiftRight((bytes - 1 - i) * 8).byteValue();
        }
        return InetAddress.getByAddress(raw);
    }
}
