package io.ztrisk.detection;

import java.util.List;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.BehaviorService;

import org.springframework.stereotype.Component;

/**
 * Reads what an account's records are judged by.
 */
@Component
class RuleReader {

	private final List<Detector> detectors;

	private final BehaviorService behaviors;

	private final SettingsService settings;

	RuleReader(List<Detector> detectors, BehaviorService behaviors, SettingsService settings) {
		this.detectors = List.copyOf(detectors);
		this.behaviors = behaviors;
		this.settings = settings;
	}

	Rules read(AccountId account) {
		return Rules.of(this.detectors, this.behaviors.configuration(account), this.settings.of(account));
	}

	/**
	 * Whether a record could matter to any account.
	 */
	boolean concerns(LogRecord record) {
		return this.detectors.stream()
			.anyMatch((detector) -> detector.datasets().contains(record.dataset()) && detector.concerns(record));
	}

}
