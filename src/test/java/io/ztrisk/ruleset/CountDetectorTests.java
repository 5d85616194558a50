package io.ztrisk.ruleset;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.activity.AnyActivity;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRule;
import io.ztrisk.detector.Findings;
import io.ztrisk.detector.ObservationWindow;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;
import io.ztrisk.place.GeoDatabase;
import io.ztrisk.place.Places;
import io.ztrisk.rule.Rule;
import io.ztrisk.settings.Criteria;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which records a rule with {@code count} finds.
 */
class CountDetectorTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Places PLACES = new Places(new GeoDatabase("", Clock.systemUTC()));

	private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

	private static final String FAILURES = """
			{"activities":["login_failure"],"count":{"at_least":3,"seconds":60},"event_per":{"period":"minute"}}""";

	private static final String THEN_SUCCESS = """
			{"activities":["login_failure"],"count":{"at_least":3,"seconds":60,
			"then":{"activities":["login_success"]}},"event_per":{"period":"minute"}}""";

	@ParameterizedTest
	@CsvSource({ "0, 2026-11-20T10:01:00Z", "-1, " })
	void threeFailuresWithinAMinuteAreOneEvent(int first, @Nullable String event) {
		List<Observation> records = observe(FAILURES, failure(first), failure(20), failure(60));
		assertThat(findings(FAILURES, records, null)).extracting(Finding::at)
			.isEqualTo(Stream.ofNullable(event).map(Instant::parse).toList());
	}

	@ParameterizedTest
	@CsvSource({ "10, true", "9, false" })
	void aSuccessAfterFailuresIsAnEventIfAllAreInTheWindow(int first, boolean found) {
		List<Observation> records = observe(THEN_SUCCESS, failure(first), failure(20), failure(60),
				TestRecord.of(TEN.plusSeconds(70), "success", Map.of("activity", "login_success")));
		assertThat(findings(THEN_SUCCESS, records, null)).extracting(Finding::at)
			.isEqualTo(found ? List.of(TEN.plusSeconds(70)) : List.of());
	}

	@Test
	void theEvidenceHasTheThresholdsAndTheFieldsOfTheRecord() {
		List<Observation> records = observe(FAILURES, failure(0), failure(20), TestRecord.of(TEN.plusSeconds(60),
				"last", Map.of("activity", "login_failure", "address", "192.0.2.7", "reason", "locked")));
		assertThat(findings(FAILURES, records, null).getFirst().evidence()).hasToString("""
				{"timestamp":"2026-11-20T10:01:00Z","address":"192.0.2.7","count":{"at_least":3,"seconds":60}}""");
	}

	@Test
	void theBucketHasThePeriodAndTheValuesOfTheSecondGeneration() {
		String rule = """
				{"activities":["login_failure"],"event_per":{"fields":["application"]}}""";
		AnyActivity record = TestRecord.of(TEN.plusSeconds(61), "1",
				Map.of("activity", "login_failure", "application", "VPN,other"));
		RuleDetector detector = new RuleDetector(behavior(rule, 2), Rule.stored(JSON.readTree(rule)), PLACES);
		assertThat(detector.extract(record, Criteria.DEFAULT)).extracting(Observation::bucket)
			.isEqualTo("#2 2026-11-20T10:00:00Z\tvpn");
	}

	@Test
	void aRuleAsksForTheCountryOfThePlace() {
		String rule = """
				{"where":[{"place_country":"PT"}]}""";
		RuleDetector detector = new RuleDetector(behavior(rule, 1), Rule.stored(JSON.readTree(rule)), PLACES);
		AnyActivity record = TestRecord.of(TEN, "1", Map.of("country", "Portugal"));
		assertThat(detector.matches(record)).isTrue();
		assertThat(detector.extract(record, Criteria.DEFAULT)).extracting(Observation::evidence)
			.hasToString("{\"timestamp\":\"2026-11-20T10:00:00Z\",\"country\":\"Portugal\",\"place_country\":\"PT\"}");
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void findingsAreThoseOfCountingAllRecords(long seed) {
		Random random = new Random(seed);
		boolean hasThen = random.nextBoolean();
		boolean isDistinct = random.nextBoolean();
		int atLeast = 2 + random.nextInt(4);
		String rule = """
				{"where":[{"counts":true}],"count":{"at_least":%d,"seconds":60%s%s}}""".formatted(atLeast,
				isDistinct ? ",\"distinct\":\"value\"" : "",
				hasThen ? ",\"then\":{\"where\":[{\"completes\":true}]}" : "");
		List<AnyActivity> activities = new ArrayList<>();
		for (int i = 0; i < 120; i++) {
			Map<String, String> texts = new HashMap<>();
			texts.put("counts", String.valueOf(random.nextInt(3) > 0));
			texts.put("completes", String.valueOf(random.nextInt(3) == 0));
			if (random.nextInt(8) > 0) {
				texts.put("value", random.nextInt(5) == 0 ? "a,B" : "v" + random.nextInt(atLeast + 1));
			}
			activities.add(TestRecord.of(TEN.plusSeconds(random.nextInt(1000)), seed + " " + i, texts));
		}
		Instant reset = TEN.plusSeconds(random.nextInt(1000));
		List<Observation> records = observe(rule, activities.toArray(AnyActivity[]::new));
		assertThat(findings(rule, records, reset).stream().map(Finding::record).collect(Collectors.toSet()))
			.isEqualTo(byCounting(activities, hasThen, isDistinct, atLeast, reset));
	}

	static Stream<Long> seeds() {
		return Stream.iterate(1L, (seed) -> seed + 1).limit(200);
	}

	/** Looks at all records for each record. */
	private static Set<UUID> byCounting(List<AnyActivity> all, boolean hasThen, boolean isDistinct, int atLeast,
			Instant reset) {
		return all.stream().filter((last) -> is(last, hasThen ? "completes" : "counts")).filter((last) -> {
			List<AnyActivity> before = all.stream()
				.filter((one) -> is(one, "counts"))
				.filter((one) -> !one.source().at().isAfter(last.source().at())
						&& !one.source().at().isBefore(last.source().at().minus(Duration.ofSeconds(60))))
				.filter((one) -> one.source().at().isAfter(reset) == last.source().at().isAfter(reset))
				.toList();
			Set<String> values = new HashSet<>();
			before.forEach((one) -> one.fields()
				.texts("value")
				.forEach((text) -> values.add(text.toString().toLowerCase(Locale.ROOT))));
			return (isDistinct ? values.size() : before.size()) >= atLeast;
		}).map((last) -> last.source().key()).collect(Collectors.toSet());
	}

	private static boolean is(AnyActivity record, String field) {
		return record.fields().texts(field).getFirst().toString().equals("true");
	}

	private static AnyActivity failure(int second) {
		return TestRecord.of(TEN.plusSeconds(second), "failure " + second, Map.of("activity", "login_failure"));
	}

	private static List<Observation> observe(String rule, AnyActivity... records) {
		CountDetector detector = detector(rule);
		return Stream.of(records)
			.filter(detector::matches)
			.map((record) -> detector.extract(record, Criteria.DEFAULT))
			.sorted(Comparator.comparing(Observation::at))
			.toList();
	}

	private static CountDetector detector(String text) {
		Rule rule = Rule.stored(JSON.readTree(text));
		return new CountDetector(behavior(text, 1), rule, Objects.requireNonNull(rule.count()), PLACES);
	}

	private static BehaviorRule behavior(String rule, int generation) {
		return new BehaviorRule(new Behavior("custom_vpn"), generation, 1, true, JSON.readTree(rule));
	}

	private static List<Finding> findings(String rule, List<Observation> records, @Nullable Instant reset) {
		List<Finding> found = new ArrayList<>();
		detector(rule).correlate(new ObservationWindow(records.iterator(), (record) -> true, reset, Set.of()),
				Criteria.DEFAULT, new Findings() {

					@Override
					public void add(Finding finding) {
						found.add(finding);
					}

					@Override
					public void addSuppressed(Finding finding) {
					}

					@Override
					public void addUncertain(Observation observation) {
					}

					@Override
					public void addNone(Observation observation) {
					}

				});
		return found;
	}

}
