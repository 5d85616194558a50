package io.ztrisk.activity;

import java.math.BigDecimal;
import java.util.SortedMap;

import io.ztrisk.format.LowerCase;
import org.jspecify.annotations.Nullable;

/**
 * A report of a security vendor on the state of a device.
 *
 * @param deviceId the id of the device
 * @param deviceName the name of the device
 * @param check the name of the check that asked the vendor
 * @param type the type of the check, which contains the name of the vendor
 * @param result the result of the check
 * @param scores the scores of the device, from 0 (bad) to 100, by name
 * @param infected null if the report does not tell
 * @param activeThreats null if the report does not tell
 */
public record PostureReport(ActivitySource source, String deviceId, String deviceName, String check, String type,
		String result, SortedMap<String, BigDecimal> scores, @Nullable Boolean infected,
		@Nullable BigDecimal activeThreats) implements Activity {

	/**
	 * Whether the report is of a vendor.
	 * @param vendor in lower case
	 */
	public boolean isOf(String vendor) {
		return LowerCase.of(this.type).contains(vendor);
	}

}
