package io.ztrisk.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.RiskLevel;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorConfiguration;
import io.ztrisk.behavior.BehaviorService;
import io.ztrisk.user.LockedUsers;
import io.ztrisk.user.Retry;
import io.ztrisk.user.User;
import io.ztrisk.user.UserDirectory;
import io.ztrisk.user.UserMerged;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Stores events and keeps their users' scores, in one transaction and under the users'
 * locks.
 */
@Service
public class EventService {

	private final EventRepository events;

	private final BehaviorService behaviors;

	private final UserDirectory users;

	private final Retry retry;

	EventService(EventRepository events, BehaviorService behaviors, UserDirectory users, Retry retry) {
		this.events = events;
		this.behaviors = behaviors;
		this.users = users;
		this.retry = retry;
	}

	/**
	 * Stores the events of enabled behaviours that are not there yet, all or none.
	 */
	public Stored store(AccountId account, List<NewEvent> sent) {
		return this.retry.inTransaction(() -> {
			Map<Behavior, BehaviorConfiguration> configuration = this.behaviors.configuration(account);
			List<NewEvent> enabled = sent.stream()
				.filter((event) -> Objects.requireNonNull(configuration.get(event.behavior())).enabled())
				.toList();
			int stored = enabled.isEmpty() ? 0 : storeEnabled(account.value(), account, enabled, configuration);
			return new Stored(stored, enabled.size() - stored, sent.size() - enabled.size());
		});
	}

	private int storeEnabled(String accountId, AccountId account, List<NewEvent> sent,
			Map<Behavior, BehaviorConfiguration> configuration) {
		LockedUsers locked = this.users.lock(account, sent.stream().map(NewEvent::user).toList());
		List<NewEvent> once = once(sent);
		List<RiskLevel> levels = new ArrayList<>();
		for (NewEvent event : once) {
			levels.add((event.level() != null) ? event.level()
					: Objects.requireNonNull(configuration.get(event.behavior())).riskLevel());
		}
		@Nullable String[] details = once.stream().map(NewEvent::details).toArray(String[]::new);
		Set<String> stored = new HashSet<>(
				this.events.store(accountId, once.stream().map(NewEvent::id).toArray(UUID[]::new),
						once.stream().map((event) -> locked.of(event.user()).id()).toArray(UUID[]::new),
						once.stream().map((event) -> event.behavior().key()).toArray(String[]::new),
						once.stream().map((event) -> event.behavior().title()).toArray(String[]::new),
						levels.stream().map(RiskLevel::rank).toArray(Short[]::new),
						once.stream().map((event) -> event.user().at().toString()).toArray(String[]::new), details));
		for (int i = 0; i < once.size(); i++) {
			NewEvent event = once.get(i);
			if (stored.contains(event.id().toString())) {
				locked.of(event.user()).recordEvent(levels.get(i), event.user().at());
			}
		}
		return stored.size();
	}

	/** The first of each id. */
	private static List<NewEvent> once(List<NewEvent> sent) {
		Set<UUID> seen = new HashSet<>();
		return sent.stream().filter((event) -> seen.add(event.id())).toList();
	}

	/**
	 * Moves the events of a merged user and takes the score of the one that has them now
	 * anew.
	 */
	@EventListener
	void on(UserMerged merged) {
		User into = merged.into();
		this.events.move(merged.accountId(), merged.from().id(), into.id());
		Instant after = (into.lastReset() != null) ? into.lastReset() : Instant.parse("0001-01-01T00:00:00Z");
		Score score = this.events.score(merged.accountId(), into.id(), after);
		into.rescore((score.level() != null) ? RiskLevel.ofRank(score.level()) : null, score.count(), score.newest());
	}

	/**
	 * What became of events.
	 */
	public record Stored(int stored, int duplicates, int ignored) {

	}

}
