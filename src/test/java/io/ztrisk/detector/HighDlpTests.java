package io.ztrisk.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bursts of DLP matches, that the cases in files do not cover: resets, what is fresh, and
 * many matches at random.
 */
class HighDlpTests {

	private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

	private static final int MATCHES = DetectionSettings.DEFAULT.highDlp().matches();

	private static final Duration SPAN = DetectionSettings.DEFAULT.highDlp().span();

	private final HighDlp detector = new HighDlp();

	@ParameterizedTest
	@CsvSource({ "-1, true", "0, false", "7, false", "13, false", "14, true", "20, true" })
	void aBurstDoesNotReachOverAReset(int resetAfterSeconds, boolean found) {
		List<Observation> matches = IntStream.range(0, MATCHES).mapToObj(HighDlpTests::match).toList();
		assertThat(correlate(matches, keys(matches), START.plusSeconds(resetAfterSeconds)).isEmpty())
			.isNotEqualTo(found);
	}

	@Test
	void onlyBurstsWithAFreshMatchAreFound() {
		List<Observation> matches = IntStream.range(0, 200).mapToObj(HighDlpTests::match).toList();
		Observation fresh = matches.get(100);
		assertThat(correlate(matches, Set.of(fresh.record()), null))
			.isEqualTo(keys(matches.subList(100, 100 + (int) SPAN.toSeconds() + 1)));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void findingsEqualThoseOfCountingEveryMatch(long seed) {
		Random random = new Random(seed);
		List<Observation> matches = random.ints(300, 0, 1500)
			.mapToObj(HighDlpTests::match)
			.sorted(Comparator.comparing(Observation::at).thenComparing(Observation::record))
			.toList();
		Instant reset = START.plusSeconds(random.nextInt(1500));
		Set<UUID> bursts = keys(matches.stream()
			.filter((last) -> matches.stream()
				.filter((one) -> !one.at().isAfter(last.at()) && !one.at().isBefore(last.at().minus(SPAN)))
				.filter((one) -> one.at().isAfter(reset) == last.at().isAfter(reset))
				.count() >= MATCHES)
			.toList());
		assertThat(bursts).isNotEmpty().hasSizeLessThan(matches.size());
		assertThat(correlate(matches, keys(matches), reset)).isEqualTo(bursts);
	}

	static Stream<Long> seeds() {
		return Stream.iterate(1L, (seed) -> seed + 1).limit(20);
	}

	private Set<UUID> correlate(List<Observation> matches, Set<UUID> fresh, @Nullable Instant reset) {
		List<Observation> arrived = matches.stream().filter((match) -> fresh.contains(match.record())).toList();
		ObservationWindow history = new ObservationWindow(matches.iterator(),
				(match) -> arrived.stream()
					.anyMatch((one) -> !match.at().isBefore(one.at()) && !match.at().isAfter(one.at().plus(SPAN))),
				reset, Set.of());
		return CollectedFindings.of(this.detector, history, Criteria.DEFAULT)
			.findings()
			.stream()
			.map(Finding::record)
			.collect(Collectors.toCollection(HashSet::new));
	}

	private static Observation match(int seconds) {
		return new Observation(new Behavior("high_dlp"), UUID.randomUUID(), START.plusSeconds(seconds),
				JsonNodeFactory.instance.objectNode(), null);
	}

	private static Set<UUID> keys(List<Observation> matches) {
		return matches.stream().map(Observation::record).collect(Collectors.toSet());
	}

}
