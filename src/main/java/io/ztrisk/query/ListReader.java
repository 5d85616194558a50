package io.ztrisk.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.zaxxer.hikari.HikariDataSource;
import io.ztrisk.api.Paging;
import io.ztrisk.api.Rows;
import io.ztrisk.limit.Bulkhead;
import io.ztrisk.limit.RequestBulkhead;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
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

	/** The usual size of a row in memory, beyond the bytes that are counted. */
	private static final int ROW_BYTES = 512;

	/** The size of fifty rows, which need no permit. */
	private static final int LITTLE = 50 * ROW_BYTES;

	private final JdbcClient database;

	private final HikariDataSource streams;

	private final Bulkhead bulkhead;

	ListReader(JdbcClient database, @Qualifier("streams") HikariDataSource streams, Bulkhead listBulkhead) {
		this.bulkhead = listBulkhead;
		this.database = database;
		this.streams = streams;
	}

	/**
	 * Reads a list.
	 * @param page null for all rows
	 * @return empty if there is no such list
	 */
	public <H, R> Optional<ListResult<H, R>> read(ListQuery<H, R> query, @Nullable Paging page) {
		if (page != null && page.size() > query.most() && !page.isPastAll()) {
			return stream(query, page);
		}
		Part<H, R> part = part(query, page);
		if (part.exceedsMemory()) {
			return stream(query, page);
		}
		long size = (long) part.rows.size() * ROW_BYTES + part.bytes;
		if (size > LITTLE) {
			RequestBulkhead.release();
			this.bulkhead.acquireForRequest(size);
		}
		return part.result();
	}

	private <H, R> Part<H, R> part(ListQuery<H, R> query, @Nullable Paging page) {
		Part<H, R> part = new Part<>(query, page);
		this.database.sql(query.statement(page != null))
			.params(query.parameters())
			.param("limit", (page != null) ? page.size() : query.most() + 1)
			.param("offset", (page != null) ? page.offset() : 0)
			.query(part::add);
		return part;
	}

	private <H, R> Optional<ListResult<H, R>> stream(ListQuery<H, R> query, @Nullable Paging page) {
		JdbcClient snapshot = snapshot().jdbc(query.fetchSize());
		Optional<H> head = snapshot.sql(query.head()).params(query.parameters()).query(query.headMapper()).optional();
		if (head.isEmpty()) {
			return Optional.empty();
		}
		long total = (page != null) ? snapshot.sql(query.count()).params(query.parameters()).query(Long.class).single()
				: 0;
		Rows<R> rows = new Rows<>(snapshot.sql(query.ordered() + " limit :limit offset :offset")
			.params(query.parameters())
			.param("limit", (page != null) ? page.size() : Long.MAX_VALUE)
			.param("offset", (page != null) ? page.offset() : 0)
			.query(query.mapper())
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
	 * The head and the rows that one statement has read.
	 */
	private static final class Part<H, R> {

		private final ListQuery<H, R> query;

		private final @Nullable Paging page;

		private final List<R> rows = new ArrayList<>();

		private @Nullable H head;

		private long total;

		private long bytes;

		Part(ListQuery<H, R> query, @Nullable Paging page) {
			this.query = query;
			this.page = page;
		}

		void add(ResultSet row) throws SQLException {
			if (this.head == null) {
				this.head = this.query.headMapper().mapRow(row, 0);
				this.total = (this.page != null) ? row.getLong("total") : 0;
			}
			if (row.getBoolean("present")) {
				this.bytes = (this.query.bytes() != null) ? row.getLong("part_bytes") : 0;
				this.rows.add(mapped(row));
			}
		}

		private R mapped(ResultSet row) throws SQLException {
			return this.query.mapper().mapRow(row, this.rows.size());
		}

		/**
		 * Whether there are more rows than go into memory. If they have too many bytes,
		 * the statement leaves them out, so that an empty part may be one of these.
		 */
		boolean exceedsMemory() {
			if (this.page != null && this.page.isPastAll()) {
				return false;
			}
			return this.rows.isEmpty() ? this.head != null && this.query.bytes() != null
					: this.page == null && this.rows.size() > this.query.most();
		}

		Optional<ListResult<H, R>> result() {
			return Optional.ofNullable(this.head)
				.map((head) -> new ListResult<>(head, new Rows<>(this.rows.iterator()), this.page, this.total));
		}

	}

}
