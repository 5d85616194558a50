package io.ztrisk.detection;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.behavior.Behavior;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every detector over the cases of its behaviour, without Spring and without a database.
 */
class CorpusTests {

	/** What detectors are made with, by type; most need nothing. */
	private static final Map<Class<?>, Object> PARTS = Map.of();

	@ParameterizedTest
	@MethodSource("io.ztrisk.detection.Corpus#all")
	void findsWhatIsExpected(Corpus corpus) throws Exception {
		check(corpus, corpus.lines());
	}

	@ParameterizedTest
	@MethodSource("io.ztrisk.detection.Corpus#all")
	void findsTheSameInReverse(Corpus corpus) throws Exception {
		check(corpus, corpus.lines().reversed());
	}

	@ParameterizedTest
	@MethodSource("behaviors")
	void everyBehaviorHasADetectorAndCasesWithAndWithoutEvents(Behavior behavior) throws Exception {
		assertThat(detector(behavior.key()).behavior()).isEqualTo(behavior);
		Set<Boolean> cases = Corpus.all()
			.stream()
			.filter((corpus) -> corpus.behavior().equals(behavior.key()))
			.map(Corpus::isNegative)
			.collect(Collectors.toSet());
		assertThat(cases).containsExactlyInAnyOrder(true, false);
	}

	static Set<Behavior> behaviors() {
		return EnumSet.complementOf(EnumSet.of(Behavior.IMP_TRAVEL));
	}

	private static void check(Corpus corpus, List<String> lines) throws Exception {
		DetectorRun run = DetectorRun.over(lines, corpus, detector(corpus.behavior()));
		FoundEvent.assertFound(run.events(), corpus.events());
		assertThat(run.rejected()).isEqualTo(corpus.rejected());
	}

	/** A detector is named after its behaviour. */
	private static Detector detector(String behavior) throws Exception {
		String name = Arrays.stream(behavior.split("_"))
			.map((word) -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
			.collect(Collectors.joining());
		Constructor<?> constructor = Class.forName(Detector.class.getPackageName() + "." + name)
			.getDeclaredConstructors()[0];
		return (Detector) constructor.newInstance(Stream.of(constructor.getParameterTypes()).map(PARTS::get).toArray());
	}

}
