package io.ztrisk.integration;

import java.util.Map;
import java.util.UUID;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.UserLevel;

/**
 * The claims of a security event token (RFC 8417) about a change, as Okta takes them.
 *
 * @param aud the address of the tenant, as it was sent
 * @param iat when it was signed, in seconds since 1970
 * @param jti the id of the delivery
 * @param txn the id of the change
 */
record OktaEvent(String aud, Map<String, Change> events, long iat, String iss, String jti, String txn) {

	/** The only event of Okta that changes the risk of a user. */
	static final String TYPE = "https://schemas.okta.com/secevent/okta/event-type/user-risk-change";

	static OktaEvent of(String issuer, String audience, UUID id, LoggedChange change, String email, String reason,
			long now) {
		return new OktaEvent(audience, Map.of(TYPE, Change.of(change, email, reason)), now, issuer, id.toString(),
				change.id().toString());
	}

	/**
	 * A change of the level of a user.
	 *
	 * @param currentLevel {@code none}, {@code low}, {@code medium} or {@code high}
	 * @param eventTimestamp in seconds since 1970
	 * @param initiatingEntity {@code admin} if a person of this server did it
	 * @param reasonAdmin the reason by language
	 */
	record Change(String currentLevel, long eventTimestamp, String initiatingEntity, String previousLevel,
			Map<String, String> reasonAdmin, Subject subject) {

		private static Change of(LoggedChange change, String email, String reason) {
			UserLevel previous = (change.previous() != change.level()) ? change.previous() : UserLevel.UNSCORED;
			return new Change(word(change.level()), change.occurredAt().getEpochSecond(), actor(change.cause()),
					word(previous), Map.of("en", reason), new Subject(new Email(email, "email")));
		}

		private static String word(UserLevel level) {
			return (level != UserLevel.UNSCORED) ? level.wire() : "none";
		}

		private static String actor(ChangeCause cause) {
			return switch (cause) {
				case RESET, DISMISSED, RESTORED, NOTE -> "admin";
				case EVENT, MERGED, IDENTIFIED, RECOMPUTED, REOPENED -> "system";
			};
		}

	}

	/** Whom an event is about. */
	record Subject(Email user) {

	}

	/** A user by e-mail. */
	record Email(String email, String format) {

	}

}
