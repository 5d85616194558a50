package io.ztrisk.test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Logs of a few users over some hours, from a fixed seed: logins from several countries,
 * bursts of DLP matches, bad domains, files and sick devices.
 */
public final class RandomLogs {

	private static final int USERS = 4;

	private static final List<String> COUNTRIES = List.of("PT", "SG", "US", "DE");

	/** The end of a line that names its user. */
	private static final Pattern WHO = Pattern.compile("\"(UserU?ID|Email)\":.*");

	private final Random random;

	private final Instant start;

	private final Duration length;

	public RandomLogs(long seed, Instant start, Duration length) {
		this.random = new Random(seed);
		this.start = start;
		this.length = length;
	}

	public static UUID id(int user) {
		return UUID.fromString("00000000-0000-4000-8000-00000000000" + user);
	}

	public static String email(int user) {
		return "user" + user + "@example.com";
	}

	/**
	 * Records by time; each user is named by id and e-mail at least once, else by one of
	 * them.
	 */
	public List<Line> lines() {
		List<Line> lines = new ArrayList<>();
		for (int user = 0; user < USERS; user++) {
			lines.add(login(time(), who(user, "UserUID", 2)));
			for (int i = 0; i < 12; i++) {
				lines.add(login(time(), who(user, "UserUID")));
				lines.add(dns(user));
				lines.add(posture(user));
			}
			for (int burst = 0; burst < 2; burst++) {
				Instant begin = time();
				for (int i = 0; i < 25; i++) {
					lines.add(dlp(user, begin.plusMillis(this.random.nextInt(90_000))));
				}
			}
		}
		lines.sort((one, other) -> one.at().compareTo(other.at()));
		return lines;
	}

	/**
	 * The same with some records that come again with an earlier time.
	 */
	public List<Line> linesWithTwoTimes() {
		List<Line> lines = lines();
		List<Line> again = new ArrayList<>();
		for (Line line : lines) {
			boolean told = !line.dataset().equals("device_posture_results");
			if (told && this.random.nextInt(4) == 0) {
				Instant earlier = line.at().minusMillis(this.random.nextInt(3_600_000));
				again.add(new Line(line.dataset(), earlier,
						line.text().replace(line.at().toString(), earlier.toString())));
			}
		}
		lines.addAll(again);
		return lines;
	}

	/**
	 * Logins of one user within one hour.
	 */
	public List<Line> crowdedLogins(int count) {
		Instant hour = this.start.truncatedTo(ChronoUnit.HOURS);
		return IntStream.range(0, count).mapToObj((i) -> login(within(hour), who(0, "UserUID", i % 3))).toList();
	}

	/**
	 * Logins and visits of one user within one hour, of which many come again in the hour
	 * before and name the user in another way.
	 */
	public List<Line> crowdedWithTwoTimes(int logins, int visits) {
		Instant hour = this.start.truncatedTo(ChronoUnit.HOURS);
		List<Line> lines = new ArrayList<>(crowdedLogins(logins));
		for (int i = 0; i < visits; i++) {
			lines.add(dns(0, within(hour)));
		}
		for (Line line : List.copyOf(lines)) {
			if (this.random.nextInt(3) == 0) {
				Instant earlier = within(hour.minus(1, ChronoUnit.HOURS));
				String idField = line.dataset().equals("access_requests") ? "UserUID" : "UserID";
				String text = line.text().replace(line.at().toString(), earlier.toString());
				lines.add(new Line(line.dataset(), earlier, WHO.matcher(text).replaceFirst(who(0, idField)) + "}"));
			}
		}
		return lines;
	}

	private Instant within(Instant hour) {
		return hour.plusMillis(this.random.nextInt(3_600_000));
	}

	private Line login(Instant at, String who) {
		String country = COUNTRIES.get(this.random.nextInt(COUNTRIES.size()));
		return new Line("access_requests", at,
				"""
						{"Action":"login","Allowed":true,"Country":"%s","IPAddress":"198.51.%d.1","CreatedAt":"%s","RayID":"%x",%s}"""
					.formatted(country, COUNTRIES.indexOf(country), at, this.random.nextLong(), who));
	}

	private Line dns(int user) {
		return dns(user, time());
	}

	private Line dns(int user, Instant at) {
		return new Line("gateway_dns", at,
				"""
						{"Datetime":"%s","QueryName":"bad%d.example.net","QueryCategoryIDs":[%d],"QueryID":"%x",%s}"""
					.formatted(at, this.random.nextInt(2), this.random.nextBoolean() ? 131 : 85, this.random.nextLong(),
							who(user, "UserID")));
	}

	private Line dlp(int user, Instant at) {
		return new Line("gateway_http", at,
				"""
						{"Datetime":"%s","RequestID":"%x","HTTPHost":"paste.example.net","UploadMatchedDlpProfiles":["Customers"],%s}"""
					.formatted(at, this.random.nextLong(), who(user, "UserID")));
	}

	private Line posture(int user) {
		Instant at = time();
		String received = this.random.nextBoolean() ? "{\"overall\":" + (30 + this.random.nextInt(70)) + "}"
				: "{\"infected\":" + this.random.nextBoolean() + "}";
		return new Line("device_posture_results", at,
				"""
						{"Timestamp":"%s","DeviceID":"device%d","PostureCheckType":"%s","PostureReceivedJSON":%s,%s}"""
					.formatted(at, user, received.contains("overall") ? "crowdstrike_s2s" : "sentinelone_s2s", received,
							who(user, "UserUID")));
	}

	private Instant time() {
		return this.start.plusMillis(this.random.nextLong(this.length.toMillis()));
	}

	private String who(int user, String idField) {
		return who(user, idField, this.random.nextInt(3));
	}

	private static String who(int user, String idField, int how) {
		String id = "\"" + idField + "\":\"" + id(user) + "\"";
		String email = "\"Email\":\"" + email(user) + "\"";
		return switch (how) {
			case 0 -> id;
			case 1 -> email;
			default -> id + "," + email;
		};
	}

	/**
	 * A line of a dataset's log.
	 */
	public record Line(String dataset, Instant at, String text) {

	}

}
