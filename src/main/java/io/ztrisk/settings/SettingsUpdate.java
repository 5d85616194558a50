package io.ztrisk.settings;

import java.util.function.Consumer;

import io.ztrisk.api.JsonFields;
import io.ztrisk.format.Timestamps;
import io.ztrisk.format.Hosts;
import io.ztrisk.place.Network;
import io.ztrisk.user.Emails;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of an update of settings. An unknown member is an error, because a
 * threshold with a typo would seem to be set.
 */
final class SettingsUpdate {

	private static final int MOST_EXCLUSIONS = 10_000;

	/** Observations are kept for as long beyond the oldest record that is judged. */
	private static final int MOST_HOURS = 24;

	/** Numbers have 32 bits (RFC 6793). */
	private static final long MOST_ASN = 4_294_967_295L;

	/** Greater than any id of a category by far. */
	private static final int MOST_CATEGORY = 1_000_000;

	private static final int MOST_REASONS = 100;

	/** Half of the earth's circumference; no two places lie farther apart. */
	private static final int MOST_KM = 20037;

	private final JsonFields fields;

	private SettingsUpdate(JsonFields fields) {
		this.fields = fields;
	}

	/**
	 * Reads what is to change.
	 * @param current the settings that are changed
	 * @throws io.ztrisk.api.ApiException with every problem and its place
	 */
	static ObjectNode read(JsonNode body, DetectionSettings current) {
		SettingsUpdate root = new SettingsUpdate(JsonFields.of(body));
		root.fields.only("domains", "feeds", "high_dlp", "imp_travel", "malicious_file");
		root.section("domains", SettingsUpdate::domains);
		root.section("feeds", SettingsUpdate::feeds);
		root.section("high_dlp", SettingsUpdate::highDlp);
		root.section("imp_travel", SettingsUpdate::impTravel);
		root.section("malicious_file", (section) -> section.maliciousFile(current.maliciousFile().fileInfo() == null));
		root.fields.problems().throwIfAny();
		return (ObjectNode) body;
	}

	private void domains() {
		this.fields.only("excluded_categories", "excluded_hosts");
		exclusions("excluded_categories", SettingsUpdate::category);
		exclusions("excluded_hosts", SettingsUpdate::host);
	}

	private void category() {
		this.fields.only("category", "expires_at", "reason");
		this.fields.integer("category", 1, MOST_CATEGORY);
	}

	private void host() {
		this.fields.only("expires_at", "host", "reason");
		String host = Hosts.normalize(this.fields.string("host", Hosts.MOST));
		if (!host.isEmpty()) {
			((ObjectNode) this.fields.object()).put("host", host);
		}
	}

	private void feeds() {
		this.fields.only("quiet_after_seconds");
		integer("quiet_after_seconds", 60, 2_592_000);
	}

	private void highDlp() {
		this.fields.only("matches", "seconds");
		integer("matches", 1, 1000);
		integer("seconds", 1, 3600);
	}

	private void impTravel() {
		this.fields.only("excluded_asns", "excluded_networks", "excluded_users", "max_hours", "min_km", "min_kmh");
		exclusions("excluded_asns", SettingsUpdate::asn);
		exclusions("excluded_networks", SettingsUpdate::network);
		exclusions("excluded_users", SettingsUpdate::user);
		integer("max_hours", 1, MOST_HOURS);
		integer("min_km", 1, MOST_KM);
		integer("min_kmh", 1, 100_000);
	}

	private void asn() {
		this.fields.only("asn", "expires_at", "reason");
		this.fields.integer("asn", 1, MOST_ASN);
	}

	private void network() {
		this.fields.only("cidr", "expires_at", "reason");
		String cidr = this.fields.string("cidr", 64);
		if (!cidr.isBlank() && Network.parse(cidr).isEmpty()) {
			this.fields.problem("cidr", "must be a network as 192.0.2.0/24 or 2001:db8::/32");
		}
	}

	private void user() {
		this.fields.only("email", "expires_at", "reason");
		String email = Emails.normalize(this.fields.string("email", Emails.MOST));
		if (!email.isEmpty() && !Emails.isValid(email)) {
			this.fields.problem("email", "must be an e-mail address");
		}
		else if (!email.isEmpty()) {
			((ObjectNode) this.fields.object()).put("email", email);
		}
	}

	/**
	 * Reads a list of exclusions, each with a reason and maybe an end.
	 * @param entry reads what is excluded
	 */
	private void exclusions(String name, Consumer<SettingsUpdate> entry) {
		list(name, MOST_EXCLUSIONS,
				(entries) -> entries.fields.object()
					.propertyNames()
					.forEach((index) -> entries.section(index, (exclusion) -> {
						entry.accept(exclusion);
						exclusion.end();
						exclusion.fields.string("reason", 256);
					})));
	}

	private void end() {
		JsonNode expiry = this.fields.optional("expires_at");
		if (expiry != null) {
			Timestamps.parse(expiry)
				.ifPresentOrElse((at) -> ((ObjectNode) this.fields.object()).put("expires_at", at.toString()),
						() -> this.fields.problem("expires_at", Timestamps.PROBLEM));
		}
	}

	/**
	 * Reads a section.
	 * @param whole whether there is no {@code file_info} whose other half stays
	 */
	private void maliciousFile(boolean whole) {
		this.fields.only("file_info", "reasons");
		if (this.fields.optional("file_info") != null) {
			section("file_info", (info) -> info.fileInfo(whole));
		}
		list("reasons", MOST_REASONS,
				(reasons) -> reasons.fields.object()
					.propertyNames()
					.forEach((index) -> reasons.fields.string(index, 128)));
	}

	private void fileInfo(boolean whole) {
		this.fields.only("member", "value");
		for (String half : new String[] { "member", "value" }) {
			if (whole || this.fields.object().has(half)) {
				this.fields.string(half, 128);
			}
		}
	}

	private void integer(String name, int least, int most) {
		if (this.fields.object().has(name)) {
			this.fields.integer(name, least, most);
		}
	}

	private void section(String name, Consumer<SettingsUpdate> reader) {
		JsonNode section = this.fields.object().get(name);
		if (section != null && !section.isObject()) {
			this.fields.problem(name, "must be an object");
		}
		else if (section != null) {
			reader.accept(new SettingsUpdate(new JsonFields(section, this.fields.at(name), this.fields.problems())));
		}
	}

	/** Reads a list, as an object whose members are named by index. */
	private void list(String name, int most, Consumer<SettingsUpdate> reader) {
		JsonNode list = this.fields.object().get(name);
		if (list != null && !list.isArray()) {
			this.fields.problem(name, "must be an array");
		}
		else if (list != null && list.size() > most) {
			this.fields.problem(name, "must have at most %d entries".formatted(most));
		}
		else if (list != null) {
			ObjectNode entries = JsonNodeFactory.instance.objectNode();
			list.forEach((entry) -> entries.set(Integer.toString(entries.size()), entry));
			reader.accept(new SettingsUpdate(new JsonFields(entries, this.fields.at(name), this.fields.problems())));
		}
	}

}
