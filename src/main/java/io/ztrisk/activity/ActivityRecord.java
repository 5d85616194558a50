package io.ztrisk.activity;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The activities that were read from a record.
 *
 * @param source the record
 * @param activities at most one of each type
 * @param missing by type of activity, the missing fields without which a detector cannot
 * tell if it shows a behaviour; named as in the record's format
 */
public record ActivityRecord(ActivitySource source, List<Activity> activities,
		Map<Class<? extends Activity>, Set<String>> missing) {

	/** Everything in the record, for rules. */
	public AnyActivity any() {
		return new AnyActivity(this.source, this.source.fields());
	}

	/** The activity of a type, null if there is none. */
	public <A extends Activity> @Nullable A activity(Class<A> type) {
		if (type == AnyActivity.class) {
			return type.cast(any());
		}
		for (Activity activity : this.activities) {
			if (type.isInstance(activity)) {
				return type.cast(activity);
			}
		}
		return null;
	}

}
