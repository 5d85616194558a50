package io.ztrisk.rejected;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.ztrisk.api.AccountId;
import io.ztrisk.database.Retry;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rejected lines in the database. By JDBC and not as entities, since each statement
 * takes many rows.
 */
@Repository
public class RejectedLineRepository {

	/** How many lines of an account are kept. */
	static final int MOST = 100_000;

	private static final int MOST_LINES = 1000;

	private static final int MOST_BYTES = 4 << 20;

	private final JdbcClient jdbc;

	private final Retry retry;

	private final ErasedLineRedactor erased;

	RejectedLineRepository(JdbcClient jdbc, Retry retry, ErasedLineRedactor erased) {
		this.jdbc = jdbc;
		this.retry = retry;
		this.erased = erased;
	}

	/**
	 * Keeps lines, each once.
	 * @return how many were not known
	 */
	int store(AccountId account, List<RejectedLine> lines) {
		// Two bodies with the same lines must not wait for each other.
		List<RejectedLine> sorted = lines.stream().sorted(Comparator.comparing(RejectedLine::id)).toList();
		return this.retry.inTransaction(() -> insert(account, this.erased.strip(account, sorted)));
	}

	private int insert(AccountId account, List<RejectedLine> lines) {
		return this.jdbc.sql("""
				insert into rejected_line (account_id, id, dataset, line, reason, received_at, bytes, replayable)
				select :account, id, dataset, line, reason, cast(received_at as timestamptz), bytes, replayable
				from unnest(cast(:ids as uuid[]), cast(:datasets as text[]), cast(:lines as bigint[]),
					cast(:reasons as text[]), cast(:times as text[]), cast(:bytes as bytea[]),
					cast(:replayable as boolean[]))
					as sent (id, dataset, line, reason, received_at, bytes, replayable)
				on conflict (account_id, id) do nothing""")
			.param("account", account.value())
			.param("ids", column(lines, RejectedLine::id))
			.param("datasets", column(lines, RejectedLine::dataset))
			.param("lines", column(lines, RejectedLine::line))
			.param("reasons", column(lines, RejectedLine::reason))
			.param("times", column(lines, RejectedLine::receivedAt))
			.param("bytes", lines.stream().map(RejectedLine::bytes).toArray(byte[][]::new))
			.param("replayable", column(lines, RejectedLine::replayable))
			.update();
	}

	/**
	 * Forgets the lines that are beyond the newest. The first of them is materialized:
	 * where the statistics do not know the account yet PostgreSQL would look for it once
	 * for each line, and not end.
	 */
	void prune(AccountId account) {
		this.retry.inTransaction(() -> this.jdbc.sql("""
				with first_too_many as materialized (
					select received_at, line, id
					from rejected_line
					where account_id = :account
					order by received_at desc, line desc, id
					offset :most
					limit 1
				)
				delete from rejected_line
				using first_too_many as f
				where account_id = :account and rejected_line.received_at <= f.received_at
					and (rejected_line.received_at < f.received_at or rejected_line.line < f.line
						or (rejected_line.line = f.line and rejected_line.id >= f.id))""")
			.param("account", account.value())
			.param("most", MOST)
			.update());
	}

	/**
	 * The next lines that can be taken again, in id order and as many as go into memory.
	 * @param dataset null for all
	 * @param after the id of the last line that was taken
	 */
	public List<RejectedLine> page(AccountId account, @Nullable String dataset, UUID after) {
		return this.jdbc.sql("""
				select id, dataset, line, reason, received_at, bytes
				from (
					select page.*, sum(octet_length(bytes)) over (order by id) - octet_length(bytes) as before
					from (
						select id, dataset, line, reason, received_at, bytes
						from rejected_line
						where account_id = :account and id > :after and replayable
							and (cast(:dataset as text) is null or dataset = :dataset)
						order by id
						limit :lines) as page) as sized
				where before < :bytes
				order by id""")
			.param("account", account.value())
			.param("dataset", dataset)
			.param("after", after)
			.param("lines", MOST_LINES)
			.param("bytes", MOST_BYTES)
			.query((row, number) -> new RejectedLine(row.getObject("id", UUID.class), row.getString("dataset"),
					row.getLong("line"), row.getString("reason"),
					row.getObject("received_at", OffsetDateTime.class).toInstant(), row.getBytes("bytes"), true))
			.list();
	}

	public void delete(AccountId account, Collection<UUID> ids) {
		this.retry.inTransaction(() -> this.jdbc.sql("""
				delete from rejected_line
				where account_id = :account and id = any (cast(:ids as uuid[]))""")
			.param("account", account.value())
			.param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
			.update());
	}

	/**
	 * A column of many rows as one parameter.
	 */
	private static String[] column(List<RejectedLine> lines, Function<RejectedLine, Object> value) {
		return lines.stream().map((line) -> value.apply(line).toString()).toArray(String[]::new);
	}

}
