package io.ztrisk.dryrun;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.activity.ActivityName;
import io.ztrisk.activity.ActivitySource;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.condition.FieldText;
import io.ztrisk.condition.Fields;
import io.ztrisk.mapping.FieldType;
import io.ztrisk.mapping.Mapping;
import io.ztrisk.mapping.RecordFields;
import org.jspecify.annotations.Nullable;

/**
 * A record in a dry run: its outcome, and the data that were read from it.
 *
 * @param number of the record in the body, from 1
 * @param reason why a record is ignored, late or rejected
 * @param fields of the mapping by name: a text each, or a list of texts
 * @param behaviors the keys of the behaviours that would keep the record, enabled or not
 */
@ApiSchema("DryRunRecord")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DryRunRecord(@Nullable List<String> activities, @Nullable List<String> behaviors,
		@Nullable Map<String, Object> fields, @Nullable UUID key, long number, DryRunOutcome outcome,
		@Nullable String reason, @Nullable Instant time, @Nullable DryRunUser user) {

	static DryRunRecord rejected(long number, String reason) {
		return new DryRunRecord(null, null, null, null, number, DryRunOutcome.REJECTED, reason, null, null);
	}

	/** A record that names no user, or whose dataset is only counted. */
	static DryRunRecord of(long number, DryRunOutcome outcome, @Nullable Instant time, Mapping mapping,
			@Nullable RecordFields fields) {
		return new DryRunRecord((fields != null) ? names(fields.activities()) : null, List.of(),
				(fields != null) ? values(mapping, fields) : null, null, number, outcome, outcome.reason(), time, null);
	}

	static DryRunRecord of(long number, DryRunOutcome outcome, Mapping mapping, ActivitySource source,
			List<String> behaviors) {
		return new DryRunRecord(names(source.activityNames()), behaviors, values(mapping, source.fields()),
				source.key(), number, outcome, outcome.reason(), source.at(), DryRunUser.of(source.user()));
	}

	private static List<String> names(Set<ActivityName> activities) {
		return activities.stream().map(ActivityName::key).toList();
	}

	private static SortedMap<String, Object> values(Mapping mapping, Fields fields) {
		SortedMap<String, Object> values = new TreeMap<>();
		mapping.fields().forEach((field) -> {
			List<String> texts = fields.texts(field.name()).stream().map(FieldText::toString).toList();
			if (!texts.isEmpty()) {
				values.put(field.name(), (field.type() == FieldType.LIST) ? texts : texts.getFirst());
			}
		});
		return values;
	}

}
