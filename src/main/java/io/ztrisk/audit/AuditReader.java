package io.ztrisk.audit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads what was changed, newest first.
 */
@Component
public class AuditReader {

	/** Each may have a thousand networks, before and after. */
	private static final int MOST = 4;

	private static final String BYTES = """
			coalesce(octet_length(cast(before as text)), 0) + coalesce(octet_length(cast(after as text)), 0)""";

	private static final String ROWS = """
			select action, actor, after, before, fields, id, request_id, subject, changed_at, token_id
			from audit_entry
			where account_id = :account""";

	private static final String NEWEST_FIRST = "changed_at desc, id desc";

	private final ListReader lists;

	AuditReader(ListReader lists) {
		this.lists = lists;
	}

	ApiResponse<AuditEntries> read(AccountId account, ListRequest request) {
		String order = request.ascending() ? "changed_at, id" : NEWEST_FIRST;
		return this.lists
			.read(ListQuery.ofRows(ROWS, AuditReader::row, order, Map.of("account", account.value()), MOST, BYTES),
					request.page())
			.map((listed) -> ApiResponse.of(new AuditEntries(listed.rows()), listed.info()))
			.orElseThrow();
	}

	/**
	 * The changes of some things, newest first.
	 * @param subjects their keys or ids
	 */
	public static ListQuery<?, ?> about(String accountId, String... subjects) {
		return ListQuery.ofRows(ROWS + " and subject = any(:subjects)", AuditReader::row, NEWEST_FIRST,
				Map.of("account", accountId, "subjects", subjects), MOST);
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		Array fields = row.getArray("fields");
		return new Row(AuditAction.valueOf(row.getString("action").toUpperCase(Locale.ROOT)), row.getString("actor"),
				row.getString("after"), row.getString("before"),
				(fields != null) ? List.of((String[]) fields.getArray()) : null, row.getObject("id", UUID.class),
				row.getString("request_id"), row.getString("subject"),
				row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getString("token_id"));
	}

	/**
	 * The changes in an account.
	 */
	@ApiSchema("AuditEntries")
	record AuditEntries(Rows<Row> entries) {

	}

	/**
	 * A change; before and after are written as they were stored.
	 */
	@ApiSchema("AuditEntry")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Row(AuditAction action, String actor, @JsonRawValue @Nullable String after,
			@JsonRawValue @Nullable String before, @Nullable List<String> fields, UUID id, @Nullable String requestId,
			String subject, Instant time, @Nullable String tokenId) {

	}

}
