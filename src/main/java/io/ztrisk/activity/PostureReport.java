package io.ztrisk.activity;

import java.math.BigDecimal;
import java.util.SortedMap;

import io.ztrisk.format.LowerCase;
import org.jspecify.annotations.Nullable;

/**
 * A report of a security vendor on the state of a device.
 *
 * @param check the name of the posture check
 * @param type the type of the check, which contains the name of the vendor
 * @param scores the scores of the device, from 0 (bad) to 100, by name
 * @param infected null if it is not reported
 * @param activeThreats null if it is not reported
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
