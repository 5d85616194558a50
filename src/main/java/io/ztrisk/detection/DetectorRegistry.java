package io.ztrisk.detection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorSettingRepository;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogRecord;
import io.ztrisk.settings.SettingsService;

import org.springframework.stereotype.Component;

/**
 * All detectors, and the active ones of an account.
 */
@Component
class DetectorRegistry {

	private final List<Detector> detectors;

	private final Map<Dataset, List<Detector>> byDataset = new EnumMap<>(Dataset.class);

	private final BehaviorSettingRepository behaviors;

	private final SettingsService settings;

	DetectorRegistry(List<Detector> detectors, BehaviorSettingRepository behaviors, SettingsService settings) {
		this.detectors = List.copyOf(detectors);
		for (Dataset dataset : Dataset.values()) {
			this.byDataset.put(dataset,
					detectors.stream().filter((detector) -> detector.datasets().contains(dataset)).toList());
		}
		this.behaviors = behaviors;
		this.settings = settings;
	}

	ActiveDetectors read(AccountId account) {
		return ActiveDetectors.of(this.detectors, this.behaviors.of(account), this.settings.criteria(account));
	}

	/**
	 * The behaviours that an account has enabled.
	 */
	Set<Behavior> enabled(AccountId account) {
		return this.behaviors.of(account)
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().enabled())
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/**
	 * Counts incomplete records of a dataset.
	 */
	IncompleteRecords incomplete(Dataset dataset) {
		return new IncompleteRecords(this.byDataset.getOrDefault(dataset, List.of()));
	}

	/**
	 * Whether a record could matter to any account.
	 */
	boolean matches(LogRecord record) {
		for (Detector detector : this.byDataset.getOrDefault(record.dataset(), List.of())) {
			if (detector.matches(record)) {
				return true;
			}
		}
		return false;
	}

}
