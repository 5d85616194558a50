package io.ztrisk.settings;

import java.util.function.Consumer;

import io.ztrisk.api.JsonFields;
import io.ztrisk.format.Hosts;
import io.ztrisk.format.Timestamps;
import io.ztrisk.identity.Emails;
import io.ztrisk.place.Network;
import tools.jackson.databind.JsonNode;

/**
 * Reads the lists of exclusions in an update of settings, and normalizes their values.
 */
final class ExclusionFields {

	/** The maximum number of entries of a list. */
	static final int MAX_ENTRIES = 10_000;

	/** The maximum of 32-bit numbers (RFC 6793). */
	private static final long MAX_ASN = 4_294_967_295L;

	/** Far greater than any id of a category today. */
	private static final int MAX_CATEGORY = 1_000_000;

	private ExclusionFields() {
	}

	static void asns(SettingsSection section, String name) {
		list(section, name, "asn", (entry) -> entry.fields().integer("asn", 1, MAX_ASN));
	}

	static void categories(SettingsSection section, String name) {
		list(section, name, "category", (entry) -> entry.fields().integer("category", 1, MAX_CATEGORY));
	}

	static void hosts(SettingsSection section, String name) {
		list(section, name, "host", (entry) -> {
			String host = Hosts.normalize(entry.fields().string("host", Hosts.MAX_LENGTH));
			if (!host.isEmpty()) {
				entry.put("host", host);
			}
		});
	}

	static void networks(SettingsSection section, String name) {
		list(section, name, "cidr", ExclusionFields::cidr);
	}

	/** Reads a network, which is an entry of the list of networks. */
	static void network(SettingsSection entry) {
		entry(entry, "cidr", ExclusionFields::cidr);
	}

	private static void cidr(SettingsSection entry) {
		String cidr = entry.fields().string("cidr", 64);
		if (!cidr.isBlank() && Network.parse(cidr).isEmpty()) {
			entry.fields().problem("cidr", "must be a network as 192.0.2.0/24 or 2001:db8::/32");
		}
	}

	static void users(SettingsSection section, String name) {
		list(section, name, "email", (entry) -> {
			String email = Emails.normalize(entry.fields().string("email", Emails.MAX_LENGTH));
			if (!email.isEmpty() && !Emails.isValid(email)) {
				entry.fields().problem("email", "must be an e-mail address");
			}
			else if (!email.isEmpty()) {
				entry.put("email", email);
			}
		});
	}

	private static void list(SettingsSection section, String name, String member, Consumer<SettingsSection> reader) {
		section.list(name, MAX_ENTRIES, (list, index) -> list.section(index, (entry) -> entry(entry, member, reader)));
	}

	/** Reads an entry, which has the excluded value, a reason, and maybe an end. */
	private static void entry(SettingsSection entry, String member, Consumer<SettingsSection> reader) {
		entry.fields().only(member, "expires_at", "reason");
		reader.accept(entry);
		expiry(entry);
		entry.fields().string("reason", 1000);
	}

	private static void expiry(SettingsSection entry) {
		JsonFields fields = entry.fields();
		JsonNode expiry = fields.optional("expires_at");
		if (expiry != null) {
			Timestamps.parse(expiry)
				.ifPresentOrElse((at) -> entry.put("expires_at", at.toString()),
						() -> fields.problem("expires_at", Timestamps.PROBLEM));
		}
	}

}
