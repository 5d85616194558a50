package io.ztrisk.user;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.ztrisk.api.AccountId;
import io.ztrisk.database.Retry;
import io.ztrisk.identity.UserReference;
import io.ztrisk.test.Account;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Scores;
import io.ztrisk.test.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random histories of records with ids, e-mails and foreign ids, and of updates of users:
 * the database is compared with a naive model.
 */
@ServerTest
@OldestPostgresTest
class PeopleTests {

	private static final int HISTORIES = 12;

	private static final int REFERENCES = 20;

	private static final int PEOPLE = 4;

	private final int port;

	@Autowired
	private UserRegistry registry;

	@Autowired
	private Retry retry;

	@Autowired
	private JdbcClient database;

	@Autowired
	private DataSource dataSource;

	PeopleTests(@LocalServerPort int port) {
		this.port = port;
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void usersAreThoseOfTheModel(long seed) {
		Random random = new Random(seed);
		int merged = 0;
		for (int history = 0; history < HISTORIES; history++) {
			List<UserReference> references = references(random, false);
			Account account = new Account(this.port);
			Model model = new Model(account.id());
			references.forEach(model::apply);
			store(random, account, references);
			assertThat(stored(account)).isEqualTo(model.users());
			assertThat(owners(account)).isEqualTo(model.owners());
			new Scores(this.dataSource).assertTrue(account);
			merged += model.merged.size();
		}
		assertThat(merged).isGreaterThan(HISTORIES);
	}

	@ParameterizedTest
	@ValueSource(longs = { 4, 5, 6 })
	void anyOrderOfArrivalEndsTheSame(long seed) {
		Random random = new Random(seed);
		for (int history = 0; history < HISTORIES / 2; history++) {
			List<UserReference> references = references(random, true);
			List<List<String>> ends = new ArrayList<>();
			for (int order = 0; order < 3; order++) {
				Account account = new Account(this.port);
				store(random, account, references);
				ends.add(Stream.of(stored(account), owners(account))
					.map((end) -> end.toString().replace(account.id(), "account"))
					.map((end) -> withoutDerivedIds(account, end))
					.toList());
				Collections.shuffle(references, random);
			}
			assertThat(ends).allSatisfy((end) -> assertThat(end).isEqualTo(ends.getFirst()));
		}
	}

	/** The ids that derive from an account, as the aliases that they derive from. */
	private static String withoutDerivedIds(Account account, String text) {
		String result = text;
		for (int i = 0; i < 2 * PEOPLE; i++) {
			result = result.replace(UserReference.idOf(account.id(), alias(i)).toString(), "id of " + alias(i));
		}
		List<String> parts = new ArrayList<>(List.of(result.substring(1, result.length() - 1).split(", ")));
		Collections.sort(parts);
		return parts.toString();
	}

	/** The first aliases are e-mails, and the others foreign ids. */
	private static String alias(int number) {
		return (number < PEOPLE) ? "user" + number + "@example.org"
				: (number % 2 == 0) ? "okta\t00u" + number : "keycloak\tr\tuser" + number;
	}

	/**
	 * @param exclusive whether each alias comes with one real id only
	 */
	private static List<UserReference> references(Random random, boolean exclusive) {
		List<UserReference> references = new ArrayList<>();
		for (int i = 0; i < REFERENCES; i++) {
			int person = random.nextInt(PEOPLE);
			UUID id = UUID.fromString(Account.user(person));
			Instant at = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(30));
			String name = random.nextBoolean() ? "Name " + random.nextInt(3) : null;
			String email = alias(exclusive ? person : random.nextInt(PEOPLE));
			List<String> foreign = IntStream.range(PEOPLE, 2 * PEOPLE)
				.filter((alias) -> (!exclusive || alias == PEOPLE + person) && random.nextBoolean())
				.mapToObj(PeopleTests::alias)
				.toList();
			references.add(switch (random.nextInt(5)) {
				case 0 -> new UserReference(id, random.nextBoolean() ? email : null, name, at);
				case 1 -> new UserReference(id, random.nextBoolean() ? email : null, foreign, name, at);
				case 2 -> new UserReference(null, alias(random.nextInt(PEOPLE)), name, at);
				default -> new UserReference(null, null, List.of(alias(PEOPLE + random.nextInt(PEOPLE))), name, at);
			});
		}
		return references;
	}

	private void store(Random random, Account account, List<UserReference> references) {
		for (int from = 0; from < references.size();) {
			int to = Math.min(references.size(), from + 1 + random.nextInt(4));
			List<UserReference> some = references.subList(from, to);
			this.retry.inTransaction(
					() -> this.registry.withLocked(new AccountId(account.id()), some, (locked) -> locked.merged()));
			from = to;
		}
	}

	private Map<UUID, String> stored(Account account) {
		Map<UUID, String> users = new TreeMap<>();
		this.database.sql("select id, email, name from users where account_id = :account and merged_into is null")
			.param("account", account.id())
			.query((row) -> {
				users.put(row.getObject("id", UUID.class), row.getString("email") + "/" + row.getString("name"));
			});
		return users;
	}

	private Map<String, UUID> owners(Account account) {
		Map<String, UUID> owners = new TreeMap<>();
		this.database.sql("select email, user_id from user_alias where account_id = :account")
			.param("account", account.id())
			.query((row) -> {
				owners.put(row.getString("email"), row.getObject("user_id", UUID.class));
			});
		return owners;
	}

	/** One reference after the other. */
	private static final class Model {

		private final String account;

		private final Map<String, UUID> owners = new HashMap<>();

		private final Map<UUID, UUID> merged = new HashMap<>();

		private final List<UUID> real = new ArrayList<>();

		private final Map<UserReference, UUID> seen = new HashMap<>();

		Model(String account) {
			this.account = account;
		}

		void apply(UserReference reference) {
			UUID id = reference.id();
			if (id != null) {
				this.real.add(id);
			}
			for (String alias : reference.aliases()) {
				UUID owner = resolved(this.owners.get(alias));
				UUID user = (id != null) ? id : UserReference.idOf(this.account, alias);
				if (owner == null) {
					this.owners.put(alias, user);
				}
				else if (id != null && !this.real.contains(owner)) {
					this.merged.put(owner, id);
				}
			}
			this.seen.put(reference,
					(id != null) ? id : Objects.requireNonNull(this.owners.get(reference.aliases().getFirst())));
		}

		Map<UUID, String> users() {
			Map<UUID, List<UserReference>> references = new HashMap<>();
			this.seen.forEach((reference, user) -> references
				.computeIfAbsent(Objects.requireNonNull(resolved(user)), (key) -> new ArrayList<>())
				.add(reference));
			Map<UUID, String> users = new TreeMap<>();
			references.forEach((user, all) -> {
				LatestText email = LatestText.NOTHING;
				LatestText name = LatestText.NOTHING;
				for (UserReference reference : all) {
					email = email.or(reference.email(), reference.at());
					name = name.or(reference.name(), reference.at());
				}
				users.put(user, email.text() + "/" + name.text());
			});
			return users;
		}

		Map<String, UUID> owners() {
			Map<String, UUID> resolved = new TreeMap<>();
			this.owners.forEach((alias, owner) -> resolved.put(alias, Objects.requireNonNull(resolved(owner))));
			return resolved;
		}

		private @Nullable UUID resolved(@Nullable UUID user) {
			return (user != null) ? this.merged.getOrDefault(user, user) : null;
		}

	}

}
