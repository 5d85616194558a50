package io.ztrisk.rejected;

import java.util.List;
import java.util.UUID;

import io.ztrisk.database.ArrayParameters;
import io.ztrisk.query.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs the statements for many lines with JDBC.
 */
class RejectedLineBatchImpl implements RejectedLineBatch {

	/** Lines until their bytes reach the maximum. The last line may exceed it. */
	private static final String PAGE = """
			select id, dataset, line, reason, received_at, bytes, replayable, element
			from (
				select page.*, sum(coalesce(octet_length(bytes), 0)) over (order by id)
					- coalesce(octet_length(bytes), 0) as before
				from (
					select id, dataset, line, reason, received_at, bytes, replayable, element
					from rejected_line
					where account_id = :account and id > :after and (replayable or not :replayable)
						and (cast(:dataset as text) is null or dataset = :dataset)
						and (cast(:elements as boolean) is null or element = :elements)
					order by id
					limit :lines) as page) as sized
			where before < :bytes
			order by id""";

	private static final int PAGE_LINES = 500;

	private static final int PAGE_BYTES = 1 << 20;

	private static final int REPLAYED_LINES = 1000;

	private static final int REPLAYED_BYTES = 4 << 20;

	private final JdbcClient jdbc;

	RejectedLineBatchImpl(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public int insert(String accountId, List<RejectedLine> lines) {
		return this.jdbc
			.sql("""
					insert into rejected_line (account_id, id, dataset, line, reason, received_at, bytes, replayable, element)
					select :account, id, dataset, line, reason, received_at, bytes, replayable, element
					from unnest(cast(:ids as uuid[]), cast(:datasets as text[]), cast(:lines as bigint[]),
						cast(:reasons as text[]), cast(:times as timestamptz[]), cast(:bytes as bytea[]),
						cast(:replayable as boolean[]), cast(:elements as boolean[]))
						as sent (id, dataset, line, reason, received_at, bytes, replayable, element)
					on conflict (account_id, id) do nothing""")
			.param("account", accountId)
			.param("ids", ArrayParameters.of(lines, RejectedLine::id))
			.param("datasets", ArrayParameters.of(lines, RejectedLine::dataset))
			.param("lines", ArrayParameters.of(lines, RejectedLine::line))
			.param("reasons", ArrayParameters.of(lines, RejectedLine::reason))
			.param("times", ArrayParameters.of(lines, RejectedLine::receivedAt))
			.param("bytes", lines.stream().map(RejectedLine::bytes).toArray(byte[][]::new))
			.param("replayable", ArrayParameters.of(lines, RejectedLine::replayable))
			.param("elements", ArrayParameters.of(lines, RejectedLine::element))
			.update();
	}

	@Override
	public List<RejectedLine> replayable(String accountId, @Nullable String dataset, boolean elements, UUID after) {
		return page(this.jdbc, accountId, dataset, true, elements, after, REPLAYED_LINES, REPLAYED_BYTES);
	}

	@Override
	public List<RejectedLine> page(@Nullable Snapshot snapshot, String accountId, UUID after) {
		return page((snapshot != null) ? snapshot.jdbc(PAGE_LINES) : this.jdbc, accountId, null, false, null, after,
				PAGE_LINES, PAGE_BYTES);
	}

	private static List<RejectedLine> page(JdbcClient jdbc, String accountId, @Nullable String dataset,
			boolean replayable, @Nullable Boolean elements, UUID after, int lines, int bytes) {
		return jdbc.sql(PAGE)
			.param("account", accountId)
			.param("dataset", dataset)
			.param("replayable", replayable)
			.param("elements", elements)
			.param("after", after)
			.param("lines", lines)
			.param("bytes", bytes)
			.query(RejectedLineRepository::line)
			.list();
	}

}
