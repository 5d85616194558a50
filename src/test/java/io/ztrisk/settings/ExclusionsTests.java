package io.ztrisk.settings;

import java.net.InetAddress;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;

import io.ztrisk.place.Network;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the cost of a look-up of an exclusion.
 */
class ExclusionsTests {

	private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

	private static final int MAX = 10_000;

	@Test
	void listsAreReadOnceForAnyNumberOfRecords() {
		Counted<Excluded.Network> networks = new Counted<>(
				(i) -> new Excluded.Network("10.%d.%d.0/24".formatted(i / 256, i % 256), null, "Network"));
		Counted<Excluded.User> users = new Counted<>((i) -> new Excluded.User(i + "@example.org", null, "User"));
		Counted<Excluded.Host> hosts = new Counted<>((i) -> new Excluded.Host(i + ".example.org", null, "Host"));
		Exclusions exclusions = Exclusions.of(new DetectionSettings(new DetectionSettings.Domains(List.of(), hosts),
				DetectionSettings.DEFAULT.feeds(), DetectionSettings.DEFAULT.highDlp(),
				new DetectionSettings.ImpTravel(AnonymizerPolicy.JUDGE, List.of(), networks, users, 24, 500, 900),
				DetectionSettings.DEFAULT.maliciousFile()));
		for (int i = 0; i < MAX; i++) {
			InetAddress address = Network.address("10.%d.%d.7".formatted(i / 256, i % 256)).orElseThrow();
			assertThat(exclusions.ofLogin(address, null, Set.of(), NOW, false)).isNotNull();
			assertThat(exclusions.ofLogin(null, null, Set.of(i + "@example.org"), NOW, false)).isNotNull();
			assertThat(exclusions.ofHost("a." + i + ".example.org", NOW)).isNotNull();
		}
		assertThat(networks.read).isEqualTo(MAX);
		assertThat(users.read).isEqualTo(MAX);
		assertThat(hosts.read).isEqualTo(MAX);
	}

	@Test
	void anonymizedLoginIsExcludedIfTheAccountWantsIt() {
		DetectionSettings.ImpTravel suppressing = new DetectionSettings.ImpTravel(AnonymizerPolicy.SUPPRESS, List.of(),
				List.of(), List.of(new Excluded.User("mia@example.org", null, "Tests")), 24, 500, 900);
		Exclusions exclusions = Exclusions
			.of(new DetectionSettings(DetectionSettings.DEFAULT.domains(), DetectionSettings.DEFAULT.feeds(),
					DetectionSettings.DEFAULT.highDlp(), suppressing, DetectionSettings.DEFAULT.maliciousFile()));
		assertThat(exclusions.ofLogin(null, null, Set.of(), NOW, true)).hasToString("{\"reason\":\"anonymizer\"}");
		assertThat(exclusions.ofLogin(null, null, Set.of("mia@example.org"), NOW, true))
			.hasToString("{\"email\":\"mia@example.org\",\"reason\":\"Tests\"}");
		assertThat(exclusions.ofLogin(null, null, Set.of(), NOW, false)).isNull();
		assertThat(Exclusions.of(DetectionSettings.DEFAULT).ofLogin(null, null, Set.of(), NOW, true)).isNull();
	}

	@Test
	void aHostIsLookedUpWithThoseAboveIt() {
		Exclusions exclusions = Exclusions.of(new DetectionSettings(
				new DetectionSettings.Domains(List.of(new Excluded.Category(134, NOW, "Internal")),
						List.of(new Excluded.Host("example.org", NOW.plusSeconds(1), "Test"))),
				DetectionSettings.DEFAULT.feeds(), DetectionSettings.DEFAULT.highDlp(),
				DetectionSettings.DEFAULT.impTravel(), DetectionSettings.DEFAULT.maliciousFile()));
		assertThat(exclusions.ofHost("example.org", NOW)).isNotNull();
		assertThat(exclusions.ofHost("a.b.example.org", NOW)).isNotNull();
		assertThat(exclusions.ofHost("notexample.org", NOW)).isNull();
		assertThat(exclusions.ofHost("org", NOW)).isNull();
		assertThat(exclusions.ofHost("", NOW)).isNull();
		assertThat(exclusions.ofHost("example.org", NOW.plusSeconds(1))).isNull();
		assertThat(exclusions.ofCategory(134, NOW.minusSeconds(1))).isNotNull();
		assertThat(exclusions.ofCategory(134, NOW)).isNull();
		assertThat(exclusions.ofCategory(131, NOW)).isNull();
	}

	/**
	 * A list that counts how often its entries are read.
	 */
	private static final class Counted<T> extends AbstractList<T> {

		private final IntFunction<T> entry;

		private int read;

		Counted(IntFunction<T> entry) {
			this.entry = entry;
		}

		@Override
		public T get(int index) {
			this.read++;
			return Objects.requireNonNull(this.entry.apply(index));
		}

		@Override
		public int size() {
			return MAX;
		}

	}

}
