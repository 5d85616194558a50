package io.ztrisk.webhook;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.change.LoggedChange;
import io.ztrisk.level.UserLevel;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a webhook that are no secrets, as they are stored.
 *
 * @param behaviors the keys of the behaviours to send, null for any
 * @param levels the new levels to send
 * @param name for people, null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookConfig(@Nullable List<String> behaviors, List<Direction> directions, WebhookFormat format,
		List<UserLevel> levels, @Nullable String name) {

	static final List<Direction> DIRECTIONS = List.of(Direction.UP, Direction.DOWN);

	static final List<UserLevel> LEVELS = List.of(UserLevel.values());

	static final WebhookConfig DEFAULT = new WebhookConfig(null, DIRECTIONS, WebhookFormat.STANDARD, LEVELS, null);

	/** Whether a change is sent. */
	boolean wants(LoggedChange change) {
		return this.levels.contains(change.level()) && this.directions.contains(Direction.of(change))
				&& (this.behaviors == null
						|| (change.behavior() != null && this.behaviors.contains(change.behavior())));
	}

}
