package io.ztrisk.webhook;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.change.LoggedChange;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.UserLevel;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of messages, by format.
 */
sealed interface WebhookBody {

	/** A body in the format {@code standard}. */
	record Standard(Object data, Instant timestamp, String type) implements WebhookBody {

	}

	/** A body in the format {@code cloudevents}. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record CloudEvent(Object data, String datacontenttype, String id, String source, String specversion,
			@Nullable String subject, Instant time, String type) implements WebhookBody {

		static CloudEvent of(String id, String source, @Nullable String subject, Standard standard) {
			return new CloudEvent(standard.data(), "application/json", id, source, "1.0", subject, standard.timestamp(),
					"io.ztrisk." + standard.type());
		}

	}

	/** A body in the format {@code text}. */
	record Text(String text) implements WebhookBody {

		/** A value in which nothing is a mark or a mention for Slack and its likes. */
		static String escape(String value) {
			return value.codePoints()
				.map((point) -> Character.isISOControl(point) ? ' ' : point)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString()
				.replace("&", "&amp;")
				.replace("<", "&lt;")
				.replace(">", "&gt;");
		}

	}

	/** The part of a message about a change. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Change(String accountId, @Nullable String behavior, ChangeCause cause, Instant changedAt,
			Direction direction, @Nullable UUID eventId, UserLevel level, UserLevel previousLevel, long seq,
			Person user) {

		static Change of(String account, LoggedChange change, UserRepository.Shown user) {
			return new Change(account, change.behavior(), change.cause(), change.changedAt(), Direction.of(change),
					change.eventId(), change.level(), change.previous(), change.seq(),
					new Person(user.getEmail(), user.getId()));
		}

	}

	/** The content of a test. */
	record Test(String accountId) {

	}

	/**
	 * The user of a change.
	 *
	 * @param email empty if there is none
	 */
	record Person(String email, UUID id) {

	}

}
