package io.ztrisk.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ztrisk.api.JsonElement;
import io.ztrisk.condition.Condition;
import io.ztrisk.identity.ForeignId;
import org.jspecify.annotations.Nullable;

/**
 * Reads the member {@code user} of a mapping.
 *
 * @param fields the names of the mapping's fields
 */
record UserReader(SpecReader specs, Set<String> fields) {

	UserMapping read(@Nullable JsonElement user) {
		Map<String, JsonElement> members = (user != null)
				? user.members(Set.of("namespace", "email", "id", "uuid", "name", "where")) : Map.of();
		if (user != null && user.value().isObject()) {
			if (!members.containsKey("namespace")) {
				user.missing("namespace");
			}
			if (!members.containsKey("email") && !members.containsKey("id") && !members.containsKey("uuid")) {
				user.problem("needs email, id or uuid");
			}
		}
		return new UserMapping(namespace(members.get("namespace")), this.specs.spec(members.get("email")),
				this.specs.alternatives(members.get("id")), this.specs.spec(members.get("uuid")),
				this.specs.spec(members.get("name")), where(members.get("where")));
	}

	private static String namespace(@Nullable JsonElement element) {
		String namespace = (element != null) ? element.text(Integer.MAX_VALUE).orElse(null) : null;
		if (element == null || namespace == null) {
			return "";
		}
		if (!ForeignId.isNamespace(namespace)) {
			element.problem(ForeignId.NAMESPACE_PROBLEM);
		}
		return namespace;
	}

	/** The activities and the e-mail of a record are not known yet. */
	private Condition where(@Nullable JsonElement element) {
		Set<String> known = new HashSet<>(this.fields);
		known.addAll(List.of("dataset", "network"));
		return (element != null) ? Condition.read(element, known::contains) : Condition.ALWAYS;
	}

}
