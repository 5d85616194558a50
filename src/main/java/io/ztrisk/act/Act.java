package io.ztrisk.act;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.level.ChangeCause;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/**
 * An act of a person on a user, as it is stored.
 */
@Entity
class Act {

	@EmbeddedId
	private Key key;

	private UUID userId;

	private String cause;

	private String actor;

	private @Nullable String tokenId;

	private @Nullable String actorId;

	private @Nullable String reason;

	private @Nullable String verdict;

	private @Nullable UUID eventId;

	private @Nullable String name;

	private @Nullable Integer eventCount;

	private @Nullable RiskLevel previousLevel;

	private @Nullable RiskLevel level;

	private Instant actedAt;

	/** Whether this is a note of a user with a text. */
	boolean isNote(UUID user, String text) {
		return this.cause.equals(ChangeCause.NOTE.wire()) && this.userId.equals(user) && text.equals(this.reason);
	}

	/** The primary key of an act. */
	@Embeddable
	record Key(String accountId, UUID id) {
	}

}
