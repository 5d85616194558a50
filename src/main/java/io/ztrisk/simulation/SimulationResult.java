package io.ztrisk.simulation;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * The result of a simulated change.
 *
 * @param behaviors by key
 * @param complete false if a limit has ended the simulation: then it is a sample
 * @param examples some changes, only for callers that may see people
 * @param usersSkipped the number of users with too many observations
 */
@ApiSchema("ConfigurationDryRun")
record SimulationResult(SortedMap<String, Comparison> behaviors, boolean complete,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Example> examples, Levels levels, long usersExamined,
		long usersSkipped) {

	/**
	 * The numbers of events of a behaviour under both configurations.
	 *
	 * @param added the number of those that only the proposed configuration has
	 * @param reason why the behaviour cannot be judged fully
	 * @param stateSince the time of the earliest observation that was read
	 */
	@ApiSchema("BehaviorComparison")
	record Comparison(Evaluability evaluable, long gone, @JsonProperty("new") long added, long now,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant stateSince, long then) {

	}

	/** The levels of the examined users under both configurations. */
	@ApiSchema("LevelComparison")
	record Levels(UserCounts now, UserCounts then) {

	}

	/** The numbers of users by level. */
	@ApiSchema("LevelCounts")
	record UserCounts(long high, long low, long medium, long unscored) {

	}

	/**
	 * An event that only one of the configurations has.
	 *
	 * @param levelNow null if the user has no score
	 * @param levelThen null if the user would have no score
	 * @param timestamp the time of the newest finding
	 */
	@ApiSchema("EventChange")
	record Example(String behavior, ChangeKind change, String email,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskLevel levelNow,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskLevel levelThen, Instant timestamp, UUID userId) {

		static Example of(SimulatedUser user, UserComparison.Change change, @Nullable RiskLevel levelNow,
				@Nullable RiskLevel levelThen) {
			return new Example(change.event().behavior().key(), change.isNew() ? ChangeKind.NEW : ChangeKind.GONE,
					user.email(), levelNow, levelThen, change.event().at(), user.id());
		}

	}

	/** How the configurations differ in an event. */
	@ApiSchema("EventChangeKind")
	enum ChangeKind {

		/** Only the configuration of today has it. */
		@JsonProperty("gone")
		GONE,

		/** Only the proposed configuration has it. */
		@JsonProperty("new")
		NEW

	}

}
