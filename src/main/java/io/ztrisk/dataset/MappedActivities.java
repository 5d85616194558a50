package io.ztrisk.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.ztrisk.activity.Activity;
import io.ztrisk.activity.ActivityName;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.DlpMatch;
import io.ztrisk.activity.DomainVisit;
import io.ztrisk.activity.FileTransfer;
import io.ztrisk.activity.Login;
import io.ztrisk.place.CountryCodes;

/**
 * Creates the activities that detectors read.
 */
final class MappedActivities {

	private static final String CATEGORIES = "category_ids";

	private MappedActivities() {
	}

	static ActivityRecord of(MappedRecord record) {
		Set<ActivityName> names = record.activityNames();
		List<Activity> activities = names.isEmpty() ? List.of()
				: names.stream().flatMap((name) -> activity(record, name)).toList();
		return new ActivityRecord(record, activities, Map.of());
	}

	private static Stream<Activity> activity(MappedRecord record, ActivityName name) {
		return switch (name) {
			case LOGIN_SUCCESS -> Stream.of(login(record));
			case VISIT -> visit(record).stream();
			case DLP_MATCH -> match(record).stream();
			case FILE -> transfer(record).stream();
			// No detector reads these.
			case LOGIN_FAILURE, MFA_DENIED, RISK_REPORTED, POSTURE -> Stream.empty();
		};
	}

	private static Activity login(MappedRecord record) {
		String country = CountryCodes.of(record.text("country")).orElse("");
		return new Login(record, record.text("address").strip(), country, record.text("request_id"),
				RecordedPlace.of(record, country));
	}

	private static Optional<Activity> visit(MappedRecord record) {
		List<String> categories = record.list(CATEGORIES);
		return categories.isEmpty() ? Optional.empty() : Optional.of(new DomainVisit(record, new MappedRequest(record),
				false, List.of(new DomainVisit.Field(CATEGORIES, categories))));
	}

	private static Optional<Activity> match(MappedRecord record) {
		List<String> profiles = record.list("profiles");
		return profiles.isEmpty() ? Optional.empty()
				: Optional.of(new DlpMatch(record, new MappedRequest(record), List.of(), List.of(), profiles));
	}

	private static Optional<Activity> transfer(MappedRecord record) {
		boolean malicious = record.text("verdict").equalsIgnoreCase("malicious");
		return malicious
				? Optional.of(new FileTransfer(record, new MappedRequest(record), record.text("reason"),
						record.text("file_name"), record.text("file_hash"), null, record.text("request_id"), true))
				: Optional.empty();
	}

}
