package io.ztrisk.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.score.EventService;
import io.ztrisk.score.NewEvent;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Service;

/**
 * Takes reported events in: a body all or none, lines as far as they are events. What is
 * stored is durable before the answer, and no transaction is open while a body is read.
 */
@Service
class ReportedEventService {

	private static final int MOST_BODY = 16 << 20;

	/**
	 * How many lines one transaction takes: enough to share its cost, few enough to keep
	 * locks short.
	 */
	private static final int CHUNK = 1000;

	private static final int MOST_REJECTED = 100;

	private final EventReader reader;

	private final EventService events;

	ReportedEventService(JsonMapper mapper, Clock clock, EventService events) {
		this.reader = new EventReader(mapper, clock);
		this.events = events;
	}

	IngestResult storeBody(AccountId account, InputStream body) throws IOException {
		Tally tally = new Tally();
		List<NewEvent> events = this.reader.readBody(account, Body.read(body, MOST_BODY));
		tally.received = events.size();
		store(account, events, tally);
		return tally.result();
	}

	IngestResult storeLines(AccountId account, InputStream body) throws IOException {
		Tally tally = new Tally();
		Lines lines = new Lines(body);
		List<NewEvent> chunk = new ArrayList<>();
		for (Line line = lines.next(); line != null; line = lines.next()) {
			tally.received++;
			if (line.text() == null) {
				tally.reject(line.number(), String.valueOf(line.problem()));
				continue;
			}
			try {
				chunk.add(this.reader.readLine(account, line.text()));
			}
			catch (ApiException ex) {
				tally.reject(line.number(), String.valueOf(ex.getMessage()));
			}
			if (chunk.size() == CHUNK) {
				store(account, chunk, tally);
				chunk.clear();
			}
		}
		store(account, chunk, tally);
		return tally.result();
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

		private long rejected;

		private final List<IngestResult.RejectedLine> lines = new ArrayList<>();

		void reject(long line, String reason) {
			this.rejected++;
			if (this.lines.size() < MOST_REJECTED) {
				this.lines.add(new IngestResult.RejectedLine(line, reason));
			}
		}

		IngestResult result() {
			return new IngestResult(this.received, this.stored, this.duplicates, this.ignored, this.rejected,
					this.lines);
		}

	}

}
