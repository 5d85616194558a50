package io.ztrisk.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

import io.ztrisk.database.ArrayParameters;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Users and the e-mails that lead to them. By JDBC and not as entities, since each
 * statement takes the users of a whole batch: one update for each costs more than all
 * else that a batch does. Writers of one transaction go through aliases, then new users,
 * then locks, each in key order, so that no two wait for each other.
 * <p>
 * Each statement filters its table by the account itself, so that a Citus cluster sends
 * it to one worker. As long as PostgreSQL has no statistics of an account, a look-up of
 * many users may read all of the account's.
 */
@Repository
public class UserRepository {

	/**
	 * Named, since a plan of {@code *} fails where a later version adds a column.
	 */
	private static final String COLUMNS = """
			id, derived, merged_into, email, email_at, name, name_at, risk_level, event_count, last_event, last_reset,
				folded_level, folded_count, folded_last""";

	private final JdbcClient jdbc;

	UserRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Who had each of some e-mails first; one that nobody had is left out.
	 */
	Map<String, UUID> owners(String accountId, Collection<String> emails) {
		Map<String, UUID> owners = new HashMap<>();
		this.jdbc.sql("""
				select email, user_id
				from user_alias
				where account_id = :account and email = any (:emails)""")
			.param("account", accountId)
			.param("emails", ArrayParameters.of(emails))
			.query((row) -> {
				owners.put(row.getString("email"), row.getObject("user_id", UUID.class));
			});
		return owners;
	}

	/**
	 * Which of some e-mails lead to which of some users.
	 */
	Map<UUID, Set<String>> emailsAmong(String accountId, Collection<UUID> ids, Collection<String> emails) {
		Map<UUID, Set<String>> found = new HashMap<>();
		this.jdbc.sql("""
				select user_id, email
				from user_alias
				where account_id = :account and user_id = any (cast(:ids as uuid[])) and email = any (:emails)""")
			.param("account", accountId)
			.param("ids", ArrayParameters.of(ids))
			.param("emails", ArrayParameters.of(emails))
			.query((row) -> {
				found.computeIfAbsent(row.getObject("user_id", UUID.class), (id) -> new HashSet<>())
					.add(row.getString("email"));
			});
		return found;
	}

	/**
	 * Takes e-mails for users; an e-mail that has one keeps it.
	 * @return the e-mails that were taken
	 */
	List<String> claim(String accountId, SortedMap<String, UUID> owners) {
		return this.jdbc.sql("""
				insert into user_alias (account_id, email, user_id)
				select :account, email, user_id
				from unnest(:emails, cast(:ids as uuid[])) as sent (email, user_id)
				order by email
				on conflict (account_id, email) do nothing
				returning email""")
			.param("account", accountId)
			.param("emails", ArrayParameters.of(owners.keySet()))
			.param("ids", ArrayParameters.of(owners.values()))
			.query(String.class)
			.list();
	}

	/**
	 * Whom some ids stand for: a merged user's for the other one. An id that nobody has
	 * is left out.
	 */
	Map<UUID, UUID> known(String accountId, Collection<UUID> ids) {
		Map<UUID, UUID> known = new HashMap<>();
		this.jdbc.sql("""
				select id, coalesce(merged_into, id) as user_id
				from users
				where account_id = :account and id = any (cast(:ids as uuid[]))""")
			.param("account", accountId)
			.param("ids", ArrayParameters.of(ids))
			.query((row) -> {
				known.put(row.getObject("id", UUID.class), row.getObject("user_id", UUID.class));
			});
		return known;
	}

	/**
	 * Makes users that have no score yet, but for those who are there by now.
	 * @return the ids of the new ones, whom nobody else sees before the transaction ends
	 */
	Set<UUID> create(String accountId, Collection<User> users) {
		return new HashSet<>(this.jdbc.sql("""
				insert into users (account_id, id, derived, email, email_at, name, name_at, event_count)
				select :account, id, derived, email, email_at, name, name_at, 0
				from unnest(cast(:ids as uuid[]), cast(:derived as boolean[]), :emails,
					cast(:emailTimes as timestamptz[]), :names, cast(:nameTimes as timestamptz[]))
					as sent (id, derived, email, email_at, name, name_at)
				order by id
				on conflict (account_id, id) do nothing
				returning id""")
			.param("account", accountId)
			.param("ids", ArrayParameters.of(users, User::id))
			.param("derived", ArrayParameters.of(users, User::isDerived))
			.param("emails", ArrayParameters.of(users, (user) -> user.email().text()))
			.param("emailTimes", ArrayParameters.of(users, (user) -> user.email().at()))
			.param("names", ArrayParameters.of(users, (user) -> user.name().text()))
			.param("nameTimes", ArrayParameters.of(users, (user) -> user.name().at()))
			.query(UUID.class)
			.list());
	}

	/**
	 * Locks users in id order; readers and foreign keys go on.
	 */
	public List<User> lock(String accountId, Collection<UUID> ids) {
		return this.jdbc.sql("""
				select %s
				from users
				where account_id = :account and id = any (cast(:ids as uuid[]))
				order by id
				for no key update""".formatted(COLUMNS))
			.param("account", accountId)
			.param("ids", ArrayParameters.of(ids))
			.query((row, number) -> user(row))
			.list();
	}

	/**
	 * Locks one user, the one merged into where it was.
	 */
	public Optional<User> lock(String accountId, UUID id) {
		return this.jdbc.sql("""
				select %s
				from users
				where account_id = :account and id = coalesce(
					(select merged_into from users where account_id = :account and id = :id), :id)
				for no key update""".formatted(COLUMNS))
			.param("account", accountId)
			.param("id", id)
			.query((row, number) -> user(row))
			.optional();
	}

	/**
	 * Stores what has become of locked users.
	 */
	void save(String accountId, Collection<User> users) {
		List<User> changed = users.stream().filter(User::isChanged).toList();
		if (!changed.isEmpty()) {
			saveChanged(accountId, changed);
		}
		List<User> refolded = users.stream().filter(User::isRefolded).toList();
		if (!refolded.isEmpty()) {
			saveFolded(accountId, refolded);
		}
	}

	private void saveChanged(String accountId, List<User> users) {
		this.jdbc
			.sql("""
					update users
					set merged_into = sent.merged_into, email = sent.email, email_at = sent.email_at, name = sent.name,
						name_at = sent.name_at, risk_level = sent.risk_level, event_count = sent.event_count,
						last_event = sent.last_event, last_reset = sent.last_reset
					from unnest(cast(:ids as uuid[]), cast(:mergedInto as uuid[]), :emails,
						cast(:emailTimes as timestamptz[]), :names, cast(:nameTimes as timestamptz[]),
						cast(:levels as smallint[]), cast(:counts as bigint[]), cast(:lastEvents as timestamptz[]),
						cast(:lastResets as timestamptz[]))
						as sent (id, merged_into, email, email_at, name, name_at, risk_level, event_count, last_event, last_reset)
					where account_id = :account and users.id = sent.id""")
			.param("account", accountId)
			.param("ids", ArrayParameters.of(users, User::id))
			.param("mergedInto", ArrayParameters.of(users, User::mergedInto))
			.param("emails", ArrayParameters.of(users, (user) -> user.email().text()))
			.param("emailTimes", ArrayParameters.of(users, (user) -> user.email().at()))
			.param("names", ArrayParameters.of(users, (user) -> user.name().text()))
			.param("nameTimes", ArrayParameters.of(users, (user) -> user.name().at()))
			.param("levels", ArrayParameters.of(users, (user) -> user.score().level()))
			.param("counts", ArrayParameters.of(users, (user) -> user.score().count()))
			.param("lastEvents", ArrayParameters.of(users, (user) -> user.score().newest()))
			.param("lastResets", ArrayParameters.of(users, User::lastReset))
			.update();
	}

	private void saveFolded(String accountId, List<User> users) {
		this.jdbc.sql("""
				update users
				set folded_level = sent.folded_level, folded_count = sent.folded_count, folded_last = sent.folded_last
				from unnest(cast(:ids as uuid[]), cast(:levels as smallint[]), cast(:counts as bigint[]),
					cast(:times as timestamptz[])) as sent (id, folded_level, folded_count, folded_last)
				where account_id = :account and users.id = sent.id""")
			.param("account", accountId)
			.param("ids", ArrayParameters.of(users, User::id))
			.param("levels", ArrayParameters.of(users, (user) -> user.folded().level()))
			.param("counts", ArrayParameters.of(users, (user) -> user.folded().count()))
			.param("times", ArrayParameters.of(users, (user) -> user.folded().newest()))
			.update();
	}

	void moveAliases(String accountId, UUID from, UUID into) {
		this.jdbc.sql("update user_alias set user_id = :into where account_id = :account and user_id = :from")
			.param("account", accountId)
			.param("from", from)
			.param("into", into)
			.update();
	}

	/**
	 * Deletes a user, those who have become it, and its e-mails.
	 */
	public void delete(String accountId, UUID id) {
		for (String sql : List.of("delete from user_alias where account_id = :account and user_id = :id",
				"delete from users where account_id = :account and (id = :id or merged_into = :id)")) {
			this.jdbc.sql(sql).param("account", accountId).param("id", id).update();
		}
	}

	private static User user(ResultSet row) throws SQLException {
		return new User(row.getObject("id", UUID.class), row.getBoolean("derived"),
				row.getObject("merged_into", UUID.class), new LatestText(row.getString("email"), time(row, "email_at")),
				new LatestText(row.getString("name"), time(row, "name_at")),
				new Score(row.getObject("risk_level", Short.class), row.getLong("event_count"),
						instant(row, "last_event")),
				new Score(row.getObject("folded_level", Short.class), row.getLong("folded_count"),
						instant(row, "folded_last")),
				instant(row, "last_reset"));
	}

	private static Instant time(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
