package io.ztrisk.user;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.behavior.RiskLevel;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * A score over events.
 *
 * @param level the highest level, null without events
 * @param count the number of events
 * @param newest the time of the newest event, null without events
 * @param behaviors the keys of the behaviours of the events
 */
@Embeddable
public record Score(@Nullable RiskLevel level, long count, @Nullable Instant newest, Set<String> behaviors) {

	/** The score without events. */
	static final Score NONE = new Score(null, 0, null, Set.of());

	/** Creates a score from the values that the database aggregates. */
	public Score(@Nullable RiskLevel level, long count, @Nullable Instant newest, String @Nullable [] behaviors) {
		this(level, count, newest, (behaviors != null) ? Set.of(behaviors) : Set.of());
	}

	static Score of(String behavior, RiskLevel level, Instant at) {
		return new Score(level, 1, at, Set.of(behavior));
	}

	Score and(Score other) {
		if (this.level == null || this.newest == null) {
			return other;
		}
		if (other.level == null || other.newest == null) {
			return this;
		}
		return new Score(this.level.or(other.level), this.count + other.count, later(this.newest, other.newest),
				union(this.behaviors, other.behaviors));
	}

	/** Most events add no behaviour: then no set is created. */
	private static Set<String> union(Set<String> one, Set<String> other) {
		return one.containsAll(other) ? one
				: Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
	}

	/** The score after one of its events has moved to a later time. */
	Score movedTo(Instant at) {
		return new Score(this.level, this.count, later(this.newest, at), this.behaviors);
	}

	/** The behaviours as the text of an array. Keys need no quotes in it. */
	String behaviorArray() {
		return this.behaviors.stream().sorted().collect(Collectors.joining(",", "{", "}"));
	}

	static Instant later(@Nullable Instant one, Instant other) {
		return (one != null && one.isAfter(other)) ? one : other;
	}

}
