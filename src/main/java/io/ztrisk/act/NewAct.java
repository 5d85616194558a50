package io.ztrisk.act;

import java.util.UUID;

import io.ztrisk.level.ChangeCause;
import io.ztrisk.user.User;
import org.jspecify.annotations.Nullable;

/**
 * An act to record.
 *
 * @param user the locked user, after the act has changed it
 * @param reason the reason, or the text of a note; null if none was given
 * @param verdict null if the act has none
 * @param events null if the act is about no event
 */
public record NewAct(User user, ChangeCause cause, @Nullable String reason, @Nullable String verdict,
		@Nullable Events events) {

	/** An act about a user, not about events. */
	public static NewAct of(User user, ChangeCause cause, @Nullable String reason) {
		return new NewAct(user, cause, reason, null, null);
	}

	/**
	 * The events of an act.
	 *
	 * @param newest the id of the newest one
	 * @param name the name of the newest one
	 */
	public record Events(UUID newest, String name, int count) {

	}

}
