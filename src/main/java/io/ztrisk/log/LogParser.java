package io.ztrisk.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.format.Timestamps;
import io.ztrisk.format.Uuids;
import io.ztrisk.user.Emails;
import io.ztrisk.user.UserReference;
import org.jspecify.annotations.Nullable;

/**
 * Parses the lines of activity logs, and reads their times and users.
 */
public final class LogParser {

	private static final String EMAIL = "Email";

	/** The start of a machine's e-mail. */
	private static final String MACHINE_PREFIX = "non_identity@";

	/** E-mails of this domain and its subdomains belong to machines, not to users. */
	private static final String MACHINE_DOMAIN = "cloudflareaccess.com";

	private final FieldParser fields;

	private final Instant latest;

	private final Instant oldest;

	/**
	 * Creates a parser for one batch.
	 * @param horizon the maximum age of a record
	 */
	public LogParser(Clock clock, Duration horizon) {
		this.fields = new FieldParser();
		this.latest = clock.instant().plus(Timestamps.MAX_AHEAD);
		this.oldest = clock.instant().minus(horizon);
	}

	/**
	 * Parses a line.
	 * @throws BadLineException if it is not a record of the dataset
	 */
	public ParsedLine parse(Dataset dataset, Line line) {
		Map<String, Object> values = this.fields.parse(dataset, line);
		Object time = values.remove(dataset.timeField());
		if (time == null && !dataset.isMapped()) {
			return ParsedLine.counted(null);
		}
		Instant at = switch (time) {
			case String text -> Timestamps.parse(text).orElse(null);
			case null, default -> null;
		};
		if (at == null) {
			throw new BadLineException(
					"/%s: %s".formatted(dataset.timeField(), (time == null) ? "is required" : Timestamps.PROBLEM));
		}
		if (at.isAfter(this.latest)) {
			throw new BadLineException(
					"/%s: must not be more than 10 minutes in the future".formatted(dataset.timeField()));
		}
		if (at.isBefore(this.oldest)) {
			return ParsedLine.tooLate(at);
		}
		if (!dataset.isMapped()) {
			return ParsedLine.counted(at);
		}
		UserReference user = user(dataset, values, at);
		return (user != null) ? ParsedLine.of(dataset.activities(new LogRecord(dataset, user, values)))
				: ParsedLine.withoutUser(at);
	}

	private static @Nullable UserReference user(Dataset dataset, Map<String, Object> values, Instant at) {
		Object sentId = (dataset.userIdField() != null) ? values.remove(dataset.userIdField()) : null;
		UUID id = Optional.ofNullable(sentId)
			.flatMap((text) -> Uuids.parse(text.toString().strip()))
			.filter((uuid) -> !uuid.equals(Uuids.NIL))
			.orElse(null);
		Object sentEmail = values.remove(EMAIL);
		String email = (sentEmail != null) ? Emails.normalize(sentEmail.toString()) : "";
		if (isMachine(email)) {
			return null;
		}
		if (ListParser.isEmpty(email)) {
			return (id != null) ? new UserReference(id, null, null, at) : null;
		}
		if (email.length() > Emails.MAX_LENGTH && id != null) {
			return new UserReference(id, null, null, at);
		}
		if (email.length() > Emails.MAX_LENGTH) {
			throw new BadLineException("/Email: must have at most %d characters".formatted(Emails.MAX_LENGTH));
		}
		return new UserReference(id, email, null, at);
	}

	private static boolean isMachine(String email) {
		String domain = email.substring(email.lastIndexOf('@') + 1, email.length() - (email.endsWith(".") ? 1 : 0));
		return email.startsWith(MACHINE_PREFIX) || domain.equals(MACHINE_DOMAIN)
				|| domain.endsWith("." + MACHINE_DOMAIN);
	}

}
