package io.ztrisk.ruleset;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The events that three rules find in a set of logins, by looking at all logins for each
 * one.
 */
final class NaiveRules {

	/** Rules by key of their behaviour. */
	static final Map<String, String> RULES = Map.of("custom_each", """
			{"activities":["login_failure"],"event_per":{"period":"hour","fields":["country"]}}""", "custom_count", """
			{"activities":["login_failure"],"count":{"at_least":3,"seconds":1800},"event_per":{"period":"minute"}}""",
			"custom_then", """
					{"activities":["login_failure"],"count":{"at_least":2,"seconds":1800,"distinct":"network",
					"then":{"activities":["login_success"]}},"event_per":{"fields":["application"]}}""", "custom_first",
			"""
					{"activities":["login_success"],"first":{"of":"country","after_days":2,"remember_days":3}}""");

	private static final Duration WINDOW = Duration.ofMinutes(30);

	private NaiveRules() {
	}

	/**
	 * The events as texts.
	 * @param sent each login with every time with which it was sent
	 * @param reset the time of all users' last reset, null if there was none
	 */
	static List<String> events(List<RandomLogins.Login> sent, @Nullable Instant reset) {
		List<Found> found = new ArrayList<>();
		earliest(sent).forEach((login) -> {
			Instant hour = login.at().truncatedTo(ChronoUnit.HOURS);
			if (login.failed()) {
				found.add(new Found(login.user(), "custom_each", hour + "\t" + login.country().toLowerCase(Locale.ROOT),
						login.at()));
			}
			List<RandomLogins.Login> before = earliest(sent).stream()
				.filter((one) -> one.user() == login.user() && one.failed())
				.filter((one) -> !one.at().isAfter(login.at()) && !one.at().isBefore(login.at().minus(WINDOW)))
				.filter((one) -> reset == null || one.at().isAfter(reset) == login.at().isAfter(reset))
				.toList();
			if (login.failed() && before.size() >= 3) {
				found.add(new Found(login.user(), "custom_count", login.at().truncatedTo(ChronoUnit.MINUTES).toString(),
						login.at()));
			}
			if (!login.failed() && before.stream().map(RandomLogins.Login::network).distinct().count() >= 2) {
				found.add(new Found(login.user(), "custom_then",
						hour + "\t" + login.application().toLowerCase(Locale.ROOT), login.at()));
			}
		});
		found.addAll(firsts(sent));
		Map<String, List<Found>> events = found.stream()
			.collect(Collectors.groupingBy(Found::event, TreeMap::new, Collectors.toList()));
		return events.entrySet()
			.stream()
			.map((event) -> event.getKey() + " "
					+ event.getValue().stream().map(Found::at).max(Comparator.naturalOrder()).orElseThrow() + " "
					+ event.getValue().size())
			.sorted()
			.toList();
	}

	private static List<Found> firsts(List<RandomLogins.Login> sent) {
		List<RandomLogins.Login> logins = sent.stream().filter((login) -> !login.failed()).toList();
		return logins.stream().filter((login) -> logins.stream().noneMatch((other) -> {
			boolean isSameUser = other.user() == login.user();
			boolean isSameValue = isSameUser && other.country().equals(login.country());
			boolean isEarlierOfDay = day(other).equals(day(login)) && other.at().isBefore(login.at());
			boolean isRemembered = day(other).isBefore(day(login)) && !day(other).isBefore(day(login).minusDays(3));
			return isSameValue && (isEarlierOfDay || isRemembered);
		}))
			.filter((login) -> logins.stream()
				.anyMatch((other) -> other.user() == login.user() && !day(other).isAfter(day(login).minusDays(2))))
			.map((login) -> new Found(login.user(), "custom_first",
					login.country().toLowerCase(Locale.ROOT) + " " + day(login), login.at()))
			.distinct()
			.toList();
	}

	private static Collection<RandomLogins.Login> earliest(List<RandomLogins.Login> sent) {
		Map<String, RandomLogins.Login> earliest = new HashMap<>();
		sent.forEach((login) -> earliest.merge(login.key(), login,
				(one, other) -> other.at().isBefore(one.at()) ? other : one));
		return earliest.values();
	}

	private static LocalDate day(RandomLogins.Login login) {
		return LocalDate.ofInstant(login.at(), ZoneOffset.UTC);
	}

	/** A finding. */
	private record Found(int user, String behavior, String bucket, Instant at) {

		String event() {
			return Stream.of(RandomLogins.id(this.user), this.behavior, this.bucket)
				.map(Object::toString)
				.collect(Collectors.joining(" "));
		}

	}

}
