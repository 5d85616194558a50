package io.ztrisk.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.ztrisk.api.Columns;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes changes, each in its own transaction: neither is there without the other.
 */
@Component
public class Audit {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Audit(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Notes changes while what they change is locked, so that their times have the order
	 * of the changes. One statement, since ten thousand users may be told at once.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void note(Actor actor, List<Entry> entries) {
		if (entries.isEmpty()) {
			return;
		}
		this.jdbc
			.sql("""
					insert into audit_entry (account_id, changed_at, action, subject, fields, before, after, actor, token_id, request_id)
					select account_id, :at, action, subject, cast(fields as text[]), cast(before as json), cast(after as json),
						:actor, cast(:token as text), cast(:request as text)
					from unnest(:accounts, :actions, :subjects, cast(:fields as text[]), cast(:before as text[]),
						cast(:after as text[])) as sent (account_id, action, subject, fields, before, after)""")
			.param("at", this.clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
			.param("actor", actor.name())
			.param("token", actor.tokenId())
			.param("request", actor.requestId())
			.param("accounts", Columns.of(entries, Entry::accountId))
			.param("actions", Columns.of(entries, (entry) -> entry.action().wire()))
			.param("subjects", Columns.of(entries, Entry::subject))
			.param("fields", Columns.of(entries, (entry) -> array(entry.fields())))
			.param("before", Columns.of(entries, (entry) -> json(entry.before())))
			.param("after", Columns.of(entries, (entry) -> json(entry.after())))
			.update();
	}

	/** Names of fields have nothing that an array's text would have to quote. */
	private static @Nullable String array(@Nullable List<String> fields) {
		return (fields != null) ? "{" + String.join(",", fields) + "}" : null;
	}

	private @Nullable String json(@Nullable Object value) {
		return (value != null) ? this.json.writeValueAsString(value) : null;
	}

}
