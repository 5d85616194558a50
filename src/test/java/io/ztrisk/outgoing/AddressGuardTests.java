package io.ztrisk.outgoing;

import java.net.InetAddress;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests which addresses a request may reach, at the first and the last address of each
 * network.
 */
class AddressGuardTests {

	private final AddressGuard guard = guard("");

	@ParameterizedTest
	@CsvSource({ "0.0.0.0,0.255.255.255", "10.0.0.0,10.255.255.255", "100.64.0.0,100.127.255.255",
			"127.0.0.0,127.255.255.255", "169.254.0.0,169.254.255.255", "169.254.169.254,169.254.170.2",
			"172.16.0.0,172.31.255.255", "192.0.0.0,192.0.0.255", "192.0.2.0,192.0.2.255", "192.88.99.0,192.88.99.255",
			"192.168.0.0,192.168.255.255", "198.18.0.0,198.19.255.255", "198.51.100.0,198.51.100.255",
			"203.0.113.0,203.0.113.255", "224.0.0.0,255.255.255.255", "::,1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
			"::1,::127.0.0.1", "fe80::1,fd00:ec2::254", "4000::,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
			"2001::,2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
			"3fff::,3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "64:ff9b:1::8.8.8.8,100::1" })
	void anAddressOfARefusedNetworkIsRefused(String first, String last) {
		assertThat(List.of(first, last)).noneMatch((address) -> mayReach(this.guard, address));
	}

	@ParameterizedTest
	@CsvSource({ "1.0.0.0,9.255.255.255", "11.0.0.0,100.63.255.255", "100.128.0.0,126.255.255.255",
			"128.0.0.0,169.253.255.255", "169.255.0.0,172.15.255.255", "172.32.0.0,191.255.255.255",
			"192.0.1.0,192.0.1.255", "192.0.3.0,192.88.98.255", "192.88.100.0,192.167.255.255",
			"192.169.0.0,198.17.255.255", "198.20.0.0,198.51.99.255", "198.51.101.0,203.0.112.255",
			"203.0.114.0,223.255.255.255", "2000::,2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
			"2001:200::,2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::,2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
			"2003::,3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::,3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" })
	void anAddressBesideIsPublic(String first, String last) {
		assertThat(List.of(first, last)).allMatch((address) -> mayReach(this.guard, address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "::ffff:%s", "64:ff9b::%s" })
	void theIpv4AddressWithinAnAddressCounts(String form) {
		assertThat(mayReach(this.guard, form.formatted("8.8.8.8"))).isTrue();
		assertThat(List.of("127.0.0.1", "10.0.0.1", "169.254.169.254", "0.0.0.0"))
			.noneMatch((address) -> mayReach(this.guard, form.formatted(address)));
	}

	@Test
	void theIpv4AddressOf6to4Counts() {
		assertThat(mayReach(this.guard, "2002:808:808::1")).isTrue();
		assertThat(List.of("2002:7f00:1::", "2002:a00:1::808:808", "2002:a9fe:a9fe::1", "2002::",
				"2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"))
			.noneMatch((address) -> mayReach(this.guard, address));
	}

	@Test
	void oneRefusedAddressRefusesTheHost() {
		assertThat(this.guard.mayReach(addresses("8.8.8.8", "2606:4700::1111"), false)).isTrue();
		assertThat(this.guard.mayReach(addresses("8.8.8.8", "127.0.0.1"), false)).isFalse();
		assertThat(this.guard.mayReach(addresses("8.8.8.8", "2606:4700::1111", "fe80::1"), false)).isFalse();
		assertThat(this.guard.mayReach(List.of(), false)).isFalse();
	}

	@Test
	void anAllowedNetworkIsReachedByHttpToo() {
		AddressGuard some = guard("10.1.0.0/16, fd00:1::/32,");
		for (boolean plain : new boolean[] { false, true }) {
			assertThat(some.mayReach(addresses("10.1.0.0", "10.1.255.255", "fd00:1::1"), plain)).isTrue();
			assertThat(some.mayReach(addresses("10.0.255.255"), plain)).isFalse();
			assertThat(some.mayReach(addresses("10.1.0.0", "10.2.0.0"), plain)).isFalse();
			assertThat(some.mayReach(addresses("fd00:2::"), plain)).isFalse();
		}
		assertThat(some.mayReach(addresses("10.1.0.1", "8.8.8.8"), false)).isTrue();
		assertThat(some.mayReach(addresses("10.1.0.1", "8.8.8.8"), true)).isFalse();
	}

	/** A gateway may reach another host there. */
	@Test
	void anAllowedNetworkDoesNotAllowItsAddressesWithinOthers() {
		AddressGuard some = guard("10.1.0.0/16");
		assertThat(mayReach(some, "64:ff9b::10.1.0.1")).isFalse();
		assertThat(mayReach(some, "2002:a01:1::")).isFalse();
		assertThat(mayReach(some, "::ffff:10.1.0.1")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "https://127.0.0.1/,must not name a private or reserved address",
			"https://[::1]/,must not name a private or reserved address",
			"https://[::ffff:127.0.0.1]/,must not name a private or reserved address",
			"https://[::ffff:7f00:1]/,must not name a private or reserved address",
			"https://[64:ff9b::a9fe:a9fe]/,must not name a private or reserved address",
			"https://[2002:7f00:1::]/,must not name a private or reserved address",
			"https://[fe80::1]/,must not name a private or reserved address",
			"https://169.254.169.254/latest/meta-data/,must not name a private or reserved address",
			"http://example.com/,must begin with https://", "http://8.8.8.8/,must begin with https://",
			"http://127.0.0.1/,must begin with https://" })
	void aNewUrlMustNotNameARefusedAddress(String url, String problem) {
		assertThat(this.guard.problem(OutgoingUrl.parse(url))).contains(problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://localhost/", "https://example.com/", "https://8.8.8.8/",
			"https://[2606:4700::1111]/", "https://[::ffff:8.8.8.8]/" })
	void theAddressesOfANameAreNoQuestionOfItsUrl(String url) {
		assertThat(this.guard.problem(OutgoingUrl.parse(url))).isEmpty();
	}

	@Test
	void aNewUrlMayNameAnAllowedAddress() {
		AddressGuard some = guard("127.0.0.1/32");
		assertThat(some.problem(OutgoingUrl.parse("http://127.0.0.1/"))).isEmpty();
		assertThat(some.problem(OutgoingUrl.parse("https://127.0.0.1/"))).isEmpty();
		assertThat(some.problem(OutgoingUrl.parse("http://name.example/"))).isEmpty();
		assertThat(some.problem(OutgoingUrl.parse("http://127.0.0.2/")))
			.contains("must not name a private or reserved address");
		assertThat(some.problem(OutgoingUrl.parse("http://8.8.8.8/"))).contains("must begin with https://");
	}

	/** The seed is 18. */
	@Test
	void noIpv6AddressWithARefusedIpv4AddressIsReached() throws Exception {
		Random random = new Random(18);
		for (int i = 0; i < 20_000; i++) {
			byte[] inner = new byte[4];
			random.nextBytes(inner);
			boolean reached = this.guard.mayReach(List.of(InetAddress.getByAddress(inner)), false);
			byte[] nat64 = new byte[16];
			nat64[1] = 0x64;
			nat64[2] = (byte) 0xff;
			nat64[3] = (byte) 0x9b;
			System.arraycopy(inner, 0, nat64, 12, 4);
			byte[] relayed = new byte[16];
			random.nextBytes(relayed);
			relayed[0] = 0x20;
			relayed[1] = 0x02;
			System.arraycopy(inner, 0, relayed, 2, 4);
			assertThat(this.guard.mayReach(List.of(InetAddress.getByAddress(nat64)), false)).isEqualTo(reached);
			assertThat(this.guard.mayReach(List.of(InetAddress.getByAddress(relayed)), false)).isEqualTo(reached);
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "10.0.0.0", "10.0.0.0/33", "localhost", "10.0.0.0/8;", "::1/129", "10.0.0.0/8 127.0.0.0/8" })
	void aMalformedNetworkStopsTheStart(String allow) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new OutgoingProperties(allow))
			.withMessageStartingWith("ZTRISK_SIGNALS_ALLOW (ztrisk.signals.allow) must be networks");
	}

	private static boolean mayReach(AddressGuard guard, String address) {
		return guard.mayReach(addresses(address), false);
	}

	private static List<InetAddress> addresses(String... texts) {
		return List.of(texts).stream().map(InetAddress::ofLiteral).toList();
	}

	private static AddressGuard guard(String allow) {
		return new AddressGuard(new OutgoingProperties(allow).networks());
	}

}
