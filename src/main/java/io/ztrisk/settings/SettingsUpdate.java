package io.ztrisk.settings;

import io.ztrisk.api.JsonFields;
import tools.jackson.databind.node.ObjectNode;

/**
 * An update of settings. An unknown member is an error, because a threshold with a typo
 * would seem to be set.
 *
 * @param fields the body as it was sent, or the member of a body
 */
public record SettingsUpdate(JsonFields fields) implements SettingsChange {

	/** The time that observations are kept after the oldest record that is evaluated. */
	private static final int MAX_HOURS = 24;

	/** Half of the earth's circumference, which is the maximum distance of two places. */
	private static final int MAX_KM = 20037;

	private static final int MAX_REASONS = 100;

	private static final int MAX_TEXT = 128;

	@Override
	public ObjectNode changes(DetectionSettings current) {
		this.fields.only("domains", "feeds", "high_dlp", "imp_travel", "malicious_file");
		SettingsSection root = new SettingsSection(this.fields);
		root.section("domains", SettingsUpdate::domains);
		root.section("feeds", SettingsUpdate::feeds);
		root.section("high_dlp", SettingsUpdate::highDlp);
		root.section("imp_travel", SettingsUpdate::impTravel);
		root.section("malicious_file", (section) -> maliciousFile(section, current.maliciousFile().fileInfo() == null));
		this.fields.problems().throwIfAny();
		return (ObjectNode) this.fields.object();
	}

	private static void domains(SettingsSection section) {
		section.fields().only("excluded_categories", "excluded_hosts");
		ExclusionFields.categories(section, "excluded_categories");
		ExclusionFields.hosts(section, "excluded_hosts");
	}

	private static void feeds(SettingsSection section) {
		section.fields().only("quiet_after_seconds");
		section.integer("quiet_after_seconds", 60, 2_592_000);
	}

	private static void highDlp(SettingsSection section) {
		section.fields().only("matches", "seconds");
		section.integer("matches", 1, 1000);
		section.integer("seconds", 1, 3600);
	}

	private static void impTravel(SettingsSection section) {
		section.fields()
			.only("anonymizers", "excluded_asns", "excluded_networks", "excluded_users", "max_hours", "min_km",
					"min_kmh");
		section.oneOf("anonymizers", "judge", "suppress");
		ExclusionFields.asns(section, "excluded_asns");
		ExclusionFields.networks(section, "excluded_networks");
		ExclusionFields.users(section, "excluded_users");
		section.integer("max_hours", 1, MAX_HOURS);
		section.integer("min_km", 1, MAX_KM);
		section.integer("min_kmh", 1, 100_000);
	}

	/** Requires both members of {@code file_info} if there is none yet. */
	private static void maliciousFile(SettingsSection section, boolean whole) {
		section.fields().only("file_info", "reasons");
		if (section.fields().optional("file_info") != null) {
			section.section("file_info", (info) -> fileInfo(info, whole));
		}
		section.list("reasons", MAX_REASONS, (reasons, index) -> reasons.fields().string(index, MAX_TEXT));
	}

	private static void fileInfo(SettingsSection section, boolean whole) {
		section.fields().only("member", "value");
		for (String member : new String[] { "member", "value" }) {
			if (whole || section.fields().object().has(member)) {
				section.fields().string(member, MAX_TEXT);
			}
		}
	}

}
