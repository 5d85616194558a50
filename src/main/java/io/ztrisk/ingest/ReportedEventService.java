package io.ztrisk.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.detection.BadLineException;
import io.ztrisk.score.EventService;
import io.ztrisk.score.NewEvent;

import org.springframework.stereotype.Service;

/**
 * Takes reported events in: a body all or none, lines as far as they are events. What is
 * stored is durable before the answer, and no transaction is open while a body is read.
 */
@Service
class ReportedEventService {

	private static final int MOST_BODY = 16 << 20;

	/** How many bytes a body that is taken whole may have in memory. */
	static final long BODY_IN_MEMORY = 80L << 20;

	/**
	 * How many bytes of lines may be in memory: those held, as many being stored, and
	 * what is set aside.
	 */
	static final long LINES_IN_MEMORY = 40L << 20;

	/**
	 * How many lines are held and put in the order of their users: a user's events are
	 * stored together then, and the user is looked up, locked and updated once for all of
	 * them. That is most of the cost where events of many users come mixed.
	 */
	private static final int HELD = 20_000;

	private static final int HELD_BYTES = 8 << 20;

	/**
	 * How many lines one transaction takes: enough to share its cost, few enough to keep
	 * locks short.
	 */
	private static final int CHUNK = 2500;

	/** Real ids first: they take their e-mails before others name only these. */
	private static final Comparator<NewEvent> BY_USER = Comparator
		.<NewEvent, UUID>comparing((event) -> event.user().id(), Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing((event) -> event.user().email(), Comparator.nullsLast(Comparator.naturalOrder()));

	private final EventReader reader;

	private final EventService events;

	private final RejectedLineStore rejectedLines;

	private final RecordCounts counts;

	private final Clock clock;

	ReportedEventService(EventReader reader, EventService events, RejectedLineStore rejectedLines, RecordCounts counts,
			Clock clock) {
		this.reader = reader;
		this.events = events;
		this.rejectedLines = rejectedLines;
		this.counts = counts;
		this.clock = clock;
	}

	IngestResult storeBody(AccountId account, InputStream body) throws IOException {
		Tally tally = new Tally();
		List<NewEvent> events = this.reader.readBody(account, Body.read(body, MOST_BODY));
		tally.received = events.size();
		store(account, events, tally);
		return counted(tally.result(0));
	}

	IngestResult storeLines(AccountId account, InputStream body) throws IOException {
		Tally tally = new Tally();
		SetAside setAside = new SetAside(this.rejectedLines, account, RejectedLine.EVENTS, this.clock.instant());
		Lines lines = new Lines(new ByteReader(body), 0);
		try (Storing storing = new Storing()) {
			List<NewEvent> held = new ArrayList<>();
			int bytes = 0;
			for (Line line = lines.next(); line != null; line = lines.next()) {
				tally.received++;
				try {
					held.add(this.reader.readLine(account, line));
					bytes += line.bytes().length;
				}
				catch (BadLineException ex) {
					setAside.add(line, String.valueOf(ex.getMessage()));
				}
				if (held.size() == HELD || bytes >= HELD_BYTES) {
					List<NewEvent> part = held;
					storing.next(() -> storeChunks(account, part, tally));
					held = new ArrayList<>();
					bytes = 0;
				}
			}
			storing.await();
			storeChunks(account, held, tally);
		}
		setAside.end();
		return counted(tally.result(setAside.count()));
	}

	private IngestResult counted(IngestResult result) {
		this.counts.add(result);
		return result;
	}

	private void storeChunks(AccountId account, List<NewEvent> events, Tally tally) {
		events.sort(BY_USER);
		for (int i = 0; i < events.size(); i += CHUNK) {
			store(account, events.subList(i, Math.min(i + CHUNK, events.size())), tally);
		}
	}

	private void store(AccountId account, List<NewEvent> events, Tally tally) {
		if (!events.isEmpty()) {
			EventService.Stored stored = this.events.store(account, events);
			tally.stored += stored.stored();
			tally.duplicates += stored.duplicates();
			tally.ignored += stored.ignored();
		}
	}

	/**
	 * Counts as a body is read.
	 */
	private static final class Tally {

		private long received;

		private long stored;

		private long duplicates;

		private long ignored;

		IngestResult result(long rejected) {
			return new IngestResult(this.received, this.stored, this.duplicates, this.ignored, rejected);
		}

	}

}
