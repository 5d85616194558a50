package io.ztrisk.detector;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.activity.Login;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.condition.FieldText;
import io.ztrisk.condition.Fields;
import io.ztrisk.format.Uuids;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;
import io.ztrisk.place.AsnDatabase;
import io.ztrisk.place.GeoDatabase;
import io.ztrisk.place.MmdbWriter;
import io.ztrisk.place.Place;
import io.ztrisk.place.Places;
import io.ztrisk.settings.AnonymizerPolicy;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import io.ztrisk.settings.Excluded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Impossible travel, rule by rule.
 */
class ImpossibleTravelTests {

	private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

	private static final double KM_PER_DEGREE = Math.toRadians(6371.0088);

	private static final DetectionSettings VPN = settings(new DetectionSettings.ImpTravel(AnonymizerPolicy.JUDGE,
			List.of(), List.of(new Excluded.Network("198.51.100.0/24", START.plusSeconds(3600), "VPN")), List.of(), 24,
			500, 900));

	private final ImpossibleTravel detector = new ImpossibleTravel(new Places(new GeoDatabase("", Clock.systemUTC())),
			new AsnDatabase("", Clock.systemUTC()));

	@Test
	void keepsWhereALoginCameFrom() {
		Observation seen = this.detector.extract(login("192.0.2.1", "de"), Criteria.DEFAULT);
		assertThat(seen.at()).isEqualTo(START);
		assertThat(seen.bucket()).isNull();
		assertThat(seen.evidence()).hasToString("""
				{"timestamp":"2026-11-02T08:00:00Z","address":"192.0.2.1","ray_id":"7c1","place":\
				{"latitude":51.042,"longitude":9.794,"accuracy_km":299.0,"country":"DE","source":"record_country"}}""");
	}

	@Test
	void showsTheFieldsThatAreEvidenceOnly() {
		Fields fields = (field) -> switch (field) {
			case "anonymizer" -> List.of(new FieldText("true"));
			case "device_id", "user_agent" -> List.of(new FieldText("a " + field));
			default -> List.of();
		};
		Login login = new Login(new TestSource(START, "7c1").with(fields), "192.0.2.1", "de", "7c1", null);
		assertThat(this.detector.extract(login, Criteria.DEFAULT).evidence().toString()).startsWith("""
				{"timestamp":"2026-11-02T08:00:00Z","address":"192.0.2.1","ray_id":"7c1","anonymizer":true,\
				"device_id":"a device_id","user_agent":"a user_agent","place":{""");
	}

	@Test
	void anonymizedLoginIsSuppressedIfTheAccountWantsIt() {
		DetectionSettings suppressing = settings(new DetectionSettings.ImpTravel(AnonymizerPolicy.SUPPRESS, List.of(),
				List.of(), List.of(), 24, 500, 900));
		Observation anonymized = at(60, 5000, "203.0.113.1");
		anonymized.evidence().put("anonymizer", true);
		assertThat(correlate(at(0, 0, "192.0.2.1"), anonymized).findings()).hasSize(1);
		CollectedFindings suppressed = correlate(suppressing, null, at(0, 0, "192.0.2.1"), anonymized);
		assertThat(suppressed.findings()).isEmpty();
		assertThat(suppressed.suppressed()).singleElement()
			.satisfies((finding) -> assertThat(finding.evidence().at("/to/excluded"))
				.hasToString("{\"reason\":\"anonymizer\"}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "T1", "XX", "" })
	void keepsALoginWithoutAPlaceAndPairsItWithNone(String country) {
		Observation nowhere = this.detector.extract(login("192.0.2.1", country), Criteria.DEFAULT);
		assertThat(nowhere.evidence().get("place").isNull()).isTrue();
		assertThat(correlate(nowhere, at(1, 10_000, "203.0.113.1")).isEmpty()).isTrue();
		assertThat(correlate(at(-1, 10_000, "203.0.113.1"), nowhere).isEmpty()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "500, 60, true", "499.999, 60, false", "900, 3600, true", "900, 3601, false", "899.999, 3600, false",
			"10000, 40000, true", "9999.999, 40000, false", "500, 0, true", "1, 0, false" })
	void boundsAreInclusive(double km, long seconds, boolean found) {
		assertThat(correlate(at(0, 0, "192.0.2.1"), at(seconds, km, "203.0.113.1")).findings()).hasSize(found ? 1 : 0);
	}

	@Test
	void accuraciesShortenTheWay() {
		Observation start = at(START, 0, 300, "192.0.2.1");
		assertThat(correlate(start, at(START.plusSeconds(60), 1000, 200, "203.0.113.1")).findings()).hasSize(1);
		assertThat(correlate(start, at(START.plusSeconds(60), 1000, 200.001, "203.0.113.1")).findings()).isEmpty();
		assertThat(distance(correlate(start, at(START.plusSeconds(60), 1200, 200, "203.0.113.1")))).isEqualTo(700);
	}

	@Test
	void theDayBeforeIsLookedAtAndNoMore() {
		DetectionSettings slow = settings(500, 100);
		Observation start = at(0, 0, "192.0.2.1");
		Observation late = at(START.plus(Duration.ofHours(24)), 5000, 0, "203.0.113.1");
		Observation later = at(late.at().plusNanos(1000), 5000, 0, "203.0.113.1");
		assertThat(correlate(slow, null, start, late).findings()).hasSize(1);
		assertThat(correlate(slow, null, start, later).findings()).isEmpty();
	}

	@Test
	void lessThanASecondCountsAsOne() {
		// 500 km in a second are 1,800,000 km/h; in a microsecond they would be a million
		// times that.
		Observation next = at(START.plusNanos(1000), 500, 0, "203.0.113.1");
		assertThat(correlate(settings(500, 1_800_000), null, at(0, 0, "192.0.2.1"), next).findings()).hasSize(1);
		assertThat(correlate(settings(500, 1_800_001), null, at(0, 0, "192.0.2.1"), next).findings()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, 192.0.2.1", "192.0.2.1, 192.0.2.255", "192.0.2.1, ::ffff:192.0.2.9",
			"::ffff:c000:201, 192.0.2.9", "2001:db8:1::1, 2001:db8:1:ffff::1", "2001:db8:1::1, 2001:DB8:1:0:0::1",
			"office, office" })
	void neighboursNeverTravel(String one, String other) {
		assertThat(correlate(at(0, 0, one), at(60, 10_000, other)).isEmpty()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, 192.0.3.1", "192.0.2.1, ::192.0.2.1", "2001:db8:1::1, 2001:db8:2::1", "office, home",
			"'', ''", "192.0.2.1, ''" })
	void othersDo(String one, String other) {
		assertThat(correlate(at(0, 0, one), at(60, 10_000, other)).findings()).hasSize(1);
	}

	@Test
	void excludedLoginIsOnlyListed() {
		Observation vpn = at(0, 5000, "198.51.100.7");
		Observation home = at(60, 0, "192.0.2.1");
		CollectedFindings after = correlate(VPN, null, vpn, home);
		assertThat(after.findings()).isEmpty();
		assertThat(after.suppressed()).singleElement().satisfies((suppressed) -> {
			assertThat(suppressed.record()).isEqualTo(home.record());
			assertThat(suppressed.bucket()).isEqualTo("2026-11-02T08:00:00Z");
			assertThat(suppressed.evidence().at("/from/excluded"))
				.hasToString("{\"cidr\":\"198.51.100.0/24\",\"reason\":\"VPN\"}");
			assertThat(suppressed.evidence().get("to")).isEqualTo(home.evidence());
		});
		CollectedFindings before = correlate(VPN, null, at(-60, 0, "192.0.2.1"), vpn);
		assertThat(before.findings()).isEmpty();
		assertThat(before.suppressed()).extracting(Finding::record).containsExactly(vpn.record());
	}

	@Test
	void currentExclusionsApplyToEarlierLogins() {
		Observation vpn = at(0, 5000, "198.51.100.7");
		Observation home = at(60, 0, "192.0.2.1");
		assertThat(correlate(vpn, home).findings()).hasSize(1);
		assertThat(correlate(VPN, null, vpn, home).findings()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "3599, ::ffff:198.51.100.7, true", "3600, 198.51.100.7, false", "0, 198.51.101.7, false",
			"0, nowhere, false" })
	void anExclusionExpiresForLaterLogins(long seconds, String address, boolean suppressed) {
		CollectedFindings result = correlate(VPN, null, at(seconds - 60, 0, "192.0.2.1"), at(seconds, 5000, address));
		assertThat(result.suppressed()).hasSize(suppressed ? 1 : 0);
		assertThat(result.findings()).hasSize(suppressed ? 0 : 1);
	}

	@Test
	void usersAndAutonomousSystemsAreExcludedToo() {
		DetectionSettings.ImpTravel travel = new DetectionSettings.ImpTravel(AnonymizerPolicy.JUDGE,
				List.of(new Excluded.Asn(64500, START.plusSeconds(3600), "Carrier")), List.of(),
				List.of(new Excluded.User("tester@example.org", null, "Tests")), 24, 500, 900);
		Observation start = at(0, 0, "192.0.2.1");
		Observation carrier = at(60, 5000, "203.0.113.1");
		carrier.evidence().put("asn", 64500);
		Observation later = at(3600, 0, "192.0.2.1");
		assertThat(correlate(settings(travel), null, start, carrier).suppressed()).singleElement()
			.satisfies((suppressed) -> assertThat(suppressed.evidence().at("/to/excluded"))
				.hasToString("{\"asn\":64500,\"reason\":\"Carrier\"}"));
		assertThat(correlate(settings(travel), null, carrier, later).findings()).isEmpty();
		ObservationWindow history = new ObservationWindow(List.of(start, at(60, 5000, "203.0.113.1")).iterator(),
				(login) -> true, null, Set.of("tester@example.org"));
		CollectedFindings result = CollectedFindings.of(this.detector, history, Criteria.of(settings(travel)));
		assertThat(result.findings()).isEmpty();
		assertThat(result.suppressed()).singleElement()
			.satisfies((suppressed) -> assertThat(suppressed.evidence().at("/from/excluded"))
				.hasToString("{\"email\":\"tester@example.org\",\"reason\":\"Tests\"}"));
	}

	@Test
	void ofSeveralExclusionsTheLongestPrefixGivesTheReason() {
		DetectionSettings.ImpTravel travel = new DetectionSettings.ImpTravel(AnonymizerPolicy.JUDGE, List.of(),
				List.of(new Excluded.Network("0.0.0.0/0", null, "All"),
						new Excluded.Network("203.0.113.0/24", START, "Over"),
						new Excluded.Network("203.0.113.0/24", null, "Office"),
						new Excluded.Network("2001:db8::/32", null, "Other")),
				List.of(), 24, 500, 900);
		assertThat(correlate(settings(travel), null, at(0, 0, "nowhere"), at(60, 5000, "203.0.113.1")).suppressed())
			.singleElement()
			.satisfies((suppressed) -> assertThat(suppressed.evidence().at("/to/excluded"))
				.hasToString("{\"cidr\":\"203.0.113.0/24\",\"reason\":\"Office\"}"));
	}

	@Test
	void anExcludedNetworkHidesNoOtherLogin() {
		Observation home = at(0, 0, "192.0.2.1");
		Observation vpn = at(30, 2500, "198.51.100.7");
		Observation away = at(60, 5000, "203.0.113.1");
		CollectedFindings result = correlate(VPN, null, home, vpn, away);
		assertThat(result.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.record()).isEqualTo(away.record());
			assertThat(finding.evidence().get("from")).isEqualTo(home.evidence());
		});
		assertThat(result.suppressed()).extracting(Finding::record).containsExactly(vpn.record(), away.record());
	}

	@Test
	void onlyTheAccuracyOfPlacesMakesALoginInexact() {
		Observation start = at(START, 0, 600, "192.0.2.1");
		Observation far = at(START.plusSeconds(60), 1000, 0, "203.0.113.1");
		CollectedFindings result = correlate(start, far);
		assertThat(result.findings()).isEmpty();
		assertThat(result.uncertain()).containsExactly(far);
		assertThat(correlate(start, at(START.plusSeconds(60), 499, 0, "203.0.113.1")).uncertain()).isEmpty();
		assertThat(correlate(start, at(START.plusSeconds(60), 1100, 0, "203.0.113.1")).uncertain()).isEmpty();
		assertThat(correlate(VPN, null, start, at(START.plusSeconds(60), 1000, 0, "198.51.100.7")).uncertain())
			.isEmpty();
		assertThat(correlate(start, at(START.plusSeconds(60), 1000, 0, "192.0.2.9")).uncertain()).isEmpty();
	}

	@Test
	void keepsTheNumberOfTheAutonomousSystem(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("asn.mmdb");
		new MmdbWriter(4).add("203.0.113.0/24", Map.of("autonomous_system_number", 64500)).write(file);
		ImpossibleTravel known = new ImpossibleTravel(new Places(new GeoDatabase("", Clock.systemUTC())),
				new AsnDatabase(file.toString(), Clock.systemUTC()));
		assertThat(known.extract(login("203.0.113.1", "DE"), Criteria.DEFAULT).evidence().get("asn").longValue())
			.isEqualTo(64500);
		assertThat(known.extract(login("192.0.2.1", "DE"), Criteria.DEFAULT).evidence().has("asn")).isFalse();
	}

	@Test
	void theQuickLookAgreesWithTheCloserOne() {
		Random random = new Random(20261127);
		for (int i = 0; i < 20_000; i++) {
			double km = random.nextDouble() * ((i % 2 == 0) ? 1000 : 20_000);
			Place one = new Place(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180, 0, null,
					Place.Source.COORDINATES);
			Place other = (i % 3 == 0)
					? new Place(Math.clamp(one.latitude() + random.nextDouble() * 9, -90, 90), one.longitude(), 0, null,
							Place.Source.COORDINATES)
					: new Place(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180, 0, null,
							Place.Source.COORDINATES);
			double distance = one.kmTo(other);
			if (Math.abs(distance - km) > 0.01) {
				assertThat(one.point().isNearer(other.point(), km)).isEqualTo(distance < km);
			}
			assertThat(one.point().isNearer(other.point(), distance)).isFalse();
		}
	}

	@Test
	void textsAreCut() {
		Observation seen = this.detector.extract(login("x".repeat(2000), "DE"), Criteria.DEFAULT);
		assertThat(seen.evidence().get("address").stringValue()).hasSize(100);
	}

	@Test
	void resetSeparatesLogins() {
		Observation start = at(0, 0, "192.0.2.1");
		Observation next = at(60, 5000, "203.0.113.1");
		assertThat(correlate(DetectionSettings.DEFAULT, START.minusNanos(1000), start, next).findings()).hasSize(1);
		assertThat(correlate(DetectionSettings.DEFAULT, START, start, next).findings()).isEmpty();
		assertThat(correlate(DetectionSettings.DEFAULT, START.plusSeconds(59), start, next).findings()).isEmpty();
		assertThat(correlate(DetectionSettings.DEFAULT, START.plusSeconds(60), start, next).findings()).hasSize(1);
	}

	@Test
	void showsBothLoginsAndTheWay() {
		Observation start = at(0, 0, "192.0.2.1");
		Observation next = at(1800, 1000, "203.0.113.1");
		assertThat(correlate(start, next).findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.record()).isEqualTo(next.record());
			assertThat(finding.bucket()).isEqualTo("2026-11-02T08:00:00Z");
			assertThat(finding.evidence().propertyNames()).containsExactly("from", "to", "distance_km", "seconds",
					"speed_kmh");
			assertThat(finding.evidence().get("from")).isEqualTo(start.evidence());
			assertThat(finding.evidence().get("to")).isEqualTo(next.evidence());
			assertThat(finding.evidence().get("distance_km").doubleValue()).isEqualTo(1000);
			assertThat(finding.evidence().get("seconds").doubleValue()).isEqualTo(1800);
			assertThat(finding.evidence().get("speed_kmh").doubleValue()).isEqualTo(2000);
		});
	}

	@Test
	void showsTheNearestOfSeveralBefore() {
		Observation first = at(0, 0, "192.0.2.1");
		Observation second = at(60, 100, "192.0.3.1");
		Observation third = at(120, 5000, "203.0.113.1");
		assertThat(correlate(first, second, third).findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.evidence().get("from")).isEqualTo(second.evidence()));
	}

	@Test
	void threeLoginsMakeTwoFindings() {
		Observation there = at(60, 5000, "203.0.113.1");
		Observation back = at(3600, 0, "192.0.2.1");
		assertThat(correlate(at(0, 0, "192.0.2.1"), there, back).findings())
			.extracting(Finding::record, Finding::bucket)
			.containsExactly(tuple(there.record(), "2026-11-02T08:00:00Z"),
					tuple(back.record(), "2026-11-02T09:00:00Z"));
	}

	@Test
	void ofTwoAtOnceTheGreaterKeyIsTheLater() {
		Observation one = at(0, 0, "192.0.2.1");
		Observation other = at(0, 5000, "203.0.113.1");
		UUID greater = Comparator.comparing(UUID::toString).compare(one.record(), other.record()) > 0 ? one.record()
				: other.record();
		assertThat(correlate(one, other).findings()).extracting(Finding::record).containsExactly(greater);
		assertThat(correlate(other, one).findings()).extracting(Finding::record).containsExactly(greater);
	}

	@Test
	void aLateLoginIsHeldAgainstThoseBeforeAndAfter() {
		Observation before = at(0, 0, "192.0.2.1");
		Observation late = at(1800, 5000, "203.0.113.1");
		Observation after = at(3600, 0, "192.0.2.1");
		CollectedFindings result = CollectedFindings.of(this.detector,
				history(List.of(before, late, after), Set.of(late.record()), null), Criteria.DEFAULT);
		assertThat(result.findings()).extracting(Finding::record).containsExactly(late.record(), after.record());
	}

	@Test
	void storedFindingIsNotEvaluatedAgain() {
		Observation start = at(0, 0, "192.0.2.1");
		Observation next = at(60, 5000, "203.0.113.1");
		Observation fresh = at(120, 5000, "203.0.113.2");
		CollectedFindings result = CollectedFindings.of(this.detector,
				history(List.of(start, next, fresh), Set.of(fresh.record()), null), Criteria.DEFAULT);
		assertThat(result.findings()).extracting(Finding::record).containsExactly(fresh.record());
	}

	@Test
	void aMonthOfLoginsTakesNoLongerThanItsDays() {
		List<Observation> logins = new ArrayList<>();
		for (int i = 0; i < 30_000; i++) {
			logins.add(at(i, (i % 2) * 400, (i % 2 == 0) ? "192.0.2.1" : "203.0.113.1"));
		}
		assertTimeout(Duration.ofSeconds(30),
				() -> assertThat(correlate(logins.toArray(Observation[]::new)).findings()).isEmpty());
	}

	private CollectedFindings correlate(Observation... logins) {
		return correlate(DetectionSettings.DEFAULT, null, logins);
	}

	private CollectedFindings correlate(DetectionSettings settings, @Nullable Instant lastReset,
			Observation... logins) {
		Set<UUID> fresh = new HashSet<>();
		Arrays.stream(logins).map(Observation::record).forEach(fresh::add);
		return CollectedFindings.of(this.detector, history(List.of(logins), fresh, lastReset), Criteria.of(settings));
	}

	/** The new logins, and the logins that depend on them, need evaluation. */
	static ObservationWindow history(List<Observation> logins, Set<UUID> fresh, @Nullable Instant lastReset) {
		List<Observation> arrived = logins.stream().filter((login) -> fresh.contains(login.record())).toList();
		return new ObservationWindow(sorted(logins).iterator(), (login) -> arrived.stream()
			.anyMatch(
					(one) -> !login.at().isBefore(one.at()) && !login.at().isAfter(one.at().plus(Duration.ofDays(1)))),
				lastReset, Set.of());
	}

	static List<Observation> sorted(List<Observation> logins) {
		return logins.stream()
			.sorted(Comparator.comparing(Observation::at).thenComparing((login) -> login.record().toString()))
			.toList();
	}

	private static double distance(CollectedFindings result) {
		return result.findings().getFirst().evidence().get("distance_km").doubleValue();
	}

	private static DetectionSettings settings(int minKm, int minKmh) {
		return settings(new DetectionSettings.ImpTravel(AnonymizerPolicy.JUDGE, List.of(), List.of(), List.of(), 24,
				minKm, minKmh));
	}

	static DetectionSettings settings(DetectionSettings.ImpTravel travel) {
		return new DetectionSettings(DetectionSettings.DEFAULT.domains(), DetectionSettings.DEFAULT.feeds(),
				DetectionSettings.DEFAULT.highDlp(), travel, DetectionSettings.DEFAULT.maliciousFile());
	}

	private static Observation at(long seconds, double km, String address) {
		return at(START.plusSeconds(seconds), km, 0, address);
	}

	/** A login some way along the equator. */
	static Observation at(Instant at, double km, double accuracy, String address) {
		ObjectNode evidence = JsonNodeFactory.instance.objectNode()
			.put("timestamp", at.toString())
			.put("address", address);
		evidence.set("place", new Place(0, km / KM_PER_DEGREE, accuracy, null, Place.Source.COORDINATES).json());
		return new Observation(new Behavior("imp_travel"), Uuids.ofParts(evidence.toString()), at, evidence, null);
	}

	private static Login login(String address, String country) {
		return new Login(new TestSource(START, "7c1"), address, country, "7c1", null);
	}

}
