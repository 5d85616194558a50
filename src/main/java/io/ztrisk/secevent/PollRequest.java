package io.ztrisk.secevent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import io.ztrisk.format.Uuids;
import tools.jackson.databind.JsonNode;

/**
 * The body of a call by which a receiver asks for messages (RFC 8936, section 2.2).
 *
 * @param most the maximum number of messages
 * @param received the ids of messages that the receiver has
 * @param refused the errors by the ids of messages that it refuses
 * @param waits whether the call waits for a message if there is none
 */
record PollRequest(int most, List<UUID> received, Map<UUID, String> refused, boolean waits) {

	private static final int MOST = 100;

	/** More than the body can have. */
	private static final int MAX_IDS = 10_000;

	private static final int MAX_TEXT = 1024;

	/** Stands for an error that RFC 8935 does not know. */
	private static final String OTHER = "rejected";

	/** The errors of RFC 8935, section 2.4, and of SSF 1.0. */
	private static final Set<String> ERRORS = Set.of("invalid_request", "invalid_key", "invalid_issuer",
			"invalid_audience", "authentication_failed", "access_denied", "invalid_state");

	/**
	 * Reads a body.
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static PollRequest read(JsonFields fields) {
		JsonNode max = fields.optional("maxEvents");
		if (max != null) {
			fields.integer("maxEvents", 0, Integer.MAX_VALUE);
		}
		boolean immediately = fields.optional("returnImmediately") != null && fields.bool("returnImmediately");
		List<UUID> received = received(fields);
		Map<UUID, String> refused = refused(fields);
		fields.problems().throwIfAny();
		return new PollRequest((max != null) ? Math.min(max.intValue(), MOST) : MOST, received, refused, !immediately);
	}

	/** An id that is no UUID is none of a message, and ignored like an unknown one. */
	private static List<UUID> received(JsonFields fields) {
		JsonNode sent = fields.optional("ack");
		return (sent == null) ? List.of()
				: new JsonElement(sent, fields.at("ack"), "ack", fields.problems()).elements(0, MAX_IDS)
					.stream()
					.flatMap((element) -> element.text(MAX_TEXT).stream())
					.flatMap((text) -> Uuids.parse(text).stream())
					.distinct()
					.toList();
	}

	private static Map<UUID, String> refused(JsonFields fields) {
		Map<UUID, String> refused = new HashMap<>();
		JsonNode sent = fields.optional("setErrs");
		if (sent != null) {
			new JsonElement(sent, fields.at("setErrs"), "setErrs", fields.problems()).members()
				.forEach((id, error) -> Uuids.parse(id)
					.ifPresent((parsed) -> refused.put(parsed, error(error.value().path("err").asString("")))));
		}
		return refused;
	}

	private static String error(String sent) {
		return ERRORS.contains(sent) ? sent : OTHER;
	}

	/** Whether it tells of messages. */
	boolean settles() {
		return !this.received.isEmpty() || !this.refused.isEmpty();
	}

}
