package io.ztrisk.detector;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.ztrisk.activity.DomainVisit;
import io.ztrisk.activity.Request;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Visits of domains by their categories.
 */
class DomainCategoryTests {

	private static final Instant TIME = Instant.parse("2026-01-15T09:30:00Z");

	private final DomainCategory detector = new DetectorConfiguration().securityDomain();

	@ParameterizedTest
	@CsvSource({ "false, 68, true", "false, 26 155 187, true", "false, 26, false", "false, Malware, false",
			"true, malware, true", "true, PHISHING, true", "true, Technology, false", "true, 68, false" })
	void aCategoryIsKnownByIdOrByName(boolean named, String categories, boolean matches) {
		DomainVisit visit = visit(named, "a.example.com", new DomainVisit.Field("f", List.of(categories.split(" "))));
		assertThat(this.detector.matches(visit)).isEqualTo(matches);
		assertThat(this.detector.decides(visit)).isEqualTo(matches);
	}

	@Test
	void evidenceShowsTheFieldsThatHaveACategory() {
		Observation seen = extract(
				visit(false, "WWW.Example.CO.UK.:8443", new DomainVisit.Field("first", List.of("26", "131", "68")),
						new DomainVisit.Field("second", List.of("26")), new DomainVisit.Field("third", List.of("68"))));
		assertThat(seen.bucket()).isEqualTo("example.co.uk 2026-01-15T09:00:00Z");
		assertThat(seen.evidence()).hasToString("""
				{"timestamp":"2026-01-15T09:30:00Z","host":"www.example.co.uk","domain":"example.co.uk",\
				"category_ids":[68,131],"category_fields":["first","third"],"category_names":["Malware"],\
				"decision":"block","device_id":"d1","source_ip":"192.0.2.1"}""");
	}

	@Test
	void madeUpNamesAreOneEventAnHour() {
		Observation seen = extract(visit(false, "x7f3q.example.net", new DomainVisit.Field("f", List.of("176"))));
		assertThat(seen.bucket()).isEqualTo("* 2026-01-15T09:00:00Z");
	}

	private Observation extract(DomainVisit visit) {
		@Nullable Observation seen = this.detector.extract(visit, Criteria.DEFAULT);
		return Objects.requireNonNull(seen);
	}

	private static DomainVisit visit(boolean named, String host, DomainVisit.Field... fields) {
		return new DomainVisit(new TestSource(TIME, "q1"), new TestRequest(host, List.of("Malware")), named,
				Arrays.asList(fields));
	}

	/**
	 * A request of no format.
	 */
	private record TestRequest(String host, List<String> categories) implements Request {

		@Override
		public String url() {
			return "";
		}

		@Override
		public String decision() {
			return "block";
		}

		@Override
		public String deviceId() {
			return "d1";
		}

		@Override
		public String address() {
			return "192.0.2.1";
		}

	}

}
