package io.ztrisk.oidc;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.Permission;
import io.ztrisk.token.Caller;

/**
 * The roles that groups have on accounts, such as
 * {@code soc=analyst@acme,umbrella;leads=admin@*}.
 */
record Grants(List<Grant> grants) {

	/** The name of a group can have an equals sign; a role and an account have none. */
	private static final Pattern GRANT = Pattern.compile("(?<group>.+)=(?<role>[^=@]+)@(?<accounts>[^=@]+)",
			Pattern.DOTALL);

	/**
	 * Parses grants.
	 * @throws IllegalArgumentException if a part is malformed; the message names it
	 */
	static Grants parse(String text) {
		return new Grants(text.isBlank() ? List.of() : Stream.of(text.split(";", -1)).map(Grants::grant).toList());
	}

	private static Grant grant(String part) {
		Matcher matcher = GRANT.matcher(part.strip());
		if (!matcher.matches()) {
			throw malformed(part, "is not group=role@account,account");
		}
		Role role = Role.parse(matcher.group("role"))
			.orElseThrow(() -> malformed(part, "has another role than viewer, analyst and admin"));
		List<String> accounts = List.of(matcher.group("accounts").split(",", -1));
		for (String account : accounts) {
			if (!account.equals(Caller.ALL_ACCOUNTS) && !AccountId.isValid(account)) {
				throw malformed(part, "has an account that is neither an id nor *");
			}
		}
		return new Grant(matcher.group("group"), role, accounts);
	}

	private static IllegalArgumentException malformed(String part, String problem) {
		return new IllegalArgumentException(
				"The part \"%s\" of ZTRISK_OIDC_GRANTS (ztrisk.oidc.grants) %s".formatted(part, problem));
	}

	/** The permissions of a person in some groups, by account. */
	Map<String, Set<Permission>> of(Collection<String> groups) {
		Map<String, Set<Permission>> permissions = new TreeMap<>();
		for (Grant grant : this.grants) {
			if (groups.contains(grant.group())) {
				for (String account : grant.accounts()) {
					permissions.computeIfAbsent(account, (_) -> EnumSet.noneOf(Permission.class))
						.addAll(grant.role().permissions());
				}
			}
		}
		return permissions;
	}

	/**
	 * The role of a group.
	 *
	 * @param accounts on which the group has it
	 */
	record Grant(String group, Role role, List<String> accounts) {

	}

}
