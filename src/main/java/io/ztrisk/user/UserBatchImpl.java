package io.ztrisk.user;

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
import io.ztrisk.level.LevelChange;
import io.ztrisk.level.LevelsChanged;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs the statements of batches with JDBC. The queries join the values that they search
 * for. PostgreSQL may keep a plan that it made when the table was empty, and
 * {@code = any (array)} in such a plan compares each row with each value.
 */
class UserBatchImpl implements UserBatch {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher publisher;

	UserBatchImpl(JdbcClient jdbc, ApplicationEventPublisher publisher) {
		this.jdbc = jdbc;
		this.publisher = publisher;
	}

	@Override
	public Map<String, UUID> owners(String accountId, Collection<String> aliases) {
		Map<String, UUID> owners = new HashMap<>();
		this.jdbc.sql("""
				with sent as materialized (select email from unnest(:aliases) as email)
				select email, user_id
				from sent join user_alias using (email)
				where account_id = :account""")
			.param("account", accountId)
			.param("aliases", ArrayParameters.of(aliases))
			.query((row) -> {
				owners.put(row.getString("email"), row.getObject("user_id", UUID.class));
			});
		return owners;
	}

	@Override
	public Map<UUID, Set<String>> emailsAmong(String accountId, Collection<UUID> ids, Collection<String> emails) {
		Map<UUID, Set<String>> found = new HashMap<>();
		this.jdbc.sql("""
				with sent as materialized (select email from unnest(:emails) as email)
				select user_id, email
				from sent join user_alias using (email)
				where account_id = :account and user_id = any (cast(:ids as uuid[]))""")
			.param("account", accountId)
			.param("ids", ArrayParameters.of(ids))
			.param("emails", ArrayParameters.of(emails))
			.query((row) -> {
				found.computeIfAbsent(row.getObject("user_id", UUID.class), (id) -> new HashSet<>())
					.add(row.getString("email"));
			});
		return found;
	}

	@Override
	public List<String> claim(String accountId, SortedMap<String, UUID> owners) {
		return this.jdbc.sql("""
				insert into user_alias (account_id, email, user_id)
				select :account, email, user_id
				from unnest(:aliases, cast(:ids as uuid[])) as sent (email, user_id)
				order by email
				on conflict (account_id, email) do nothing
				returning email""")
			.param("account", accountId)
			.param("aliases", ArrayParameters.of(owners.keySet()))
			.param("ids", ArrayParameters.of(owners.values()))
			.query(String.class)
			.list();
	}

	@Override
	public Map<UUID, UUID> known(String accountId, Collection<UUID> ids) {
		Map<UUID, UUID> known = new HashMap<>();
		this.jdbc.sql("""
				with sent as materialized (select id from unnest(cast(:ids as uuid[])) as id)
				select id, coalesce(merged_into, id) as user_id
				from sent join users using (id)
				where account_id = :account""")
			.param("account", accountId)
			.param("ids", ArrayParameters.of(ids))
			.query((row) -> {
				known.put(row.getObject("id", UUID.class), row.getObject("user_id", UUID.class));
			});
		return known;
	}

	@Override
	public Set<UUID> create(String accountId, Collection<User> users) {
		return new HashSet<>(this.jdbc.sql("""
				insert into users (account_id, id, derived, email, email_at, name, name_at, search_name, event_count)
				select :account, id, derived, email, email_at, name, name_at, search_name, 0
				from unnest(cast(:ids as uuid[]), cast(:derived as boolean[]), :emails,
					cast(:emailTimes as timestamptz[]), :names, cast(:nameTimes as timestamptz[]), :searchNames)
					as sent (id, derived, email, email_at, name, name_at, search_name)
				order by id
				on conflict (account_id, id) do nothing
				returning id""")
			.params(parameters(accountId, users))
			.param("derived", ArrayParameters.of(users, User::isDerived))
			.query(UUID.class)
			.list());
	}

	@Override
	public List<User> lockAll(String accountId, Collection<UUID> ids) {
		return this.jdbc.sql("""
				select id, derived, merged_into, email, email_at, name, name_at, risk_level, event_count, last_event,
					last_reset, folded_level, folded_count, folded_last, behaviors, folded_behaviors, revision
				from users
				where account_id = :account and id = any (cast(:ids as uuid[]))
				order by id
				for no key update""")
			.param("account", accountId)
			.param("ids", ArrayParameters.of(ids))
			.query((row, number) -> UserRow.user(accountId, row))
			.list();
	}

	@Override
	public void save(String accountId, Collection<User> users) {
		List<User> changed = users.stream().filter(User::isChanged).toList();
		if (!changed.isEmpty()) {
			this.jdbc.sql("""
					update users
					set merged_into = sent.merged_into, email = sent.email, email_at = sent.email_at, name = sent.name,
						name_at = sent.name_at, risk_level = sent.risk_level, event_count = sent.event_count,
						last_event = sent.last_event, last_reset = sent.last_reset, folded_level = sent.folded_level,
						folded_count = sent.folded_count, folded_last = sent.folded_last, revision = sent.revision,
						behaviors = cast(sent.behaviors as text[]), search_name = sent.search_name,
						folded_behaviors = cast(sent.folded_behaviors as text[])
					from unnest(cast(:ids as uuid[]), cast(:mergedInto as uuid[]), :emails,
						cast(:emailTimes as timestamptz[]), :names, cast(:nameTimes as timestamptz[]),
						cast(:levels as smallint[]), cast(:counts as bigint[]), cast(:lastEvents as timestamptz[]),
						cast(:lastResets as timestamptz[]), cast(:foldedLevels as smallint[]),
						cast(:foldedCounts as bigint[]), cast(:foldedLasts as timestamptz[]), :searchNames,
						:behaviors, :foldedBehaviors, cast(:revisions as bigint[]))
						as sent (id, merged_into, email, email_at, name, name_at, risk_level, event_count, last_event,
							last_reset, folded_level, folded_count, folded_last, search_name, behaviors,
							folded_behaviors, revision)
					where account_id = :account and users.id = sent.id""")
				.params(parameters(accountId, changed))
				.param("mergedInto", ArrayParameters.of(changed, User::mergedInto))
				.param("levels", ArrayParameters.of(changed, (user) -> rank(user.score().total())))
				.param("counts", ArrayParameters.of(changed, (user) -> user.score().total().count()))
				.param("lastEvents", ArrayParameters.of(changed, (user) -> user.score().total().newest()))
				.param("lastResets", ArrayParameters.of(changed, User::lastReset))
				.param("foldedLevels", ArrayParameters.of(changed, (user) -> rank(user.score().folded())))
				.param("foldedCounts", ArrayParameters.of(changed, (user) -> user.score().folded().count()))
				.param("foldedLasts", ArrayParameters.of(changed, (user) -> user.score().folded().newest()))
				.param("behaviors", ArrayParameters.of(changed, (user) -> user.score().total().behaviorArray()))
				.param("foldedBehaviors", ArrayParameters.of(changed, (user) -> user.score().folded().behaviorArray()))
				.param("revisions", ArrayParameters.of(changed, (user) -> user.score().revision()))
				.update();
		}
		List<LevelChange> changes = users.stream().map(User::levelChange).flatMap(Optional::stream).toList();
		if (!changes.isEmpty()) {
			this.publisher.publishEvent(new LevelsChanged(accountId, changes));
		}
	}

	private static Map<String, Object> parameters(String accountId, Collection<User> users) {
		return Map.of("account", accountId, "ids", ArrayParameters.of(users, User::id), "emails",
				ArrayParameters.of(users, (user) -> user.email().text()), "emailTimes",
				ArrayParameters.of(users, (user) -> user.email().at()), "names",
				ArrayParameters.of(users, (user) -> user.name().text()), "nameTimes",
				ArrayParameters.of(users, (user) -> user.name().at()), "searchNames",
				ArrayParameters.of(users, (user) -> user.name().folded()));
	}

	private static @Nullable Short rank(Score score) {
		return (score.level() != null) ? score.level().rank() : null;
	}

}
