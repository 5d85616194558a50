package io.ztrisk.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.ztrisk.api.ApiSchema;

/**
 * An id of a user in another system. Its alias is a text as that of an e-mail, and never
 * equals one, since it has a tab.
 *
 * @param id one value, or several that are an id only together
 * @param namespace the system, or several that share their ids
 */
@ApiSchema("ForeignId")
public record ForeignId(List<String> id, String namespace) {

	/** Why a text is no namespace. */
	public static final String NAMESPACE_PROBLEM = "must have 1 to 32 of a-z, 0-9 and _, and begin with a letter";

	/** The maximum length of a value, in characters. */
	public static final int MAX_LENGTH = 512;

	/** The maximum length of an alias in UTF-8: an entry of an index has 2,704 bytes. */
	public static final int MAX_BYTES = 2_560;

	private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9_]{0,31}");

	private static final String SEPARATOR = "\t";

	/** The alias; empty if a value is not valid, or if all together are too long. */
	public Optional<String> alias() {
		String alias = this.namespace + SEPARATOR + String.join(SEPARATOR, this.id);
		boolean valid = this.id.stream().allMatch(ForeignId::isValid)
				&& alias.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
		return valid ? Optional.of(alias) : Optional.empty();
	}

	private static boolean isValid(String value) {
		return value.codePointCount(0, value.length()) <= MAX_LENGTH
				&& value.chars().noneMatch(Character::isISOControl);
	}

	public static boolean isNamespace(String text) {
		return NAMESPACE.matcher(text).matches();
	}

	/** Whether an alias is a foreign id, and not an e-mail. */
	public static boolean isAlias(String alias) {
		return alias.contains(SEPARATOR);
	}

	public static ForeignId ofAlias(String alias) {
		List<String> parts = Arrays.asList(alias.split(SEPARATOR, -1));
		return new ForeignId(parts.subList(1, parts.size()), parts.getFirst());
	}

}
