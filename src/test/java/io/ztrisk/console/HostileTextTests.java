package io.ztrisk.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import io.ztrisk.test.Logs;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts of others in each field that can hold one: they are shown as they were sent, and
 * are never anything else.
 */
@BrowserTest
class HostileTextTests {

	private static final List<String> TEXTS = texts();

	/**
	 * The texts that the page does not show, with the hidden characters that it names.
	 */
	private static final String MISSING = """
			const text = (node) => node.nodeType === 3 ? node.data : node.classList?.contains("code-point") ? String.fromCodePoint(parseInt(node.textContent.slice(2), 16)) : [...node.childNodes].map(text).join("");
			const shown = [...document.querySelectorAll("bdi, pre")].map(text).concat([...document.querySelectorAll("input, textarea")].map((field) => field.value));
			return arguments[0].filter((sent) => !shown.some((found) => found.includes(sent) || found.includes(JSON.stringify(sent).slice(1, -1))));
			""";

	/** Elements that no module of the console makes. */
	private static final String FOREIGN = """
			return [...document.querySelectorAll("main :is(script, iframe, img, style, object, embed, math, svg[onload], [onerror], b:not(.gutter b), a[href^='javascript:'], a[href^='data:'], a[href^='//'])")].map((element) => element.outerHTML);
			""";

	private static final String HIDDEN = ".*[\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\x00-\\x08\\x1b].*";

	private final Browser browser;

	private final Account account;

	HostileTextTests(@LocalServerPort int port) {
		this.browser = new Browser(port).signIn();
		this.account = new Account(port);
		this.browser.log();
	}

	@Test
	void aNameIsText() {
		this.account.enable("imp_travel", "high");
		List<String> accepted = new ArrayList<>();
		for (int number = 0; number < TEXTS.size(); number++) {
			String text = TEXTS.get(number);
			int status = this.account
				.putUsers("{\"id\":\"%s\",\"email\":\"u%d@example.org\",\"name\":%s}".formatted(Account.user(number),
						number, Console.quoted(text)))
				.statusCode();
			assertThat(status).isIn(200, 400);
			if (status == 200) {
				accepted.add(text.strip());
			}
			this.account.store(Account.event("imp_travel", "e" + number, Account.user(number), "2026-01-01T00:00:00Z"));
		}
		assertThat(accepted).hasSizeGreaterThan(30);
		open("users?per_page=100");
		assertShown(accepted);
		this.browser.screenshot("hostile-users");
		for (int number = 0; number < 3; number++) {
			open("user?id=" + Account.user(number));
			assertShown(List.of(TEXTS.get(number)));
		}
	}

	@Test
	void detailsOfEventsAreText() {
		this.account.enable("malicious_file", "high");
		this.account.enable("imp_travel", "high");
		String user = Account.user(1);
		List<String> events = new ArrayList<>();
		for (int number = 0; number < TEXTS.size(); number++) {
			String text = Console.quoted(TEXTS.get(number));
			events
				.add("""
						{"behavior":"malicious_file","user":{"id":"%s"},"timestamp":"2026-01-01T00:00:%02dZ","event_details":\
						{"findings":2,"newest":{"host":%s,"url":%s,"file_name":%s,"reason":%s,"action":%s,"other":%s},"first":{"host":%s}}}"""
					.formatted(user, number, text, text, text, text, text, text, text));
		}
		assertThat(this.account.report(events.toArray(String[]::new)).body())
			.isEqualTo(Account.counts(TEXTS.size(), 0, 0));
		open("user?id=" + user + "&per_page=100");
		for (int number = TEXTS.size() - 1; number >= 0; number--) {
			if (number < TEXTS.size() - 1) {
				this.browser.run("document.querySelectorAll('.disclose')[arguments[0]].click()",
						TEXTS.size() - 1 - number);
			}
			String text = TEXTS.get(number);
			this.browser.await(text, () -> missing(List.of(text)).isEmpty());
		}
		assertHarmless();
	}

	/** Deep, large and strange details, and numbers that no double holds. */
	@Test
	void detailsAreNoWeapon() {
		this.account.enable("high_dlp", "high");
		this.account.enable("imp_travel", "high");
		String user = Account.user(1);
		String deep = "{\"a\":".repeat(400) + "1" + "}".repeat(400);
		String keys = "{\"__proto__\":{\"polluted\":true},\"constructor\":{\"prototype\":{\"polluted\":true}},\"big\":9007199254740993123456789,\"tiny\":1e-400}";
		String notPlaces = "{\"newest\":{\"distance_km\":1,\"seconds\":0,\"speed_kmh\":1e308,\"from\":{\"place\":{\"latitude\":1e9,\"longitude\":\"x\",\"accuracy_km\":-1}},\"to\":null}}";
		String large = "{\"long\":\"" + "y".repeat(60_000) + "\"}";
		String[] details = { deep, keys, notPlaces, large };
		String[] events = IntStream.range(0, details.length)
			.mapToObj((
					number) -> "{\"behavior\":\"%s\",\"user\":{\"id\":\"%s\"},\"timestamp\":\"2026-01-01T00:00:%02dZ\",\"event_details\":%s}"
						.formatted((number == 2) ? "imp_travel" : "high_dlp", user, number, details[number]))
			.toArray(String[]::new);
		assertThat(this.account.report(events).body()).isEqualTo(Account.counts(details.length, 0, 0));
		open("user?id=" + user);
		this.browser.awaitText("Show all 59 KiB");
		disclose(1);
		this.browser.awaitText("\"accuracy_km\": -1");
		disclose(2);
		this.browser.awaitText("9007199254740993123456789");
		assertThat(this.browser.text()).contains("__proto__");
		assertThat(this.browser.run("return ({}).polluted")).isNull();
		disclose(3);
		this.browser.awaitText("\"a\": {");
		this.browser.resize(360);
		this.browser.assertNoSidewaysScrolling();
		assertHarmless();
	}

	/**
	 * Details in the shape of a behaviour's, with values of other types than a detector
	 * writes.
	 */
	@Test
	void detailsOfOtherTypesHideNoEvent() {
		this.account.enable("imp_travel", "high");
		this.account.enable("security_domain", "high");
		String user = Account.user(1);
		List<String> details = new ArrayList<>();
		for (String value : List.of("1.0", "5", "{\"toString\":1}", "{\"rawJSON\":{\"toString\":1}}")) {
			for (String place : List.of("country", "city", "source")) {
				details.add(travel("", ",\"%s\":%s".formatted(place, value)));
			}
			for (String login : List.of("address", "ray_id", "timestamp")) {
				details.add(travel(",\"%s\":%s".formatted(login, value), ""));
			}
			details.add("{\"newest\":{\"category_ids\":[%s],\"overall\":%s}}".formatted(value, value));
			details.add("{\"findings\":%s}".formatted(value));
		}
		String[] events = IntStream.range(0, details.size())
			.mapToObj((
					number) -> "{\"behavior\":\"%s\",\"user\":{\"id\":\"%s\"},\"timestamp\":\"2026-01-01T00:00:%02dZ\",\"event_details\":%s}"
						.formatted(details.get(number).contains("category") ? "security_domain" : "imp_travel", user,
								number, details.get(number)))
			.toArray(String[]::new);
		assertThat(this.account.report(events).body()).isEqualTo(Account.counts(details.size(), 0, 0));
		open("user?id=" + user + "&event=none&per_page=100");
		this.browser.await("all events", () -> Objects
			.equals(this.browser.run("return document.querySelectorAll('.event').length"), (long) details.size()));
		for (int number = 0; number < details.size(); number++) {
			disclose(number);
			int opened = number;
			this.browser.await("event " + number, () -> Boolean.TRUE.equals(this.browser.run("""
					const event = document.querySelectorAll(".event")[arguments[0]];
					return event?.querySelector("[aria-expanded=true]") && event.textContent.includes("All findings");
					""", opened)));
		}
		assertHarmless();
	}

	private static String travel(String login, String place) {
		return "{\"newest\":{\"from\":{\"place\":{\"latitude\":1,\"longitude\":1,\"accuracy_km\":1%s}%s},\"to\":{\"place\":{\"latitude\":1,\"longitude\":99,\"accuracy_km\":1}},\"distance_km\":1,\"seconds\":1}}"
			.formatted(place, login);
	}

	/** Eight texts are not more entries than the history of a user shows at first. */
	@Test
	void notesAndReasonsAreText() {
		this.account.enable("imp_travel", "high");
		String path = "/accounts/" + this.account.id() + "/zt_risk_scoring/users/";
		int shown = 0;
		List<String> accepted = new ArrayList<>();
		for (int number = 0; number < TEXTS.size(); number++) {
			String text = Console.quoted(TEXTS.get(number));
			String user = Account.user(1 + number / 8);
			this.account.store(Account.event("imp_travel", "e" + number, user, "2026-01-01T00:00:00Z"));
			int note = this.browser.api()
				.post(path + user + "/notes", "application/json", "{\"text\":" + text + "}")
				.statusCode();
			int dismissal = this.account
				.put("/users/" + user + "/events/" + this.account.eventId("imp_travel", "e" + number) + "/dismissal",
						"{\"verdict\":\"benign\",\"reason\":" + text + "}")
				.statusCode();
			assertThat(List.of(note, dismissal)).as(text).isSubsetOf(200, 400);
			if (note == 200 && dismissal == 200) {
				accepted.add(TEXTS.get(number).strip());
			}
			if (number % 8 == 7 || number == TEXTS.size() - 1) {
				open("user?id=" + user);
				assertShown(accepted);
				shown += accepted.size();
				accepted.clear();
			}
		}
		assertThat(shown).isGreaterThan(30);
	}

	@Test
	void reasonsOfResetsAreText() {
		this.account.enable("imp_travel", "high");
		int shown = 0;
		List<String> accepted = new ArrayList<>();
		for (int number = 0; number < TEXTS.size(); number++) {
			String user = Account.user(1 + number / 8);
			this.account.store(Account.event("imp_travel", "e" + number, user, "2026-01-01T00:00:00Z"));
			int status = this.browser.api()
				.post("/accounts/" + this.account.id() + "/zt_risk_scoring/" + user + "/reset", "application/json",
						"{\"reason\":" + Console.quoted(TEXTS.get(number)) + "}")
				.statusCode();
			assertThat(status).isIn(200, 400);
			if (status == 200) {
				accepted.add(TEXTS.get(number).strip());
			}
			if (number % 8 == 7 || number == TEXTS.size() - 1) {
				open("user?id=" + user);
				assertShown(accepted);
				shown += accepted.size();
				accepted.clear();
			}
		}
		assertThat(shown).isGreaterThan(30);
	}

	@Test
	void reasonsOfExclusionsAreText() {
		List<String> accepted = new ArrayList<>();
		List<String> entries = new ArrayList<>();
		for (int number = 0; number < TEXTS.size(); number++) {
			String text = TEXTS.get(number).substring(0, Math.min(100, TEXTS.get(number).length()));
			String entry = "{\"host\":\"h%d.example\",\"reason\":%s}".formatted(number, Console.quoted(text));
			if (this.account.put("/settings", "{\"domains\":{\"excluded_hosts\":[" + entry + "]}}")
				.statusCode() == 200) {
				entries.add(entry);
				accepted.add(text.strip());
			}
		}
		assertThat(accepted).hasSizeGreaterThan(10);
		assertThat(
				this.account.put("/settings", "{\"domains\":{\"excluded_hosts\":[" + String.join(",", entries) + "]}}")
					.statusCode())
			.isEqualTo(200);
		open("behaviors");
		this.browser.run("document.querySelectorAll('.exclusion').forEach((list) => list.open = true)");
		assertShown(accepted);
		open("audit");
		assertHarmless();
	}

	@Test
	void definitionsAreText() {
		List<String> accepted = new ArrayList<>();
		for (int number = 0; number < TEXTS.size(); number++) {
			String text = Console.quoted(TEXTS.get(number).substring(0, Math.min(100, TEXTS.get(number).length())));
			int behavior = this.account
				.put("/behaviors/custom_" + number,
						"{\"name\":%s,\"description\":%s,\"risk_level\":\"low\",\"enabled\":true}".formatted(text,
								text))
				.statusCode();
			int dataset = this.account
				.put("/datasets/custom_" + number,
						"""
								{"description":%s,"time":"at","key":[["id"]],"user":{"namespace":"vpn","email":"user"},"fields":{"address":"ip"},\
								"activities":{"login_success":{"where":[{"address|exists":true}]}}}"""
							.formatted(text))
				.statusCode();
			assertThat(List.of(behavior, dataset)).as(text).isSubsetOf(200, 400);
			if (behavior == 200 && dataset == 200) {
				accepted.add(Console.JSON.readValue(text, String.class));
			}
		}
		assertThat(accepted).hasSizeGreaterThan(10);
		open("behaviors");
		assertShown(accepted);
		open("datasets");
		assertShown(accepted);
		open("behavior?id=custom_0");
		open("audit?per_page=100");
		assertShown(accepted);
	}

	@Test
	void linesAndNamesOfTokensAreText() {
		List<String> names = new ArrayList<>();
		for (String text : TEXTS) {
			String name = text.substring(0, Math.min(100, text.length()));
			int status = this.browser.api()
				.post("/accounts/" + this.account.id() + "/tokens", "application/json",
						"{\"name\":" + Console.quoted(name) + ",\"permissions\":[\"logs_write\"]}")
				.statusCode();
			assertThat(status).isIn(200, 400);
			if (status == 200) {
				names.add(name.strip());
			}
		}
		List<String> lines = TEXTS.stream().filter((text) -> !text.matches("(?s).*[\\n\\r].*")).toList();
		assertThat(Logs.send(this.account, "gateway_dns", Logs.good("1") + "\n" + String.join("\n", lines)).body())
			.isEqualTo(Logs.result(lines.size() + 1, 0, 0, 0, 0, lines.size()));
		open("rejected?per_page=100");
		assertShown(lines);
		open("tokens?per_page=100");
		assertShown(names);
		assertThat(names).hasSizeGreaterThan(10);
	}

	@Test
	void anAddressIsText() {
		for (int number = 0; number < TEXTS.size(); number += 3) {
			String text = TEXTS.get(number);
			this.browser
				.open("/console/" + this.account.id() + "/users?q=" + encoded(text) + "&behavior=" + encoded(text));
		}
		this.browser.open("/console/%3Cscript%3Ealert(1)%3C/users");
		this.browser.open("/console/" + this.account.id() + "/%3Cimg%20src=x%3E");
		assertThat(this.browser.run(FOREIGN)).isEqualTo(List.of());
		assertThat(this.browser.log().problemsWithout("responded with a status of 40")).isEmpty();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private void disclose(int event) {
		this.browser.run("document.querySelectorAll('.disclose')[arguments[0]].click()", event);
	}

	private void open(String page) {
		this.browser.open("/console/" + this.account.id() + "/" + page);
	}

	private void assertShown(List<String> sent) {
		assertThat(missing(sent)).isEmpty();
		assertHarmless();
	}

	private List<?> missing(List<String> sent) {
		return (List<?>) this.browser.run(MISSING, sent);
	}

	private void assertHarmless() {
		assertThat(this.browser.run(FOREIGN)).isEqualTo(List.of());
		assertThat(this.browser.text().lines()).noneMatch((line) -> line.matches(HIDDEN));
		this.browser.assertNoSidewaysScrolling();
		this.browser.log().assertClean(this.browser.origin());
	}

	private static List<String> texts() {
		try {
			return Console.JSON.readValue(new ClassPathResource("console/hostile-texts.json").getContentAsByteArray(),
					new TypeReference<>() {
					});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
