package io.ztrisk.token;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.JsonFields;
import io.ztrisk.api.Permission;
import tools.jackson.databind.JsonNode;

/**
 * Reads the policies of a token as in Cloudflare's API. A token of ztrisk has the same
 * permissions in all its accounts, and no policy denies anything. Other policies are
 * errors.
 */
class PolicyReader {

	private final JsonFields fields;

	private final Map<String, Set<Permission>> granted = new TreeMap<>();

	PolicyReader(JsonFields fields) {
		this.fields = fields;
	}

	/** Reads the policies; empty if they have errors. */
	Optional<Grant> read() {
		int before = this.fields.problems().count();
		JsonNode policies = this.fields.object().path("policies");
		if (!policies.isArray() || policies.isEmpty()) {
			this.fields.problem("policies", "must be a list with at least one entry");
		}
		for (int i = 0; policies.isArray() && i < policies.size(); i++) {
			String pointer = this.fields.at("policies") + "/" + i;
			if (policies.path(i).isObject()) {
				policy(new JsonFields(policies.path(i), pointer, this.fields.problems()));
			}
			else {
				this.fields.problems().add(pointer, "must be an object");
			}
		}
		return (this.fields.problems().count() == before) ? grant() : Optional.empty();
	}

	private void policy(JsonFields policy) {
		if (!policy.object().path("effect").isString()
				|| !policy.object().path("effect").stringValue().equals(TokenPolicy.ALLOW)) {
			policy.problem("effect", "must be allow");
		}
		Set<Permission> permissions = permissions(policy);
		JsonNode resources = policy.object().path("resources");
		if (!resources.isObject() || resources.isEmpty()) {
			policy.problem("resources", "must be an object with at least one member");
			return;
		}
		JsonFields accounts = new JsonFields(resources, policy.at("resources"), policy.problems());
		resources.propertyNames()
			.forEach((name) -> account(accounts, name)
				.ifPresent((id) -> this.granted.computeIfAbsent(id, (_) -> EnumSet.noneOf(Permission.class))
					.addAll(permissions)));
	}

	private static Set<Permission> permissions(JsonFields policy) {
		Set<Permission> permissions = EnumSet.noneOf(Permission.class);
		JsonNode groups = policy.object().path("permission_groups");
		if (!groups.isArray() || groups.isEmpty()) {
			policy.problem("permission_groups", "must be a list with at least one entry");
			return permissions;
		}
		for (int i = 0; i < groups.size(); i++) {
			String pointer = policy.at("permission_groups") + "/" + i;
			if (!groups.path(i).isObject()) {
				policy.problems().add(pointer, "must be an object");
				continue;
			}
			JsonFields group = new JsonFields(groups.path(i), pointer, policy.problems());
			JsonNode id = group.object().path("id");
			Optional<Permission> permission = id.isString() ? Permission.parse(id.stringValue()) : Optional.empty();
			permission.ifPresentOrElse(permissions::add,
					() -> group.problem("id", "must be the id of a permission group"));
		}
		return permissions;
	}

	/** The id of the account, or {@link Caller#ALL_ACCOUNTS}; empty on an error. */
	private static Optional<String> account(JsonFields resources, String name) {
		String id = name.startsWith(TokenPolicy.ACCOUNT) ? name.substring(TokenPolicy.ACCOUNT.length()) : "";
		if (!id.equals(Caller.ALL_ACCOUNTS) && !AccountId.isValid(id)) {
			resources.problems()
				.add(resources.at(name), "must be com.cloudflare.api.account. with an account's id or * behind it");
			return Optional.empty();
		}
		JsonNode scope = resources.object().path(name);
		if (!scope.isString() || !scope.stringValue().equals(TokenPolicy.ALL)) {
			resources.problems().add(resources.at(name), "must be *: nothing but a whole account can be given");
			return Optional.empty();
		}
		return Optional.of(id);
	}

	private Optional<Grant> grant() {
		Set<Permission> permissions = this.granted.values().iterator().next();
		if (!this.granted.values().stream().allMatch(permissions::equals)) {
			this.fields.problem("policies", "must give the same permission groups in every account");
			return Optional.empty();
		}
		Collection<String> accounts = this.granted.containsKey(Caller.ALL_ACCOUNTS) ? Set.of(Caller.ALL_ACCOUNTS)
				: this.granted.keySet();
		return Optional.of(new Grant(permissions, accounts));
	}

}
