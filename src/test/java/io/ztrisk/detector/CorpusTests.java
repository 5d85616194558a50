package io.ztrisk.detector;

import java.lang.reflect.Constructor;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.Detector;
import io.ztrisk.place.AsnDatabase;
import io.ztrisk.place.GeoDatabase;
import io.ztrisk.place.Places;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every detector over the cases of its behaviour, without a context and without a
 * database.
 */
public class CorpusTests {

	/** What detectors are made with, by type; most need nothing. */
	private static final Map<Class<?>, Object> PARTS = Map.of(Places.class,
			new Places(new GeoDatabase("", Clock.systemUTC())), AsnDatabase.class,
			new AsnDatabase("", Clock.systemUTC()));

	public static final List<Detector> DETECTORS = detectors();

	@ParameterizedTest
	@MethodSource("io.ztrisk.detector.Corpus#all")
	void findsWhatIsExpected(Corpus corpus) {
		check(corpus, corpus.lines());
	}

	@ParameterizedTest
	@MethodSource("io.ztrisk.detector.Corpus#all")
	void findsTheSameInReverse(Corpus corpus) {
		check(corpus, corpus.lines().reversed());
	}

	@ParameterizedTest
	@MethodSource("behaviors")
	void everyBehaviorHasADetectorAndCasesWithAndWithoutEvents(Behavior behavior) {
		assertThat(detector(behavior.key()).behavior()).isEqualTo(behavior);
		Set<Boolean> cases = Corpus.all()
			.stream()
			.filter((corpus) -> corpus.behavior().equals(behavior.key()))
			.map(Corpus::isNegative)
			.collect(Collectors.toSet());
		assertThat(cases).containsExactlyInAnyOrder(true, false);
	}

	static Set<Behavior> behaviors() {
		return EnumSet.allOf(Behavior.class);
	}

	private static void check(Corpus corpus, List<String> lines) {
		DetectorRun run = DetectorRun.over(lines, corpus, detector(corpus.behavior()));
		FoundEvent.assertFound(run.events(), corpus.events());
		assertThat(run.rejected()).isEqualTo(corpus.rejected());
	}

	public static Detector detector(String behavior) {
		return DETECTORS.stream()
			.filter((detector) -> detector.behavior().key().equals(behavior))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No detector of " + behavior));
	}

	private static List<Detector> detectors() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AssignableTypeFilter(Detector.class));
		return scanner.findCandidateComponents(CorpusTests.class.getPackageName())
			.stream()
			.map((found) -> create(Objects.requireNonNull(found.getBeanClassName())))
			.toList();
	}

	private static Detector create(String type) {
		try {
			Constructor<?> constructor = Class.forName(type).getDeclaredConstructors()[0];
			return (Detector) constructor
				.newInstance(Stream.of(constructor.getParameterTypes()).map(PARTS::get).toArray());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
