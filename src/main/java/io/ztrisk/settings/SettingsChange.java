package io.ztrisk.settings;

import tools.jackson.databind.node.ObjectNode;

/**
 * A change of settings that a caller asks for.
 */
interface SettingsChange {

	/**
	 * The settings to change.
	 * @param current all settings before
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	ObjectNode changes(DetectionSettings current);

}
