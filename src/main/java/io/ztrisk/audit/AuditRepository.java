package io.ztrisk.audit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.query.ListQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

import static io.ztrisk.database.RowValues.instant;

/**
 * Audit entries. The role of the server may insert and select them; only the role for
 * retention may delete them.
 */
public interface AuditRepository extends Repository<StoredAuditEntry, StoredAuditEntry.Key> {

	String ROWS = """
			select action, actor, actor_id, after, before, fields, id, request_id, session_id, subject, changed_at, token_id
			from audit_entry
			where account_id = :account""";

	String NEWEST_FIRST = "changed_at desc, id desc";

	/** The maximum number of entries in memory: each may have thousands of networks. */
	int MAX_ROWS = 4;

	/** Inserts entries of a change in one account, one for each element of the arrays. */
	@Modifying
	@NativeQuery("""
			insert into audit_entry (account_id, changed_at, id, action, subject, fields, before, after, actor, token_id,
				request_id, session_id, actor_id)
			select :accountId, :at, id, action, subject, cast(fields as text[]), cast(before as json),
				cast(after as json), :actor, cast(:tokenId as text), cast(:requestId as text),
				cast(:sessionId as text), cast(:actorId as text)
			from unnest(cast(:ids as uuid[]), cast(:actions as text[]), cast(:subjects as text[]),
				cast(:fields as text[]), cast(:before as text[]), cast(:after as text[]))
				as sent (id, action, subject, fields, before, after)""")
	void add(String accountId, Instant at, String actor, @Nullable String tokenId, @Nullable String requestId,
			@Nullable String sessionId, @Nullable String actorId, @Nullable String[] ids, @Nullable String[] actions,
			@Nullable String[] subjects, @Nullable String[] fields, @Nullable String[] before,
			@Nullable String[] after);

	/** The entries of an account, the newest first unless ascending. */
	static ListQuery<?, Row> list(String accountId, AuditFilter filter, boolean ascending) {
		Map<String, Object> parameters = new HashMap<>(Map.of("account", accountId));
		String conditions = "";
		if (filter.action() != null) {
			conditions += " and action = :action";
			parameters.put("action", filter.action().wire());
		}
		if (filter.actor() != null) {
			conditions += " and actor = :actor";
			parameters.put("actor", filter.actor());
		}
		if (filter.since() != null) {
			conditions += " and changed_at >= :since";
			parameters.put("since", filter.since().atOffset(ZoneOffset.UTC));
		}
		if (filter.subject() != null) {
			conditions += " and subject = :subject";
			parameters.put("subject", filter.subject());
		}
		if (filter.until() != null) {
			conditions += " and changed_at < :until";
			parameters.put("until", filter.until().atOffset(ZoneOffset.UTC));
		}
		return ListQuery.ofRows(ROWS + conditions, AuditRepository::row, ascending ? "changed_at, id" : NEWEST_FIRST,
				parameters, MAX_ROWS, """
						coalesce(octet_length(cast(before as text)), 0)
							+ coalesce(octet_length(cast(after as text)), 0)""");
	}

	/** The entries about some subjects, which are keys or ids, the newest first. */
	static ListQuery<?, Row> about(String accountId, String... subjects) {
		return ListQuery.ofRows(ROWS + " and subject = any(:subjects)", AuditRepository::row, NEWEST_FIRST,
				Map.of("account", accountId, "subjects", subjects), MAX_ROWS);
	}

	/** Deletes up to a thousand expired entries, with the role for retention. */
	@Transactional
	default int deleteExpired(String accountId, Instant before) {
		switchToRetention();
		return delete(accountId, before);
	}

	@Modifying
	@NativeQuery("set local role ztrisk_audit_retention")
	void switchToRetention();

	@Modifying
	@NativeQuery("""
			delete from audit_entry
			where account_id = :accountId and ctid = any (array(
				select ctid from audit_entry where account_id = :accountId and changed_at < :before
				order by changed_at limit 1000))""")
	int delete(String accountId, Instant before);

	private static Row row(ResultSet row, int number) throws SQLException {
		Array fields = row.getArray("fields");
		return new Row(AuditAction.valueOf(row.getString("action").toUpperCase(Locale.ROOT)), row.getString("actor"),
				row.getString("actor_id"), row.getString("after"), row.getString("before"),
				(fields != null) ? List.of((String[]) fields.getArray()) : null, row.getObject("id", UUID.class),
				row.getString("request_id"), row.getString("session_id"), row.getString("subject"),
				instant(row, "changed_at"), row.getString("token_id"));
	}

	/** An entry in the API, with the values before and after as they were stored. */
	@ApiSchema("AuditEntry")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Row(AuditAction action, String actor, @Nullable String actorId, @JsonRawValue @Nullable String after,
			@JsonRawValue @Nullable String before, @Nullable List<String> fields, UUID id, @Nullable String requestId,
			@Nullable String sessionId, String subject, Instant time, @Nullable String tokenId) {
	}

}
