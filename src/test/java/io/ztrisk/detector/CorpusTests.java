package io.ztrisk.detector;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorCatalogue;
import io.ztrisk.body.Wrappers;
import io.ztrisk.dataset.PredefinedDatasets;
import io.ztrisk.place.AsnDatabase;
import io.ztrisk.place.GeoDatabase;
import io.ztrisk.place.Places;
import io.ztrisk.test.Account;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every detector over the cases of its behaviour, without a context and without a
 * database.
 */
public class CorpusTests {

	public static final List<Detector<?>> DETECTORS = detectors();

	@ParameterizedTest
	@MethodSource("io.ztrisk.detector.Corpus#all")
	void findsTheExpectedEventsInEveryFormOfTheBody(Corpus corpus) {
		Wrappers wrappers = new PredefinedDatasets().find(corpus.dataset()).orElseThrow().wrappers();
		for (BodyForm form : BodyForm.values()) {
			form.bodies(corpus.lines(), wrappers).forEach((body) -> {
				int rejected = corpus.rejected() - (form.isJson() ? corpus.malformed() : 0);
				check(corpus, body.getBytes(StandardCharsets.UTF_8), rejected);
				check(corpus, Account.gzip(body), rejected);
			});
		}
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
		assertThat(cases).as("whether cases of %s have no events", behavior.key())
			.containsExactlyInAnyOrder(true, false);
	}

	static Set<Behavior> behaviors() {
		return BehaviorCatalogue.defaults().keySet();
	}

	private static void check(Corpus corpus, byte[] body, int rejected) {
		DetectorRun run = DetectorRun.over(body, corpus, detector(corpus.behavior()));
		FoundEvent.assertFound(run.events(), corpus.events());
		assertThat(run.rejected()).isEqualTo(rejected);
	}

	public static Detector<?> detector(String behavior) {
		return DETECTORS.stream()
			.filter((detector) -> detector.behavior().key().equals(behavior))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No detector of " + behavior));
	}

	private static List<Detector<?>> detectors() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(Places.class, () -> new Places(new GeoDatabase("", Clock.systemUTC())));
			context.registerBean(AsnDatabase.class, () -> new AsnDatabase("", Clock.systemUTC()));
			context.scan(CorpusTests.class.getPackageName());
			context.refresh();
			return context.<Detector<?>>getBeanProvider(ResolvableType.forClass(Detector.class)).stream().toList();
		}
	}

}
