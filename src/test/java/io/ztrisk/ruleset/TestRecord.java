package io.ztrisk.ruleset;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.activity.ActivityName;
import io.ztrisk.activity.ActivitySource;
import io.ztrisk.activity.AnyActivity;
import io.ztrisk.condition.FieldText;
import io.ztrisk.condition.Fields;
import io.ztrisk.format.Uuids;
import io.ztrisk.identity.UserReference;

/**
 * A record with some fields. A text with commas is a list.
 */
record TestRecord(Instant at, String id, Map<String, String> texts) implements ActivitySource {

	static AnyActivity of(Instant at, String id, Map<String, String> texts) {
		TestRecord record = new TestRecord(at, id, texts);
		return new AnyActivity(record, record.fields());
	}

	@Override
	public String datasetKey() {
		return "test";
	}

	@Override
	public UserReference user() {
		return new UserReference(null, "mia@example.org", null, this.at);
	}

	@Override
	public UUID key() {
		return Uuids.ofParts(this.id);
	}

	@Override
	public UUID content() {
		return key();
	}

	@Override
	public Set<ActivityName> activityNames() {
		return Set.of();
	}

	@Override
	public Fields fields() {
		return (field) -> Stream.ofNullable(this.texts.get(field))
			.flatMap((text) -> Stream.of(text.split(",")))
			.map(FieldText::new)
			.toList();
	}

	@Override
	public void keep() {
	}

	@Override
	public int listBytes() {
		return 0;
	}

}
