package io.ztrisk.settings;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import io.ztrisk.format.Timestamps;
import io.ztrisk.place.Network;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A network to exclude. It replaces the entry of the same network, or is added to the
 * list, so that two callers at the same time lose nothing.
 */
record NetworkExclusion(Excluded.Network entry) implements SettingsChange {

	/**
	 * Reads a body.
	 * @throws ApiException with all problems of the body
	 */
	static NetworkExclusion read(JsonNode body) {
		JsonFields fields = JsonFields.of(body);
		SettingsSection entry = new SettingsSection(fields);
		JsonNode reason = body.get("reason");
		if (reason != null && reason.isString()) {
			entry.put("reason", reason.stringValue().strip());
		}
		ExclusionFields.network(entry);
		fields.problems().throwIfAny();
		JsonNode expiry = fields.optional("expires_at");
		Instant expiresAt = (expiry != null) ? Timestamps.parse(expiry).orElseThrow() : null;
		return new NetworkExclusion(
				new Excluded.Network(body.get("cidr").stringValue(), expiresAt, body.get("reason").stringValue()));
	}

	@Override
	public ObjectNode changes(DetectionSettings current) {
		List<Excluded.Network> known = current.impTravel().excludedNetworks();
		List<Excluded.Network> networks = known.stream().anyMatch(this::isSame)
				? known.stream().map((network) -> isSame(network) ? this.entry : network).distinct().toList()
				: Stream.concat(known.stream(), Stream.of(this.entry)).toList();
		if (networks.size() > ExclusionFields.MAX_ENTRIES) {
			throw new ApiException(ErrorCode.INVALID_FIELD, List.of(ApiError.at("/cidr", ErrorCode.INVALID_FIELD,
					"excluded_networks has %d entries, which is the maximum".formatted(known.size()))));
		}
		ObjectNode changes = JsonNodeFactory.instance.objectNode();
		ArrayNode list = changes.putObject("imp_travel").putArray("excluded_networks");
		networks.forEach((network) -> add(list, network));
		return changes;
	}

	private static void add(ArrayNode list, Excluded.Network network) {
		ObjectNode entry = list.addObject().put("cidr", network.cidr());
		Instant expiresAt = network.expiresAt();
		if (expiresAt != null) {
			entry.put("expires_at", expiresAt.toString());
		}
		entry.put("reason", network.reason());
	}

	private boolean isSame(Excluded.Network other) {
		return Network.parse(other.cidr()).equals(Network.parse(this.entry.cidr()));
	}

}
