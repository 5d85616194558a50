package io.ztrisk.rejected;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.ztrisk.api.Rows;
import io.ztrisk.format.Uuids;
import io.ztrisk.privacy.DataSubject;
import io.ztrisk.privacy.PersonalData;
import io.ztrisk.privacy.UserErasing;
import io.ztrisk.query.Snapshot;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rejected lines that contain an id or e-mail of a person, for its export. It reads
 * all lines of the account by pages, and the {@link IdentifierScanner} tells which match.
 */
@Component
class RejectedLineExport implements PersonalData {

	private static final int MOST_LINES = 500;

	/** A page ends with the line that reaches them, which may have a mebibyte itself. */
	private static final int MOST_BYTES = 1 << 20;

	private static final String PAGE = """
			select id, dataset, line, reason, received_at, bytes, replayable
			from (
				select page.*, sum(coalesce(octet_length(bytes), 0)) over (order by id)
					- coalesce(octet_length(bytes), 0) as before
				from (
					select id, dataset, line, reason, received_at, bytes, replayable
					from rejected_line
					where account_id = :account and id > :after
					order by id
					limit :lines) as page) as sized
			where before < :bytes
			order by id""";

	/** One page is searched at a time: several would keep all processors from others. */
	private final Lock searching = new ReentrantLock();

	private final JdbcClient jdbc;

	private final RejectedLineRepository store;

	RejectedLineExport(JdbcClient jdbc, RejectedLineRepository store) {
		this.jdbc = jdbc;
		this.store = store;
	}

	@Override
	public String name() {
		return "rejected_lines";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, DataSubject person) {
		JdbcClient reader = snapshot.jdbc(MOST_LINES);
		Set<String> identifiers = person.identifiers();
		return new Rows<>(pages(reader, accountId).flatMap((page) -> naming(page, identifiers).stream()).iterator());
	}

	/**
	 * Deletes the lines that name a person, page by page.
	 */
	@EventListener
	void on(UserErasing erasing) {
		pages(this.jdbc, erasing.account().value()).forEach((page) -> {
			List<RejectedLineReader.Row> naming = naming(page, erasing.identifiers());
			if (!naming.isEmpty()) {
				this.store.delete(erasing.account(), naming.stream().map(RejectedLineReader.Row::id).toList());
			}
		});
	}

	private List<RejectedLineReader.Row> naming(List<RejectedLineReader.Row> page, Set<String> identifiers) {
		this.searching.lock();
		try {
			return page.stream()
				.filter((line) -> new IdentifierScanner(line.text(), line.reason()).includeAny(identifiers))
				.toList();
		}
		finally {
			this.searching.unlock();
		}
	}

	/** All lines of an account, each page read when the one before is through. */
	private static Stream<List<RejectedLineReader.Row>> pages(JdbcClient jdbc, String accountId) {
		return Stream.iterate(page(jdbc, accountId, Uuids.NIL), (page) -> !page.isEmpty(),
				(page) -> page(jdbc, accountId, page.getLast().id()));
	}

	private static List<RejectedLineReader.Row> page(JdbcClient jdbc, String accountId, UUID after) {
		return jdbc.sql(PAGE)
			.params(Map.of("account", accountId, "after", after, "lines", MOST_LINES, "bytes", MOST_BYTES))
			.query(RejectedLineReader::row)
			.list();
	}

}
