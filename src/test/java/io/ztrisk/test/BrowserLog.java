package io.ztrisk.test;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;

import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.Logs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser has noted.
 *
 * @param problems errors and warnings, also violations of the policy
 * @param requests the addresses that were asked for
 */
public record BrowserLog(List<String> problems, List<String> requests) {

	private static final JsonMapper JSON = new JsonMapper();

	static BrowserLog read(Logs logs) {
		List<String> problems = logs.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map((entry) -> entry.getMessage())
			.toList();
		List<String> requests = logs.get(LogType.PERFORMANCE)
			.getAll()
			.stream()
			.map((entry) -> JSON.readTree(entry.getMessage()).path("message"))
			.filter((message) -> message.path("method").asString().equals("Network.requestWillBeSent"))
			.map((message) -> request(message.path("params")))
			.toList();
		return new BrowserLog(problems, requests);
	}

	private static String request(JsonNode parameters) {
		return parameters.path("request").path("url").asString();
	}

	/**
	 * The problems without those that have one of the texts.
	 */
	public List<String> problemsWithout(String... texts) {
		return this.problems.stream().filter((problem) -> {
			for (String text : texts) {
				if (problem.contains(text)) {
					return false;
				}
			}
			return true;
		}).toList();
	}

	/**
	 * Checks that nothing failed, and that all requests went to one origin.
	 */
	public void assertClean(String origin) {
		assertThat(this.problems).isEmpty();
		assertThat(origins()).isSubsetOf(origin);
	}

	/**
	 * The origins of the requests. Without those of the browser itself, as for images of
	 * fields: the policy forbids such addresses to the page.
	 */
	public Set<String> origins() {
		Set<String> origins = new TreeSet<>();
		for (String request : this.requests) {
			URI uri = URI.create(request.replaceAll("[?#,].*", ""));
			if (!Set.of("about", "data").contains(uri.getScheme())) {
				origins.add(uri.getScheme() + "://" + uri.getAuthority());
			}
		}
		return origins;
	}

}
