package io.ztrisk.dismissal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.format.Timestamps;
import io.ztrisk.place.Network;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells which findings of an event are alike: a dismissal covers those that are like one
 * that was there.
 */
public interface Likeness {

	/** The members of evidence that differ in each record. */
	Set<String> OF_EACH_RECORD = Set.of("timestamp", "request_id");

	/**
	 * Gives the part of the evidence of a finding that is equal for findings that are
	 * alike, by the rules that an account has now.
	 */
	BiFunction<Behavior, ObjectNode, JsonNode> in(AccountId account);

	/**
	 * The members of evidence, without times and ids of records. An address is replaced
	 * by its network.
	 */
	static JsonNode ofMembers(ObjectNode evidence) {
		ObjectNode members = JsonNodeFactory.instance.objectNode();
		for (Map.Entry<String, JsonNode> member : evidence.properties()) {
			JsonNode value = member.getValue();
			if (!OF_EACH_RECORD.contains(member.getKey()) && !isTime(value)) {
				members.set(member.getKey(), member.getKey().equals("address") ? network(value.asString("")) : value);
			}
		}
		return members;
	}

	/** The network around an address; a text that is no address stays. */
	static JsonNode network(String address) {
		return JsonNodeFactory.instance
			.stringNode(Network.address(address.strip()).map((one) -> Network.around(one).toString()).orElse(address));
	}

	/** The different texts of some lists of the evidence, in their order. */
	static JsonNode texts(ObjectNode evidence, List<String> lists) {
		Set<String> texts = new TreeSet<>();
		lists.forEach((name) -> evidence.path(name).forEach((text) -> texts.add(text.asString(""))));
		return JsonNodeFactory.instance.arrayNode()
			.addAll(texts.stream().map(JsonNodeFactory.instance::stringNode).toList());
	}

	private static boolean isTime(JsonNode value) {
		return value.isString() && value.stringValue().indexOf(':') > 0
				&& Timestamps.parse(value.stringValue()).isPresent();
	}

}
