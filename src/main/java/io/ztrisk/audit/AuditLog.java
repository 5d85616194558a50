package io.ztrisk.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.ztrisk.database.ArrayParameters;
import io.ztrisk.format.Uuids;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records changes, each in the transaction of the change, so that neither is stored
 * without the other.
 */
@Component
public class AuditLog {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	private final AtomicLong lastTicks = new AtomicLong();

	AuditLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Notes changes while what they change is locked, so that their times have the order
	 * of the changes. One statement, since ten thousand users may be told at once.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(Actor actor, List<AuditEntry> entries) {
		if (entries.isEmpty()) {
			return;
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.jdbc
			.sql("""
					insert into audit_entry (account_id, changed_at, id, action, subject, fields, before, after, actor, token_id,
						request_id)
					select account_id, :at, id, action, subject, cast(fields as text[]), cast(before as json),
						cast(after as json), :actor, cast(:token as text), cast(:request as text)
					from unnest(:accounts, cast(:ids as uuid[]), :actions, :subjects, cast(:fields as text[]),
						cast(:before as text[]), cast(:after as text[]))
						as sent (account_id, id, action, subject, fields, before, after)""")
			.param("at", now.atOffset(ZoneOffset.UTC))
			.param("actor", actor.name())
			.param("token", actor.tokenId())
			.param("request", actor.requestId())
			.param("accounts", ArrayParameters.of(entries, AuditEntry::accountId))
			.param("ids", ArrayParameters.of(entries, (entry) -> nextId(now)))
			.param("actions", ArrayParameters.of(entries, (entry) -> entry.action().wire()))
			.param("subjects", ArrayParameters.of(entries, AuditEntry::subject))
			.param("fields", ArrayParameters.of(entries, (entry) -> array(entry.fields())))
			.param("before", ArrayParameters.of(entries, (entry) -> json(entry.before())))
			.param("after", ArrayParameters.of(entries, (entry) -> json(entry.after())))
			.update();
	}

	/**
	 * An id that is greater than those before it, also where their times are equal.
	 */
	private UUID nextId(Instant now) {
		return Uuids
			.ofTicks(this.lastTicks.accumulateAndGet(Uuids.ticks(now), (last, current) -> Math.max(last + 1, current)));
	}

	/** Names of fields have nothing that an array's text would have to quote. */
	private static @Nullable String array(@Nullable List<String> fields) {
		return (fields != null) ? "{" + String.join(",", fields) + "}" : null;
	}

	private @Nullable String json(@Nullable Object value) {
		return (value != null) ? this.json.writeValueAsString(value) : null;
	}

}
