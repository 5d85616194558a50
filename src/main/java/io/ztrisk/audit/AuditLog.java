package io.ztrisk.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.ztrisk.database.ArrayParameters;
import io.ztrisk.format.OrderedUuids;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records changes in the transaction of the change, so that none is stored without its
 * entry.
 */
@Component
public class AuditLog {

	private final AuditRepository entries;

	private final JsonMapper json;

	private final Clock clock;

	private final OrderedUuids ids = new OrderedUuids();

	AuditLog(AuditRepository entries, JsonMapper json, Clock clock) {
		this.entries = entries;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Records changes while the changed rows are locked, so that the times of the entries
	 * have the order of the changes. It runs one statement for each account, since ten
	 * thousand users may change at once.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(Actor actor, List<AuditEntry> changes) {
		Instant now = this.clock.instant();
		changes.stream()
			.collect(Collectors.groupingBy(AuditEntry::accountId))
			.forEach((account, entries) -> add(account, now, actor, entries));
	}

	private void add(String account, Instant now, Actor actor, List<AuditEntry> entries) {
		this.entries.add(account, now, actor.name(), actor.tokenId(), actor.requestId(), actor.sessionId(),
				actor.actorId(), ArrayParameters.of(entries, (entry) -> this.ids.next(now)),
				ArrayParameters.of(entries, (entry) -> entry.action().wire()),
				ArrayParameters.of(entries, AuditEntry::subject),
				ArrayParameters.of(entries, (entry) -> array(entry.fields())),
				ArrayParameters.of(entries, (entry) -> json(entry.before())),
				ArrayParameters.of(entries, (entry) -> json(entry.after())));
	}

	/** Names of fields need no quotes in the text of an array. */
	private static @Nullable String array(@Nullable List<String> fields) {
		return (fields != null) ? "{" + String.join(",", fields) + "}" : null;
	}

	private @Nullable String json(@Nullable Object value) {
		return (value != null) ? this.json.writeValueAsString(value) : null;
	}

}
