package io.ztrisk.detector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.observation.Observation;
import io.ztrisk.place.AsnDatabase;
import io.ztrisk.place.GeoDatabase;
import io.ztrisk.place.Places;
import io.ztrisk.settings.AnonymizerPolicy;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import io.ztrisk.settings.Excluded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The findings do not depend on the order in which logins come, nor on how they are cut
 * into batches.
 */
class ImpossibleTravelOrderTests {

	private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

	private static final Duration DAY = Duration.ofHours(24);

	private static final Criteria CRITERIA = Criteria
		.of(ImpossibleTravelTests.settings(new DetectionSettings.ImpTravel(AnonymizerPolicy.JUDGE, List.of(),
				List.of(new Excluded.Network("192.0.5.0/24", null, "VPN")), List.of(), 24, 500, 900)));

	private static final DetectionSettings.ImpTravel LIMITS = CRITERIA.settings().impTravel();

	private final ImpossibleTravel detector = new ImpossibleTravel(new Places(new GeoDatabase("", Clock.systemUTC())),
			new AsnDatabase("", Clock.systemUTC()));

	private final Random random = new Random(20261102);

	@Test
	void ordersAndBatchesMakeNoDifference() {
		for (int round = 0; round < 60; round++) {
			List<Observation> logins = logins();
			Instant reset = (round % 3 == 0) ? START.plus(DAY) : null;
			Found expected = everyPair(logins, reset);
			for (int order = 0; order < 5; order++) {
				Collections.shuffle(logins, this.random);
				assertThat(inBatches(logins, reset)).isEqualTo(expected);
			}
		}
	}

	@Test
	void somethingIsFound() {
		Found found = everyPair(logins(), null);
		assertThat(found.findings()).isNotEmpty();
		assertThat(found.suppressed()).isNotEmpty();
	}

	private List<Observation> logins() {
		List<Observation> logins = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			int network = this.random.nextInt(6);
			Instant at = START.plusSeconds(this.random.nextInt(3 * 24 * 60) * 60L);
			Observation login = ImpossibleTravelTests.at(at, network * 450, this.random.nextInt(3) * 20,
					"192.0.%d.%d".formatted(network, i));
			if (this.random.nextInt(10) == 0) {
				login.evidence().putNull("place");
			}
			logins.add(login);
		}
		return logins;
	}

	private Found inBatches(List<Observation> logins, @Nullable Instant reset) {
		Found found = new Found(new HashSet<>(), new HashSet<>());
		List<Observation> known = new ArrayList<>();
		for (int from = 0; from < logins.size();) {
			int to = Math.min(logins.size(), from + 1 + this.random.nextInt(4));
			List<Observation> batch = logins.subList(from, to);
			known.addAll(batch);
			Instant first = batch.stream().map(Observation::at).min(Comparator.naturalOrder()).orElseThrow();
			Instant last = batch.stream().map(Observation::at).max(Comparator.naturalOrder()).orElseThrow();
			List<Observation> around = known.stream()
				.filter((login) -> !login.at().isBefore(first.minus(DAY)) && !login.at().isAfter(last.plus(DAY)))
				.toList();
			Set<UUID> fresh = batch.stream().map(Observation::record).collect(Collectors.toSet());
			found.add(
					CollectedFindings.of(this.detector, ImpossibleTravelTests.history(around, fresh, reset), CRITERIA));
			from = to;
		}
		return found;
	}

	/** The rule as it is written: every pair of logins is looked at. */
	private static Found everyPair(List<Observation> logins, @Nullable Instant reset) {
		ObservationWindow history = ImpossibleTravelTests.history(logins, Set.of(), reset);
		Found found = new Found(new HashSet<>(), new HashSet<>());
		List<Observation> sorted = ImpossibleTravelTests.sorted(logins);
		for (int to = 0; to < sorted.size(); to++) {
			for (int from = 0; from < to; from++) {
				PlacedLogin one = login(sorted.get(from));
				PlacedLogin other = login(sorted.get(to));
				if (one != null && other != null && history.combines(sorted.get(from), sorted.get(to))
						&& !sorted.get(from).at().plus(DAY).isBefore(sorted.get(to).at())
						&& Travel.between(one, other).isImpossible(LIMITS)) {
					UUID record = sorted.get(to).record();
					if (one.origin().excluded() || other.origin().excluded()) {
						found.suppressed().add(record);
					}
					else {
						found.findings().add(record + " " + sorted.get(to).at().truncatedTo(ChronoUnit.HOURS));
					}
				}
			}
		}
		return found;
	}

	private static @Nullable PlacedLogin login(Observation observation) {
		return PlacedLogin.of(observation, CRITERIA.exclusions(), Set.of());
	}

	/**
	 * Records and buckets of findings, and the later records of suppressed ones.
	 */
	private record Found(Set<String> findings, Set<UUID> suppressed) {

		void add(CollectedFindings result) {
			result.findings().forEach((finding) -> this.findings.add(finding.record() + " " + finding.bucket()));
			result.suppressed().forEach((pair) -> this.suppressed.add(pair.record()));
		}

	}

}
