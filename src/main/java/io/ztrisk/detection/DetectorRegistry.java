package io.ztrisk.detection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.ztrisk.activity.Activity;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorSettingRepository;
import io.ztrisk.settings.SettingsService;

import org.springframework.stereotype.Component;

/**
 * All detectors, and the active ones of an account.
 */
@Component
class DetectorRegistry {

	private final List<Detector<?>> detectors;

	private final Map<Class<? extends Activity>, List<Detector<?>>> byActivity;

	private final BehaviorSettingRepository behaviors;

	private final SettingsService settings;

	DetectorRegistry(List<Detector<?>> detectors, BehaviorSettingRepository behaviors, SettingsService settings) {
		this.detectors = List.copyOf(detectors);
		this.byActivity = detectors.stream().collect(Collectors.groupingBy(Detector::activity));
		this.behaviors = behaviors;
		this.settings = settings;
	}

	ActiveDetectors active(AccountId account) {
		return ActiveDetectors.of(this.detectors, this.behaviors.of(account), this.settings.criteria(account));
	}

	Set<Behavior> enabledBehaviors(AccountId account) {
		return this.behaviors.of(account)
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().enabled())
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	IncompleteRecords newIncompleteRecords() {
		return new IncompleteRecords(this.detectors);
	}

	boolean matches(ActivityRecord record) {
		for (Activity activity : record.activities()) {
			for (Detector<?> detector : this.byActivity.getOrDefault(activity.getClass(), List.of())) {
				if (matches(detector, activity)) {
					return true;
				}
			}
		}
		return false;
	}

	private static <A extends Activity> boolean matches(Detector<A> detector, Activity activity) {
		return detector.matches(detector.activity().cast(activity));
	}

}
