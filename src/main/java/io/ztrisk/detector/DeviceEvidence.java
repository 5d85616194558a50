package io.ztrisk.detector;

import java.time.temporal.ChronoUnit;

import io.ztrisk.activity.PostureReport;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.observation.Observation;

/**
 * Builds the evidence and the observation of a posture report.
 */
final class DeviceEvidence {

	private DeviceEvidence() {
	}

	static EvidenceBuilder of(PostureReport report) {
		return EvidenceBuilder.of(report.source())
			.text("device_id", report.deviceId())
			.text("device_name", report.deviceName())
			.text("check_name", report.check())
			.text("check_type", report.type())
			.text("result", report.result());
	}

	/** Builds an observation. A device has one event for each UTC day. */
	static Observation observation(Behavior behavior, PostureReport report, EvidenceBuilder evidence) {
		String device = report.deviceId().isBlank() ? report.deviceName() : report.deviceId();
		return evidence.build(behavior, device + " " + report.source().at().truncatedTo(ChronoUnit.DAYS));
	}

}
