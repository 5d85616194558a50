package io.ztrisk.ruleset;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Logins of two users over some days, from a fixed seed. Some come again with another
 * time. Each names its user by id, by e-mail or by both.
 */
final class RandomLogins {

	private static final int USERS = 2;

	private static final List<String> COUNTRIES = List.of("PT", "ES", "FR");

	private static final List<String> APPLICATIONS = List.of("VPN", "mail");

	private final Random random;

	private final Instant start;

	private final Duration length;

	RandomLogins(long seed, Instant start, Duration length) {
		this.random = new Random(seed);
		this.start = start;
		this.length = length;
	}

	static UUID id(int user) {
		return new UUID(0x4000L, 0x8000_0000_0000_0000L + user);
	}

	List<Login> logins() {
		List<Login> logins = new ArrayList<>();
		for (int i = 0; i < 14; i++) {
			Instant begin = this.start.plusMillis(this.random.nextLong(this.length.toMillis()));
			int user = this.random.nextInt(USERS);
			int records = 1 + this.random.nextInt(6);
			for (int j = 0; j < records; j++) {
				logins.add(login(user, begin.plusMillis(this.random.nextInt(2_400_000))));
			}
		}
		for (int user = 0; user < USERS; user++) {
			logins.add(login(user, this.start.plusMillis(this.random.nextLong(this.length.toMillis()))).withNames(2));
		}
		for (Login login : List.copyOf(logins)) {
			if (this.random.nextInt(5) == 0) {
				Duration earlier = Duration.ofMillis(this.random.nextLong(Duration.ofDays(2).toMillis()));
				Instant at = login.at().minus(earlier);
				logins.add(login.at(at.isBefore(this.start) ? this.start : at));
			}
		}
		return logins;
	}

	private Login login(int user, Instant at) {
		return new Login(user, "%016x".formatted(this.random.nextLong()), at, this.random.nextInt(3) > 0,
				COUNTRIES.get(this.random.nextInt(COUNTRIES.size())),
				APPLICATIONS.get(this.random.nextInt(APPLICATIONS.size())), this.random.nextInt(3),
				this.random.nextInt(2));
	}

	/**
	 * A login.
	 *
	 * @param network the number of the network of its address
	 * @param names 0 for the user's id, 1 for the e-mail, 2 for both
	 */
	record Login(int user, String key, Instant at, boolean failed, String country, String application, int network,
			int names) {

		Login at(Instant other) {
			return new Login(this.user, this.key, other, this.failed, this.country, this.application, this.network,
					this.names);
		}

		Login withNames(int other) {
			return new Login(this.user, this.key, this.at, this.failed, this.country, this.application, this.network,
					other);
		}

		/** A record of the dataset access_requests. */
		String text() {
			String named = switch (this.names) {
				case 0 -> "\"UserUID\":\"%s\"".formatted(id(this.user));
				case 1 -> "\"Email\":\"user%d@example.org\"".formatted(this.user);
				default -> "\"UserUID\":\"%s\",\"Email\":\"user%d@example.org\"".formatted(id(this.user), this.user);
			};
			return """
					{"Action":"login","Allowed":%b,"AppDomain":"%s","Country":"%s","CreatedAt":"%s",\
					"IPAddress":"192.0.%d.1","RayID":"%s",%s}""".formatted(!this.failed, this.application, this.country,
					this.at, this.network, this.key, named);
		}

	}

}
