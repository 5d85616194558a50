package io.ztrisk.detector;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.activity.Activity;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.BodyDecoder;
import io.ztrisk.body.Framing;
import io.ztrisk.body.Line;
import io.ztrisk.dataset.PredefinedDatasets;
import io.ztrisk.identity.UserReference;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogParser;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.SettingsOverrides;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * A detector at work in memory: one record after the other, each correlated with those
 * that came before it.
 */
public final class DetectorRun {

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	private final Corpus corpus;

	private final Detector<?> detector;

	private final Criteria criteria;

	private final Map<Seen, Observation> observations = new HashMap<>();

	private final Map<Seen, Finding> findings = new HashMap<>();

	private int rejected;

	private DetectorRun(Corpus corpus, Detector<?> detector) {
		this.corpus = corpus;
		this.detector = detector;
		this.criteria = Criteria
			.of(SettingsOverrides.parse(JSON, (corpus.settings() != null) ? corpus.settings() : "{}")
				.withDefaults(JSON));
	}

	/**
	 * Runs a detector over a body with the records of a case, the day after they were
	 * logged.
	 */
	public static DetectorRun over(byte[] body, Corpus corpus, Detector<?> detector) {
		DetectorRun run = new DetectorRun(corpus, detector);
		Clock clock = Clock.fixed(corpus.lastDay().plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC),
				ZoneOffset.UTC);
		LogParser parser = new LogParser(clock, Duration.ofDays(30));
		Dataset dataset = new PredefinedDatasets().find(corpus.dataset()).orElseThrow();
		try {
			Framing framing = Framing.of(BodyDecoder.open(new ByteArrayInputStream(body), null), dataset.wrappers());
			for (Line line = framing.next(); line != null; line = framing.next()) {
				run.read(parser, dataset, line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return run;
	}

	public Behavior behavior() {
		return this.detector.behavior();
	}

	public Criteria criteria() {
		return this.criteria;
	}

	/**
	 * What is kept of the records, in the order in which it is judged, by user.
	 */
	public Map<String, List<Observation>> kept() {
		return this.observations.keySet()
			.stream()
			.map(Seen::user)
			.distinct()
			.collect(Collectors.toMap((user) -> user, this::of));
	}

	/**
	 * The times of the newest findings of the events, by user and bucket.
	 */
	public Map<List<String>, Instant> newest() {
		Map<List<String>, Instant> newest = new HashMap<>();
		this.findings.forEach((seen, finding) -> newest.merge(List.of(seen.user(), finding.bucket()), at(seen),
				(one, other) -> one.isAfter(other) ? one : other));
		return newest;
	}

	int rejected() {
		return this.rejected;
	}

	private void read(LogParser parser, Dataset dataset, Line line) {
		try {
			ParsedLine parsed = parser.parseUnlessWrapped(dataset, line);
			if (parsed == null && dataset.wrappers().forEachRecord(line, (inside) -> read(parser, dataset, inside))) {
				return;
			}
			ActivityRecord record = ((parsed != null) ? parsed : parser.parse(dataset, line)).record();
			Observation observation = (record != null) ? extract(this.detector, record) : null;
			if (observation != null && !observation.suppressed()) {
				add(Objects.requireNonNull(record).source().user(), observation);
			}
		}
		catch (BadLineException ex) {
			this.rejected++;
		}
	}

	private <A extends Activity> @Nullable Observation extract(Detector<A> detector, ActivityRecord record) {
		A activity = record.activity(detector.activity());
		return (activity != null && detector.matches(activity)) ? detector.extract(activity, this.criteria) : null;
	}

	private void add(UserReference reference, Observation fresh) {
		String user = reference.aliases().isEmpty() ? String.valueOf(reference.id()) : reference.aliases().getFirst();
		Seen seen = new Seen(user, fresh.record());
		Observation known = this.observations.get(seen);
		if (known != null && !fresh.at().isBefore(known.at())) {
			return;
		}
		this.observations.put(seen, fresh);
		this.findings.remove(seen);
		if (fresh.bucket() != null) {
			this.findings.put(seen, new Finding(fresh.record(), fresh.at(), fresh.bucket(), fresh.evidence()));
		}
		Duration window = this.detector.window(this.criteria.settings());
		if (!window.isZero()) {
			List<Observation> around = of(user);
			if (known != null) {
				around.stream()
					.filter((one) -> isInWindow(one, known, window))
					.forEach((one) -> this.findings.remove(new Seen(user, one.record())));
			}
			ObservationWindow history = new ObservationWindow(around.iterator(),
					(one) -> isInWindow(one, fresh, window) || (known != null && isInWindow(one, known, window)), null,
					Set.of());
			CollectedFindings.of(this.detector, history, this.criteria)
				.findings()
				.forEach((finding) -> this.findings.put(new Seen(user, finding.record()), finding));
		}
	}

	private static boolean isInWindow(Observation one, Observation from, Duration window) {
		return !one.at().isBefore(from.at()) && !one.at().isAfter(from.at().plus(window));
	}

	private List<Observation> of(String user) {
		return this.observations.entrySet()
			.stream()
			.filter((known) -> known.getKey().user().equals(user))
			.map(Map.Entry::getValue)
			.sorted(Comparator.comparing(Observation::at).thenComparing((one) -> one.record().toString()))
			.toList();
	}

	/**
	 * The events that were found, at the levels that are expected: a detector knows none.
	 */
	List<FoundEvent> events() {
		Map<List<String>, List<Seen>> buckets = this.findings.entrySet()
			.stream()
			.collect(Collectors.groupingBy((found) -> List.of(found.getKey().user(), found.getValue().bucket()),
					Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
		String level = this.corpus.events().stream().map(FoundEvent::level).findFirst().orElse("");
		return buckets.values().stream().map((seen) -> {
			Seen newest = seen.stream().max(Comparator.comparing(this::at)).orElseThrow();
			Finding finding = Objects.requireNonNull(this.findings.get(newest));
			return new FoundEvent(newest.user(), this.detector.behavior().key(), level, at(newest), seen.size(),
					JSON.readTree(finding.evidence().toString()));
		}).toList();
	}

	private Instant at(Seen seen) {
		return Objects.requireNonNull(this.observations.get(seen)).at();
	}

	/**
	 * A user's record.
	 */
	private record Seen(String user, UUID record) {

	}

}
