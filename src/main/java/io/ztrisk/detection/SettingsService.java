package io.ztrisk.detection;

import io.ztrisk.api.AccountId;

import org.springframework.stereotype.Service;

/**
 * Reads and changes the accounts' settings of detection.
 */
@Service
class SettingsService {

	/**
	 * The settings as they are now.
	 */
	Settings of(AccountId account) {
		return Settings.DEFAULT;
	}

}
