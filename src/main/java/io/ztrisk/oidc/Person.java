package io.ztrisk.oidc;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A person, as an ID token describes them.
 *
 * @param claims of the ID token
 */
record Person(Map<String, Object> claims) {

	private static final int MAX_NAME = 200;

	/** As in OpenID Connect Core, section 2. */
	private static final int MAX_SUBJECT = 255;

	/**
	 * The id for the audit, which is never given to another person.
	 * @throws IllegalStateException if the subject is missing or malformed
	 */
	String id(String issuer) {
		String subject = text("sub");
		if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT
				|| !subject.equals(printable(subject, MAX_SUBJECT))) {
			throw new IllegalStateException("The ID token has no valid subject");
		}
		return issuer + "#" + subject;
	}

	/** The name for the audit, which another person may have too. */
	String name() {
		return "oidc:" + Stream.of("preferred_username", "email", "sub")
			.map(this::text)
			.filter(Objects::nonNull)
			.map((name) -> printable(name, MAX_NAME))
			.filter((name) -> !name.isBlank())
			.findFirst()
			.orElseThrow();
	}

	/**
	 * The groups of the person: a string or a list of strings.
	 * @param path the name of the claim; if there is no such claim, dots descend
	 */
	List<String> groups(String path) {
		Object found = this.claims.containsKey(path) ? this.claims.get(path) : descend(path);
		List<?> values = (found instanceof List<?> list) ? list : Stream.ofNullable(found).toList();
		return values.stream().filter(String.class::isInstance).map(String.class::cast).toList();
	}

	private @Nullable Object descend(String path) {
		Object value = this.claims;
		for (String name : path.split("\\.")) {
			value = (value instanceof Map<?, ?> object) ? object.get(name) : null;
		}
		return value;
	}

	private @Nullable String text(String claim) {
		return (this.claims.get(claim) instanceof String text) ? text : null;
	}

	/** The first characters of a text that the database can store and a page can show. */
	private static String printable(String text, int length) {
		return text.codePoints()
			.filter((point) -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
			.limit(length)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
