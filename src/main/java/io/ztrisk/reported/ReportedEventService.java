package io.ztrisk.reported;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRepository;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.BodyDecoder;
import io.ztrisk.body.ByteReader;
import io.ztrisk.body.Line;
import io.ztrisk.body.LineFraming;
import io.ztrisk.event.EventService;
import io.ztrisk.event.NewEvent;
import io.ztrisk.ingest.PartitionedWriter;
import io.ztrisk.ingest.RecordMetrics;
import io.ztrisk.rejected.RejectedLine;
import io.ztrisk.rejected.RejectedLineService;
import io.ztrisk.rejected.RejectedLineWriter;

import org.springframework.stereotype.Service;

/**
 * Takes reported events: a JSON body all or none, lines one by one. Events are durable
 * before the answer, and no transaction waits for a body.
 */
@Service
class ReportedEventService {

	private static final int MAX_BODY_BYTES = 16 << 20;

	/** The maximum memory of a body that is read as a whole. */
	static final long BODY_IN_MEMORY = 80L << 20;

	/** The maximum memory of lines: two parts, two being stored, and rejected lines. */
	static final long LINES_IN_MEMORY = 48L << 20;

	/**
	 * The number of lines that each of two partitions sorts by user. A user is then
	 * looked up, locked and updated once for all of its events, which is most of the cost
	 * if the events of many users are mixed.
	 */
	private static final int SORTED_LINES = 15_000;

	private static final int SORTED_BYTES = 4 << 20;

	/** The lines of a transaction: enough to share its cost, few for short locks. */
	private static final int CHUNK = 2500;

	/** Ids come first, so that users get the e-mails by which other events name them. */
	private static final Comparator<NewEvent> BY_USER = Comparator
		.<NewEvent, UUID>comparing((event) -> event.user().id(), Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing((event) -> event.user().email(), Comparator.nullsLast(Comparator.naturalOrder()));

	private final EventReader reader;

	private final BehaviorRepository behaviors;

	private final EventService events;

	private final RejectedLineService rejectedLines;

	private final RecordMetrics counts;

	private final Clock clock;

	ReportedEventService(EventReader reader, BehaviorRepository behaviors, EventService events,
			RejectedLineService rejectedLines, RecordMetrics counts, Clock clock) {
		this.reader = reader;
		this.behaviors = behaviors;
		this.events = events;
		this.rejectedLines = rejectedLines;
		this.counts = counts;
		this.clock = clock;
	}

	EventReport storeBody(AccountId account, InputStream body) throws IOException {
		List<NewEvent> events = this.reader.readBody(account, this.behaviors.finder(account),
				BodyDecoder.read(body, MAX_BODY_BYTES));
		return counted(events.size(), events.isEmpty() ? List.of() : List.of(this.events.store(account, events)), 0);
	}

	EventReport storeLines(AccountId account, InputStream body) throws IOException {
		long received = 0;
		Function<String, Optional<Behavior>> finder = this.behaviors.finder(account);
		LineFraming lines = new LineFraming(new ByteReader(body));
		Instant now = this.clock.instant();
		try (RejectedLineWriter rejected = new RejectedLineWriter(this.rejectedLines, account);
				PartitionedWriter<NewEvent, List<EventService.Stored>> partitions = new PartitionedWriter<>(
						SORTED_LINES, SORTED_BYTES, (events) -> store(account, events))) {
			for (Line line = lines.next(); line != null; line = lines.next()) {
				received++;
				try {
					NewEvent event = this.reader.readLine(account, finder, line);
					partitions.add(event, event.user(), line.bytes().length);
				}
				catch (BadLineException ex) {
					rejected.add(RejectedLine.of(RejectedLine.EVENTS, line, String.valueOf(ex.getMessage()), now));
				}
			}
			List<EventService.Stored> stored = partitions.end().stream().flatMap(List::stream).toList();
			rejected.flush();
			return counted(received, stored, rejected.count());
		}
	}

	private List<EventService.Stored> store(AccountId account, List<NewEvent> events) {
		events.sort(BY_USER);
		List<EventService.Stored> stored = new ArrayList<>();
		for (int i = 0; i < events.size(); i += CHUNK) {
			stored.add(this.events.store(account, events.subList(i, Math.min(i + CHUNK, events.size()))));
		}
		return stored;
	}

	private EventReport counted(long received, List<EventService.Stored> parts, long rejected) {
		EventReport result = new EventReport(received, parts.stream().mapToLong(EventService.Stored::stored).sum(),
				parts.stream().mapToLong(EventService.Stored::duplicates).sum(),
				parts.stream().mapToLong(EventService.Stored::ignored).sum(), rejected);
		this.counts.addEvents(result.stored(), result.duplicates(), result.ignored(), result.rejected());
		return result;
	}

}
