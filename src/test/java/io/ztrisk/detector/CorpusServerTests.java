package io.ztrisk.detector;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.ztrisk.body.Wrappers;
import io.ztrisk.dataset.PredefinedDatasets;
import io.ztrisk.format.Uuids;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cases of all behaviours against a whole server and a real PostgreSQL.
 */
@ServerTest
@OldestPostgresTest
class CorpusServerTests {

	private final ApiClient api;

	private final String scoring = ApiClient.newScoring();

	@Autowired
	private JsonMapper json;

	CorpusServerTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	/** The second time in another form and compressed. */
	@ParameterizedTest
	@MethodSource("io.ztrisk.detector.Corpus#all")
	void repeatedLogMakesTheExpectedEvents(Corpus stored) {
		Corpus corpus = stored.movedTo(LocalDate.now(ZoneOffset.UTC).minusDays(1));
		enable(corpus.behavior());
		if (corpus.settings() != null) {
			assertThat(this.api.put(this.scoring + "/settings", corpus.settings()).statusCode()).isEqualTo(200);
		}
		List<FoundEvent> expected = corpus.events().stream().map(this::stored).toList();
		assertThat(send(corpus, corpus.input().getBytes(StandardCharsets.UTF_8))).isEqualTo(corpus.rejected());
		FoundEvent.assertFound(events(), expected);
		Wrappers wrappers = new PredefinedDatasets().find(corpus.dataset()).orElseThrow().wrappers();
		String again = BodyForm.WRAPPED
			.bodies(BodyForm.REORDERED.bodies(corpus.lines(), wrappers).flatMap(String::lines).toList(), wrappers)
			.reduce((one, other) -> other)
			.or(() -> BodyForm.PRETTY_PRINTED.bodies(corpus.lines(), wrappers).findFirst())
			.orElseThrow();
		assertThat(send(corpus, Account.gzip(again))).isEqualTo(corpus.rejected() - corpus.malformed());
		FoundEvent.assertFound(events(), expected);
	}

	/**
	 * As the server shows it: a foreign id is not shown, but the id that is made from it.
	 */
	private FoundEvent stored(FoundEvent event) {
		return event.user().contains("@") || !event.user().contains("\t") ? event
				: new FoundEvent(Uuids.ofParts("user", this.scoring.split("/")[2], event.user()).toString(),
						event.behavior(), event.level(), event.timestamp(), event.findings(), event.newest());
	}

	/** At the level that the behaviour has until it is changed. */
	private void enable(String behavior) {
		this.api.enable(this.scoring, behavior,
				result("/behaviors").at("/behaviors/" + behavior + "/risk_level").stringValue());
	}

	/**
	 * Sends the log and returns the number of rejected lines.
	 */
	private int send(Corpus corpus, byte[] body) {
		HttpResponse<String> answer = this.api.send(this.api.request(this.scoring + "/logs/" + corpus.dataset())
			.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
		assertThat(answer.statusCode()).isEqualTo(200);
		return this.json.readTree(answer.body()).at("/result/rejected").intValue();
	}

	private List<FoundEvent> events() {
		Map<String, String> behaviors = result("/behaviors").get("behaviors")
			.propertyStream()
			.collect(Collectors.toMap((behavior) -> behavior.getValue().get("name").stringValue(), Map.Entry::getKey));
		return result("/summary").get("users").valueStream().flatMap((user) -> {
			JsonNode detail = result("/" + user.get("user_id").stringValue());
			String email = detail.get("email").stringValue();
			return detail.get("events")
				.valueStream()
				.map((event) -> new FoundEvent(email.isEmpty() ? user.get("user_id").stringValue() : email,
						Objects.requireNonNull(behaviors.get(event.get("name").stringValue())),
						event.get("risk_level").stringValue(), Instant.parse(event.get("timestamp").stringValue()),
						event.at("/event_details/findings").intValue(), event.at("/event_details/newest")));
		}).toList();
	}

	private JsonNode result(String path) {
		return this.json.readTree(this.api.get(this.scoring + path).body()).get("result");
	}

}
