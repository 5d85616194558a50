package io.ztrisk.dataset;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.format.Uuids;
import io.ztrisk.identity.Emails;
import io.ztrisk.identity.ForeignId;
import io.ztrisk.identity.UserReference;
import io.ztrisk.mapping.Spec;
import io.ztrisk.mapping.UserMapping;
import io.ztrisk.mapping.Values;
import org.jspecify.annotations.Nullable;

/**
 * Reads the user of a record: an id of this server, or else an e-mail, or else a foreign
 * id.
 */
final class MappedUser {

	private MappedUser() {
	}

	/** Null if the record has none of them. */
	static @Nullable UserReference read(UserMapping mapping, Values values, Instant at) {
		UUID id = mapping.uuid()
			.first(values)
			.flatMap((text) -> Uuids.parse(text.strip()))
			.filter((uuid) -> !uuid.equals(Uuids.NIL))
			.orElse(null);
		String email = email(mapping, values);
		String name = mapping.name().first(values).map(MappedUser::cut).orElse(null);
		if (id != null || email != null) {
			return new UserReference(id, email, name, at);
		}
		return foreignId(mapping, values).map((alias) -> new UserReference(null, null, List.of(alias), name, at))
			.orElse(null);
	}

	private static @Nullable String email(UserMapping mapping, Values values) {
		for (String text : mapping.email().texts(values)) {
			String email = normalize(text);
			if (Emails.isValid(email) && !Emails.isMachine(email)) {
				return email;
			}
		}
		return null;
	}

	/** The alias of the first alternative all of whose parts have a value. */
	private static Optional<String> foreignId(UserMapping mapping, Values values) {
		for (List<Spec> alternative : mapping.id()) {
			List<String> parts = alternative.stream()
				.map((part) -> part.first(values))
				.flatMap(Optional::stream)
				.toList();
			if (parts.size() == alternative.size()) {
				return new ForeignId(parts, mapping.namespace()).alias();
			}
		}
		return Optional.empty();
	}

	/** Without the backslashes that Okta adds, and the blanks around them. */
	private static String normalize(String email) {
		int end = email.length();
		while (end > 0 && (email.charAt(end - 1) == '\\' || Character.isWhitespace(email.charAt(end - 1)))) {
			end--;
		}
		return Emails.normalize(email.substring(0, end));
	}

	private static String cut(String name) {
		int most = UserReference.MAX_NAME_LENGTH;
		return (name.codePointCount(0, name.length()) <= most) ? name
				: name.substring(0, name.offsetByCodePoints(0, most));
	}

}
