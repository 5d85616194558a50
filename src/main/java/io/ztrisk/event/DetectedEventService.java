package io.ztrisk.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.level.ScoredEvent;
import io.ztrisk.user.User;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Stores and deletes the events that detectors find, and updates the scores of their
 * users.
 */
@Service
public class DetectedEventService {

	private final EventRepository events;

	private final EventMoves moves;

	private final EventMetrics metrics;

	private final ApplicationEventPublisher publisher;

	DetectedEventService(EventRepository events, EventMoves moves, EventMetrics metrics,
			ApplicationEventPublisher publisher) {
		this.events = events;
		this.moves = moves;
		this.metrics = metrics;
		this.publisher = publisher;
	}

	/**
	 * Stores new events, updates existing ones, and updates the scores.
	 * @param detected each id once
	 * @param users the locked users by id
	 * @return the number of new events, and the ids of dismissed ones
	 */
	public Renewal renew(AccountId account, List<DetectedEvent> detected, Map<UUID, User> users,
			Map<Behavior, ConfiguredBehavior> configuration) {
		Map<UUID, DetectedEvent> byId = new HashMap<>();
		detected.forEach((event) -> byId.put(event.id(), event));
		List<EventBatch.Renewed> renewed = this.events.renew(account.value(), detected, configuration);
		score(account, renewed, byId, users);
		publishDays(account, renewed, byId);
		List<Behavior> fresh = renewed.stream()
			.filter((event) -> event.before() == null)
			.map((event) -> of(byId, event.id()).behavior())
			.toList();
		this.metrics.add(fresh);
		return new Renewal(fresh.size(),
				renewed.stream()
					.filter(EventBatch.Renewed::dismissed)
					.map(EventBatch.Renewed::id)
					.collect(Collectors.toSet()));
	}

	/**
	 * Adds the stored events that are not dismissed to the scores of their users. The
	 * score of a user with an event that has an earlier time than before is recalculated
	 * over all events.
	 */
	private void score(AccountId account, List<EventBatch.Renewed> all, Map<UUID, DetectedEvent> byId,
			Map<UUID, User> users) {
		List<EventBatch.Renewed> renewed = all.stream().filter((event) -> !event.dismissed()).toList();
		renewed.forEach((event) -> {
			DetectedEvent detected = of(byId, event.id());
			of(users, detected.user()).recordEvent(
					new ScoredEvent(event.id(), detected.behavior(), event.level(), detected.at()), event.before());
		});
		renewed.stream()
			.filter((event) -> event.isEarlier(of(byId, event.id()).at()))
			.map((event) -> of(byId, event.id()).user())
			.distinct()
			.forEach((user) -> this.events.rescore(account.value(), of(users, user)));
	}

	/**
	 * Deletes events that have no finding any more, and recalculates the scores.
	 * @param users the locked users by id
	 */
	public void drop(AccountId account, Set<UUID> ids, Map<UUID, User> users) {
		List<EventBatch.Dropped> dropped = this.events.drop(account.value(), ids);
		dropped.stream()
			.map(EventBatch.Dropped::user)
			.distinct()
			.forEach((user) -> this.events.rescore(account.value(), of(users, user)));
		publish(account, List.of(), dropped.stream().map(EventBatch.Dropped::day).toList());
	}

	/**
	 * Moves detected events to another user and to the ids that they have there. If this
	 * user has such an event, the two become one.
	 * @param ids new ids by old ids
	 */
	public void rekey(AccountId account, Map<UUID, UUID> ids, UUID user) {
		publish(account, List.of(), this.moves.move(account.value(), ids, user));
	}

	private void publishDays(AccountId account, List<EventBatch.Renewed> renewed, Map<UUID, DetectedEvent> byId) {
		List<EventDay> days = new ArrayList<>();
		List<EventDay> daysBefore = new ArrayList<>();
		renewed.forEach((event) -> {
			DetectedEvent detected = of(byId, event.id());
			days.add(EventDay.of(detected.behavior(), detected.at()));
			if (event.before() != null) {
				daysBefore.add(EventDay.of(detected.behavior(), event.before()));
			}
		});
		publish(account, days, daysBefore);
	}

	private void publish(AccountId account, List<EventDay> added, List<EventDay> removed) {
		this.publisher.publishEvent(new EventDaysChanged(account.value(), added, removed));
	}

	private static <T> T of(Map<UUID, T> byId, UUID id) {
		return Objects.requireNonNull(byId.get(id));
	}

	/**
	 * The result of storing detected events.
	 *
	 * @param created the number of new events
	 * @param dismissed the stored events that are dismissed, which new findings may end
	 */
	public record Renewal(int created, Set<UUID> dismissed) {

	}

}
