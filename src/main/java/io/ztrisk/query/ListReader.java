package io.ztrisk.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.zaxxer.hikari.HikariDataSource;
import io.ztrisk.api.Paging;
import io.ztrisk.api.Rows;
import io.ztrisk.limit.Bulkhead;
import io.ztrisk.limit.RequestBulkhead;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Reads lists, each from one snapshot of the database. A page or a short list is read by
 * one statement before anything is written, so that slow readers hold no connection.
 * Longer lists are read while they are written, on one of a few connections of their own.
 */
@Component
public class ListReader {

	/** How many bytes a row takes in memory, usually, beyond those that are counted. */
	private static final int ROW_BYTES = 512;

	/** How many bytes are in memory without a permit: fifty rows. */
	private static final int LITTLE = 50 * ROW_BYTES;

	private final JdbcOperations database;

	private final Map<ListStatement, NamedStatement> statements = new ConcurrentHashMap<>();

	private final HikariDataSource streams;

	private final Bulkhead bulkhead;

	ListReader(JdbcOperations database, @Qualifier("streams") HikariDataSource streams, Bulkhead listBulkhead) {
		this.bulkhead = listBulkhead;
		this.database = database;
		this.streams = streams;
	}

	/**
	 * Reads a list.
	 * @param page null for all rows
	 * @return empty if there is no such list
	 */
	public <H, R> Optional<ListResult<H, R>> read(ListQuery<H, R> listing, @Nullable Paging page) {
		if (page != null && page.size() > listing.most() && !page.isPastAll()) {
			return stream(listing, page);
		}
		Part<H, R> part = part(listing, page);
		if (part.exceeds(listing, page)) {
			return stream(listing, page);
		}
		long size = (long) part.rows.size() * ROW_BYTES + part.bytes;
		if (size > LITTLE) {
			RequestBulkhead.release();
			this.bulkhead.acquireForRequest(size);
		}
		return part.listed(page);
	}

	private <H, R> Part<H, R> part(ListQuery<H, R> listing, @Nullable Paging page) {
		MapSqlParameterSource parameters = new MapSqlParameterSource(listing.parameters())
			.addValue("limit", (page != null) ? page.size() : listing.most() + 1)
			.addValue("offset", (page != null) ? page.offset() : 0);
		return this.statements.computeIfAbsent(ListStatement.of(listing, page != null), ListStatement::named)
			.query(this.database, parameters, (row) -> {
				Part<H, R> part = new Part<>();
				while (row.next()) {
					part.add(row, listing, page != null);
				}
				return part;
			});
	}

	private <H, R> Optional<ListResult<H, R>> stream(ListQuery<H, R> listing, @Nullable Paging page) {
		JdbcClient snapshot = snapshot().jdbc(listing.fetchSize());
		Optional<H> head = snapshot.sql(listing.head())
			.params(listing.parameters())
			.query(listing.headMapper())
			.optional();
		if (head.isEmpty()) {
			return Optional.empty();
		}
		long total = (page != null)
				? snapshot.sql(listing.count()).params(listing.parameters()).query(Long.class).single() : 0;
		Rows<R> rows = new Rows<>(snapshot.sql(listing.ordered() + " limit :limit offset :offset")
			.params(listing.parameters())
			.param("limit", (page != null) ? page.size() : Long.MAX_VALUE)
			.param("offset", (page != null) ? page.offset() : 0)
			.query(listing.mapper())
			.stream()
			.iterator());
		return Optional.of(new ListResult<>(head.get(), rows, page, total));
	}

	/**
	 * Opens a snapshot that is closed when the answer has been written.
	 */
	public Snapshot snapshot() {
		RequestBulkhead.release();
		try {
			Connection connection = this.streams.getConnection();
			RequestContextHolder.currentRequestAttributes()
				.registerDestructionCallback(ListReader.class.getName(), () -> JdbcUtils.closeConnection(connection),
						RequestAttributes.SCOPE_REQUEST);
			return new Snapshot(connection);
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("No connection", ex);
		}
	}

	/**
	 * What one statement has brought.
	 */
	private static final class Part<H, R> {

		private final List<R> rows = new ArrayList<>();

		private @Nullable H head;

		private long total;

		private long bytes;

		void add(ResultSet row, ListQuery<H, R> listing, boolean counted) throws SQLException {
			if (this.head == null) {
				this.head = listing.headMapper().mapRow(row, 0);
				this.total = counted ? row.getLong("total") : 0;
			}
			if (row.getBoolean("present")) {
				this.bytes = (listing.bytes() != null) ? row.getLong("part_bytes") : 0;
				this.rows.add(map(row, listing.mapper()));
			}
		}

		/**
		 * Whether there is more than goes into memory. Where bytes are counted it is left
		 * out then, and cannot be told from a part that is empty.
		 */
		boolean exceeds(ListQuery<H, R> listing, @Nullable Paging page) {
			if (page != null && page.isPastAll()) {
				return false;
			}
			return this.rows.isEmpty() ? this.head != null && listing.bytes() != null
					: page == null && this.rows.size() > listing.most();
		}

		private R map(ResultSet row, RowMapper<R> mapper) throws SQLException {
			return mapper.mapRow(row, this.rows.size());
		}

		Optional<ListResult<H, R>> listed(@Nullable Paging page) {
			return Optional.ofNullable(this.head)
				.map((head) -> new ListResult<>(head, new Rows<>(this.rows.iterator()), page, this.total));
		}

	}

}
