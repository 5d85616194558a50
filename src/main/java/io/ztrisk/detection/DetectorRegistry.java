package io.ztrisk.detection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.activity.Activity;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.AnyActivity;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRepository;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.detector.AccountDetectors;
import io.ztrisk.detector.Detector;
import io.ztrisk.dismissal.Likeness;
import io.ztrisk.settings.SettingsService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * All detectors, and those of an account.
 */
@Component
class DetectorRegistry implements Likeness {

	private final List<Detector<?>> detectors;

	private final Map<Class<? extends Activity>, List<Detector<?>>> byActivity;

	private final BehaviorRepository behaviors;

	private final SettingsService settings;

	private final AccountDetectors rules;

	DetectorRegistry(List<Detector<?>> detectors, BehaviorRepository behaviors, SettingsService settings,
			AccountDetectors rules) {
		this.detectors = List.copyOf(detectors);
		this.byActivity = detectors.stream().collect(Collectors.groupingBy(Detector::activity));
		this.behaviors = behaviors;
		this.settings = settings;
		this.rules = rules;
	}

	DetectorSet active(AccountId account) {
		return all(account).enabled();
	}

	/** The rules of an account, also those of behaviours that are not enabled. */
	List<Detector<AnyActivity>> rules(AccountId account) {
		return this.rules.of(account, this.behaviors.of(account));
	}

	/** As if all behaviours were enabled. */
	DetectorSet all(AccountId account) {
		Map<Behavior, ConfiguredBehavior> configuration = this.behaviors.of(account);
		return new DetectorSet(detectors(account, configuration), configuration, this.settings.criteria(account));
	}

	private List<Detector<?>> detectors(AccountId account, Map<Behavior, ConfiguredBehavior> configuration) {
		return Stream.<Detector<?>>concat(this.detectors.stream(), this.rules.of(account, configuration).stream())
			.toList();
	}

	/** The findings of a deleted behaviour are alike if their whole evidence is. */
	@Override
	public BiFunction<Behavior, ObjectNode, JsonNode> in(AccountId account) {
		Map<Behavior, Detector<?>> known = Stream
			.concat(detectors(account, this.behaviors.of(account)).stream(), this.rules.made(account).stream())
			.collect(Collectors.toMap(Detector::behavior, Function.identity(), (one, other) -> one));
		return (behavior, evidence) -> {
			Detector<?> detector = known.get(behavior);
			return (detector != null) ? detector.likeness(evidence) : Likeness.ofMembers(evidence);
		};
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

	/**
	 * Tells which records may be relevant for an account, whatever its settings, by the
	 * rules that it has now.
	 */
	Predicate<ActivityRecord> filter(AccountId account) {
		List<Detector<AnyActivity>> rules = rules(account);
		return rules.isEmpty() ? this::matches : (record) -> matches(record) || matches(rules, record);
	}

	private static boolean matches(List<Detector<AnyActivity>> rules, ActivityRecord record) {
		AnyActivity activity = record.any();
		for (Detector<AnyActivity> rule : rules) {
			if (rule.matches(activity)) {
				return true;
			}
		}
		return false;
	}

	private boolean matches(ActivityRecord record) {
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
