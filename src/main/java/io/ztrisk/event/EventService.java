package io.ztrisk.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.behavior.BehaviorRepository;
import io.ztrisk.database.Retry;
import io.ztrisk.privacy.UserErased;
import io.ztrisk.user.LockedUsers;
import io.ztrisk.user.User;
import io.ztrisk.user.UserMerged;
import io.ztrisk.user.UserRegistry;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Stores events, and updates the scores of their users, in one transaction and while the
 * users are locked.
 */
@Service
public class EventService {

	private final EventRepository events;

	private final BehaviorRepository behaviors;

	private final UserRegistry users;

	private final Retry retry;

	private final EventMetrics metrics;

	private final ApplicationEventPublisher publisher;

	EventService(EventRepository events, BehaviorRepository behaviors, UserRegistry users, Retry retry,
			EventMetrics metrics, ApplicationEventPublisher publisher) {
		this.events = events;
		this.behaviors = behaviors;
		this.users = users;
		this.retry = retry;
		this.metrics = metrics;
		this.publisher = publisher;
	}

	/** Stores the new events of enabled behaviours, all or none. */
	public Stored store(AccountId account, List<NewEvent> sent) {
		return this.retry.inTransaction(() -> {
			Map<Behavior, ConfiguredBehavior> configuration = this.behaviors.of(account);
			List<NewEvent> enabled = sent.stream().filter((event) -> isEnabled(event, configuration)).toList();
			Stored stored = enabled.isEmpty() ? new Stored(0, 0, 0)
					: this.users.withLocked(account, enabled.stream().map(NewEvent::user).toList(),
							(locked) -> store(account, enabled, configuration, locked));
			return new Stored(stored.stored(), stored.duplicates(),
					sent.size() - stored.stored() - stored.duplicates());
		});
	}

	private Stored store(AccountId account, List<NewEvent> sent, Map<Behavior, ConfiguredBehavior> configuration,
			LockedUsers locked) {
		Map<UUID, RatedEvent> events = new LinkedHashMap<>();
		List<NewEvent> counting = sent.stream().filter((event) -> locked.has(event.user())).toList();
		for (NewEvent event : counting) {
			events.putIfAbsent(event.id(), RatedEvent.of(event, locked.of(event.user()), of(event, configuration)));
		}
		List<String> stored = insert(account, events.values(), configuration);
		List<RatedEvent> fresh = stored.stream()
			.map((id) -> Objects.requireNonNull(events.get(UUID.fromString(id))))
			.toList();
		fresh.forEach(RatedEvent::score);
		this.publisher.publishEvent(
				new EventDaysChanged(account.value(), fresh.stream().map(RatedEvent::day).toList(), List.of()));
		this.metrics.add(fresh.stream().map((event) -> event.sent().behavior()).toList());
		return new Stored(fresh.size(), counting.size() - fresh.size(), sent.size() - counting.size());
	}

	private List<String> insert(AccountId account, Collection<RatedEvent> events,
			Map<Behavior, ConfiguredBehavior> configuration) {
		return this.events.store(account.value(),
				events.stream().map((event) -> event.sent().id()).toArray(UUID[]::new),
				events.stream().map((event) -> event.user().id()).toArray(UUID[]::new),
				events.stream().map((event) -> event.sent().behavior().key()).toArray(String[]::new),
				events.stream().map((event) -> of(event.sent(), configuration).name()).toArray(String[]::new),
				events.stream().map((event) -> event.level().rank()).toArray(Short[]::new),
				events.stream().map((event) -> event.sent().user().at().toString()).toArray(String[]::new),
				events.stream().map((event) -> event.sent().details()).toArray(String[]::new));
	}

	/** A behaviour without a setting is not listed, or was deleted meanwhile. */
	private static boolean isEnabled(NewEvent event, Map<Behavior, ConfiguredBehavior> configuration) {
		ConfiguredBehavior setting = configuration.get(event.behavior());
		return setting != null && setting.enabled();
	}

	private static ConfiguredBehavior of(NewEvent event, Map<Behavior, ConfiguredBehavior> configuration) {
		return Objects.requireNonNull(configuration.get(event.behavior()));
	}

	/**
	 * Moves the events of a merged user, and recalculates the score of the other. The
	 * listener of the detection runs first: it moves the detected events and changes
	 * their ids, which depend on the user.
	 */
	@EventListener
	void on(UserMerged merged) {
		User into = merged.into();
		this.events.move(merged.accountId(), merged.from().id(), into.id());
		this.events.rescore(merged.accountId(), into);
	}

	@EventListener
	void on(UserErased erased) {
		this.events.delete(erased.accountId(), erased.person().id());
	}

	/**
	 * The numbers of events by outcome.
	 *
	 * @param stored new events
	 * @param duplicates events that existed before
	 * @param ignored events of disabled behaviours, or of people erased after the event
	 */
	public record Stored(int stored, int duplicates, int ignored) {

	}

}
