package io.ztrisk.dataset;

import java.time.Instant;

import io.ztrisk.body.BadLineException;
import io.ztrisk.format.Timestamps;
import io.ztrisk.identity.UserReference;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.log.RecordParser;
import io.ztrisk.log.RecordTexts;
import io.ztrisk.log.TimeLimits;
import io.ztrisk.mapping.Mapping;
import io.ztrisk.mapping.RecordFields;
import io.ztrisk.mapping.Values;
import io.ztrisk.scan.JsonScanner;
import io.ztrisk.scan.JsonValue;
import io.ztrisk.scan.PathTrie;
import io.ztrisk.scan.ScannedValues;
import org.jspecify.annotations.Nullable;

/**
 * Parses records by the mapping of their dataset.
 */
final class MappedParser implements RecordParser {

	private final MappedDataset dataset;

	private final TimeLimits limits;

	private final JsonScanner scanner;

	private final String timePlace;

	/** The numbers of the values of members that may hold records. */
	private final int[] wrappers;

	MappedParser(MappedDataset dataset, TimeLimits limits) {
		this.dataset = dataset;
		this.limits = limits;
		PathTrie trie = dataset.mapping().trie();
		this.wrappers = dataset.mapping().wrappers().in(trie);
		this.scanner = new JsonScanner(trie);
		this.timePlace = place(dataset.mapping().time().sources().getFirst().path());
	}

	@Override
	public ParsedLine parse(byte[] record) {
		return read(this.scanner.scan(record));
	}

	@Override
	public @Nullable ParsedLine parseUnlessWrapped(byte[] object) {
		ScannedValues scanned = this.scanner.scan(object);
		for (int wrapper : this.wrappers) {
			if (scanned.first(wrapper) != null) {
				return null;
			}
		}
		return read(scanned);
	}

	private ParsedLine read(ScannedValues scanned) {
		if (scanned.hasEscapes()) {
			requireValidTexts(scanned);
		}
		Values values = scanned::all;
		Mapping mapping = this.dataset.mapping();
		Instant at = mapping.time(values).orElseThrow(() -> timeProblem(values));
		if (this.limits.excludes(at, this.timePlace)) {
			return ParsedLine.tooLate(at);
		}
		RecordFields fields = new RecordFields(this.dataset.key(), mapping, values);
		UserReference user = mapping.user().where().holds(fields) ? MappedUser.read(mapping.user(), values, at) : null;
		if (user == null) {
			return ParsedLine.withoutUser(at, fields);
		}
		fields.setEmail(user.email());
		return ParsedLine.of(MappedActivities.of(new MappedRecord(this.dataset, user, fields, values)));
	}

	private BadLineException timeProblem(Values values) {
		boolean missing = this.dataset.mapping().time().texts(values).isEmpty();
		return new BadLineException(this.timePlace + ": " + (missing ? "is required" : Timestamps.PROBLEM));
	}

	/**
	 * Checks all values, also those that are not used, so that it does not depend on
	 * others.
	 */
	private void requireValidTexts(ScannedValues scanned) {
		for (int i = 0; i < this.dataset.mapping().paths().size(); i++) {
			for (JsonValue value : scanned.all(i)) {
				if (value.isScalar() && !RecordTexts.isValid(value)) {
					throw new BadLineException(place(i) + ": " + RecordTexts.PROBLEM);
				}
			}
		}
	}

	private String place(int path) {
		return this.dataset.mapping().paths().get(path).toString();
	}

}
