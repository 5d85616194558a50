package io.ztrisk.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Tells the levels of users in the past, by the log of changes alone.
 */
@Component
public class LevelHistory {

	private static final Limit ONE = Limit.of(1);

	private final ChangeRepository changes;

	LevelHistory(ChangeRepository changes) {
		this.changes = changes;
	}

	/**
	 * The level that a user had at a time.
	 * @param now the level of the user, read before this call: a change after that is in
	 * the log
	 */
	public LevelAt at(AccountId account, UUID user, @Nullable RiskLevel now, Instant at) {
		if (!isRecorded(account.value(), user, at)) {
			return new LevelAt(null, false, at);
		}
		List<RiskChange> before = this.changes.upTo(account.value(), user, at, ONE);
		if (!before.isEmpty()) {
			return LevelAt.of(before.getFirst().level(), at);
		}
		List<RiskChange> after = this.changes.after(account.value(), user, at, ONE);
		return LevelAt.of(after.isEmpty() ? now : after.getFirst().previousLevel(), at);
	}

	/**
	 * Whether all changes since a time are stored, and the user was not merged after it.
	 */
	private boolean isRecorded(String accountId, UUID user, Instant at) {
		return Stream.of(this.changes.recordedSince(accountId), this.changes.lastMerge(accountId, user))
			.flatMap(Optional::stream)
			.noneMatch(at::isBefore);
	}

}
