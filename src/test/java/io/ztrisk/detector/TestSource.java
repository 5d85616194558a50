package io.ztrisk.detector;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.activity.ActivityName;
import io.ztrisk.activity.ActivitySource;
import io.ztrisk.condition.Fields;
import io.ztrisk.format.Uuids;
import io.ztrisk.identity.UserReference;

/**
 * A record of no format.
 */
record TestSource(UserReference user, UUID key, Fields fields) implements ActivitySource {

	TestSource(Instant at, String id) {
		this(new UserReference(null, "mia@example.org", null, at), Uuids.ofParts(id), (field) -> List.of());
	}

	TestSource with(Fields other) {
		return new TestSource(this.user, this.key, other);
	}

	@Override
	public String datasetKey() {
		return "access_requests";
	}

	@Override
	public UUID content() {
		return this.key;
	}

	@Override
	public Set<ActivityName> activityNames() {
		return Set.of();
	}

	@Override
	public void keep() {
	}

	@Override
	public int listBytes() {
		return 0;
	}

}
