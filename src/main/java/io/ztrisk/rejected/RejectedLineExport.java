package io.ztrisk.rejected;

import java.util.List;
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
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Exports the rejected lines that name a person by an id or an alias, and deletes them
 * when the person is erased. All lines of the account are read page by page and searched.
 */
@Component
class RejectedLineExport implements PersonalData {

	/** One page is searched at a time: more would take all processors. */
	private final Lock searching = new ReentrantLock();

	private final RejectedLineRepository lines;

	private final RejectedLineService service;

	RejectedLineExport(RejectedLineRepository lines, RejectedLineService service) {
		this.lines = lines;
		this.service = service;
	}

	@Override
	public String name() {
		return "rejected_lines";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, DataSubject person) {
		Set<String> identifiers = person.identifiers();
		return new Rows<>(pages(snapshot, accountId).flatMap((page) -> naming(page, identifiers)).iterator());
	}

	@EventListener
	void on(UserErasing erasing) {
		pages(null, erasing.account().value()).forEach((page) -> {
			List<UUID> naming = naming(page, erasing.identifiers()).map(RejectedLines.Row::id).toList();
			if (!naming.isEmpty()) {
				this.service.delete(erasing.account(), naming);
			}
		});
	}

	private Stream<RejectedLines.Row> naming(List<RejectedLine> page, Set<String> identifiers) {
		this.searching.lock();
		try {
			return page.stream()
				.map(RejectedLines.Row::of)
				.filter((line) -> new IdentifierScanner(line.text(), line.reason()).containsAny(identifiers))
				.toList()
				.stream();
		}
		finally {
			this.searching.unlock();
		}
	}

	/** All lines of an account. A page is read when the one before has been searched. */
	private Stream<List<RejectedLine>> pages(@Nullable Snapshot snapshot, String accountId) {
		return Stream.iterate(this.lines.page(snapshot, accountId, Uuids.NIL), (page) -> !page.isEmpty(),
				(page) -> this.lines.page(snapshot, accountId, page.getLast().id()));
	}

}
