package io.ztrisk.cloudflare;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.body.BadLineException;
import io.ztrisk.format.Timestamps;
import io.ztrisk.format.Uuids;
import io.ztrisk.identity.Emails;
import io.ztrisk.identity.UserReference;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.log.RecordParser;
import io.ztrisk.log.TimeLimits;
import org.jspecify.annotations.Nullable;

/**
 * Parses the records of a dataset, and reads their times and users.
 */
final class CloudflareParser implements RecordParser {

	private final CloudflareDataset dataset;

	private final TimeLimits limits;

	private final CloudflareFieldParser fields;

	private final String timeField;

	private final @Nullable String userIdField;

	private final @Nullable String emailField;

	private final String timePlace;

	CloudflareParser(CloudflareDataset dataset, TimeLimits limits) {
		this.dataset = dataset;
		this.limits = limits;
		this.fields = new CloudflareFieldParser(dataset.fields());
		this.timeField = dataset.timeField();
		this.userIdField = dataset.userIdField();
		this.emailField = dataset.emailField();
		this.timePlace = "/" + this.timeField;
	}

	@Override
	public ParsedLine parse(byte[] record) {
		Map<String, Object> values = this.fields.parse(record);
		Object time = values.remove(this.timeField);
		if (time == null && !this.dataset.isMapped()) {
			return ParsedLine.counted(null);
		}
		Instant at = switch (time) {
			case String text -> Timestamps.parse(text).orElse(null);
			case null, default -> null;
		};
		if (at == null) {
			throw new BadLineException(
					"%s: %s".formatted(this.timePlace, (time == null) ? "is required" : Timestamps.PROBLEM));
		}
		if (this.limits.excludes(at, this.timePlace)) {
			return ParsedLine.tooLate(at);
		}
		if (!this.dataset.isMapped()) {
			return ParsedLine.counted(at);
		}
		UserReference user = user(values, at);
		return (user != null) ? ParsedLine.of(this.dataset.activities(new CloudflareRecord(this.dataset, user, values)))
				: ParsedLine.withoutUser(at, null);
	}

	private @Nullable UserReference user(Map<String, Object> values, Instant at) {
		Object sentId = values.remove(this.userIdField);
		UUID id = (sentId != null) ? id(sentId.toString().strip()) : null;
		Object sentEmail = values.remove(this.emailField);
		String email = (sentEmail != null) ? Emails.normalize(sentEmail.toString()) : "";
		if (Emails.isMachine(email)) {
			return null;
		}
		if (ListParser.isEmpty(email)) {
			return (id != null) ? new UserReference(id, null, null, at) : null;
		}
		if (email.length() > Emails.MAX_LENGTH && id != null) {
			return new UserReference(id, null, null, at);
		}
		if (email.length() > Emails.MAX_LENGTH) {
			throw new BadLineException(
					"/%s: must have at most %d characters".formatted(this.emailField, Emails.MAX_LENGTH));
		}
		return new UserReference(id, email, null, at);
	}

	private static @Nullable UUID id(String text) {
		UUID id = Uuids.parse(text).orElse(null);
		return Uuids.NIL.equals(id) ? null : id;
	}

}
