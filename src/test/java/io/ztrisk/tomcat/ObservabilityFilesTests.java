package io.ztrisk.tomcat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Scrape;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the rules and the dashboard use only metrics that the server exports.
 */
@ServerTest
class ObservabilityFilesTests {

	private static final Path FILES = Path.of("src/main/docker");

	private static final Pattern METRIC = Pattern.compile("\\b(ztrisk|hikaricp|jvm|process)_[a-z_]+");

	private final Set<String> names;

	ObservabilityFilesTests(@LocalServerPort int port, @LocalManagementPort int management) {
		ApiClient api = new ApiClient(port);
		api.get("/nope");
		sendIncompleteRecord(api);
		this.names = Scrape.of(management).names();
	}

	@Test
	void theAlertsAskForMetricsThatAreThere() throws IOException {
		List<String> expressions = new ArrayList<>();
		Object file = new Yaml().load(Files.readString(FILES.resolve("prometheus/alerts.yml")));
		JsonMapper.shared()
			.valueToTree(file)
			.get("groups")
			.forEach((group) -> group.get("rules").forEach((rule) -> expressions.add(rule.get("expr").asString())));
		assertThat(expressions).hasSize(14);
		assertThat(expressions).anyMatch((expression) -> expression.startsWith("up{job=\"ztrisk\"} == 0"));
		assertKnown(expressions, 11);
	}

	@Test
	void theDashboardAsksForMetricsThatAreThere() throws IOException {
		JsonNode dashboard = JsonMapper.shared()
			.readTree(Files.readString(FILES.resolve("grafana/dashboards/ztrisk.json")));
		Set<Integer> ids = new HashSet<>();
		List<String> expressions = new ArrayList<>();
		for (JsonNode panel : dashboard.get("panels")) {
			assertThat(ids.add(panel.get("id").asInt())).isTrue();
			assertThat(panel.get("title").asString()).isNotBlank();
			assertThat(panel.get("datasource").get("uid").asString()).isEqualTo("prometheus");
			panel.get("targets").forEach((target) -> expressions.add(target.get("expr").asString()));
		}
		assertThat(Files.readString(FILES.resolve("grafana/provisioning/datasources/prometheus.yml")))
			.contains("uid: prometheus");
		assertKnown(expressions, 14);
	}

	/** Counters by field exist from the first record on. */
	private static void sendIncompleteRecord(ApiClient api) {
		String scoring = ApiClient.newScoring();
		api.enable(scoring, "high_dlp", "low");
		api.post(scoring + "/logs/gateway_http", "application/x-ndjson",
				"{\"Datetime\":\"%s\",\"Email\":\"ann@example.org\"}".formatted(Instant.now()));
	}

	private void assertKnown(List<String> expressions, int atLeast) {
		Set<String> asked = expressions.stream()
			.flatMap((expression) -> METRIC.matcher(expression).results().map(MatchResult::group))
			.collect(Collectors.toSet());
		assertThat(asked).hasSizeGreaterThanOrEqualTo(atLeast);
		assertThat(this.names).containsAll(asked);
	}

}
