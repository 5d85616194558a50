package io.ztrisk.query;

import java.sql.Connection;
import java.sql.SQLException;
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
import org.springframework.util.Assert;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Reads lists, each from one snapshot of the database. One statement reads a page or a
 * short list before anything is written, so that slow readers hold no connection. Longer
 * lists are read while they are written, on one of a few connections of their own.
 */
@Component
public class ListReader {

	/** The size up to which a part needs no permit: some fifty rows. */
	private static final int SMALL_BYTES = 50 * 512;

	/** The attribute of a request that has a snapshot. */
	private static final String SNAPSHOT = ListReader.class.getName() + ".snapshot";

	private final JdbcClient database;

	private final HikariDataSource streams;

	private final Bulkhead bulkhead;

	ListReader(JdbcClient database, @Qualifier("streams") HikariDataSource streams,
			@Qualifier("listBulkhead") Bulkhead lists) {
		this.bulkhead = lists;
		this.database = database;
		this.streams = streams;
	}

	/**
	 * Reads a list.
	 * @param page null for all rows
	 * @return empty if there is no such list
	 */
	public <H, R> Optional<ListResult<H, R>> read(ListQuery<H, R> query, @Nullable Paging page) {
		if (page != null && page.size() > query.maxRows() && !page.isPastAll()) {
			return stream(query, page);
		}
		ListPart<H, R> part = part(query, page);
		if (part.exceedsMemory()) {
			return stream(query, page);
		}
		long size = part.bytes();
		if (size > SMALL_BYTES) {
			RequestBulkhead.release();
			this.bulkhead.acquireForRequest(size);
		}
		return part.result();
	}

	/**
	 * Reads a list without a head, which always exists.
	 * @param page null for all rows
	 */
	public <R> ListResult<?, R> readRows(ListQuery<?, R> query, @Nullable Paging page) {
		return read(query, page).orElseThrow();
	}

	private <H, R> ListPart<H, R> part(ListQuery<H, R> query, @Nullable Paging page) {
		ListPart<H, R> part = new ListPart<>(query, page);
		this.database.sql(query.statement(page != null))
			.params(query.parameters())
			.param("limit", (page != null) ? page.size() : query.maxRows() + 1)
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
		Rows<R> rows = new Rows<>(snapshot.sql(query.page())
			.params(query.parameters())
			.param("limit", (page != null) ? page.size() : Long.MAX_VALUE)
			.param("offset", (page != null) ? page.offset() : 0)
			.query(query.mapper())
			.stream()
			.iterator());
		return Optional.of(new ListResult<>(head.get(), rows, page, total));
	}

	/**
	 * Opens a snapshot that is closed when the answer has been written. A request has one
	 * snapshot: requests that wait for a second connection could block each other.
	 */
	public Snapshot snapshot() {
		RequestAttributes request = RequestContextHolder.currentRequestAttributes();
		Assert.state(request.getAttribute(SNAPSHOT, RequestAttributes.SCOPE_REQUEST) == null,
				"The request has a snapshot already");
		RequestBulkhead.release();
		try {
			Connection connection = this.streams.getConnection();
			request.setAttribute(SNAPSHOT, true, RequestAttributes.SCOPE_REQUEST);
			request.registerDestructionCallback(SNAPSHOT, () -> JdbcUtils.closeConnection(connection),
					RequestAttributes.SCOPE_REQUEST);
			return new Snapshot(connection);
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("No connection for a snapshot", ex);
		}
	}

}
