package io.ztrisk.testmode;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.behavior.BehaviorService;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.Retry;
import io.ztrisk.event.EventService;
import io.ztrisk.event.NewEvent;
import io.ztrisk.identity.UserReference;
import io.ztrisk.triage.ResetService;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Makes users with events, by the code that stores reported events, so that they differ
 * in nothing from other users.
 */
@InTestMode
@Service
class TestUserService {

	private static final String REASON = "A call of the test mode sets a lower level";

	/** The events of a transaction. */
	private static final int CHUNK = 2500;

	private final BehaviorService behaviors;

	private final UserRegistry registry;

	private final ResetService resets;

	private final EventService events;

	private final Retry retry;

	private final Clock clock;

	TestUserService(BehaviorService behaviors, UserRegistry registry, ResetService resets, EventService events,
			Retry retry, Clock clock) {
		this.behaviors = behaviors;
		this.registry = registry;
		this.resets = resets;
		this.events = events;
		this.retry = retry;
		this.clock = clock;
	}

	/**
	 * Makes the users that do not exist, resets those whose level is too high, and stores
	 * the events. Enables the behaviours of the events.
	 */
	List<MadeUser> make(Actor actor, AccountId account, List<TestUser> users) {
		this.behaviors.enable(actor, account,
				users.stream().flatMap((user) -> user.events().stream()).map(TestEvent::behavior).toList());
		List<Found> found = find(account, users);
		List<Found> tooHigh = found.stream().filter(Found::isTooHigh).toList();
		tooHigh.forEach((user) -> this.resets.reset(actor, account, user.id(), REASON));
		List<NewEvent> made = events(tooHigh.isEmpty() ? found : find(account, users));
		for (int i = 0; i < made.size(); i += CHUNK) {
			this.events.store(account, made.subList(i, Math.min(i + CHUNK, made.size())));
		}
		return found.stream().map((user) -> new MadeUser(user.sent().email(), user.sent().name(), user.id())).toList();
	}

	/** Finds the users, and makes those that do not exist. */
	private List<Found> find(AccountId account, List<TestUser> users) {
		Instant now = this.clock.instant();
		List<UserReference> references = users.stream()
			.map((user) -> new UserReference(user.id(), user.email(), user.name(), now))
			.toList();
		return this.retry.inTransaction(() -> this.registry.withLocked(account, references, (locked) -> {
			List<Found> found = new ArrayList<>();
			for (int i = 0; i < users.size(); i++) {
				User user = locked.of(references.get(i));
				found.add(new Found(users.get(i), user.id(), user.level(), user.lastReset()));
			}
			return found;
		}));
	}

	/** Events without a time happen now, one microsecond after the other. */
	private List<NewEvent> events(List<Found> users) {
		List<NewEvent> events = new ArrayList<>();
		Instant now = this.clock.instant();
		for (Found user : users) {
			for (TestEvent event : user.sent().events()) {
				Instant at = Objects.requireNonNullElseGet(event.at(),
						() -> user.notBeforeReset(now).plus(events.size(), ChronoUnit.MICROS));
				events.add(new NewEvent(UUID.randomUUID(), event.behavior(),
						new UserReference(user.id(), null, null, at), event.level(), event.details()));
			}
		}
		return events;
	}

	/** A user that exists. */
	private record Found(TestUser sent, UUID id, @Nullable RiskLevel level, @Nullable Instant lastReset) {

		boolean isTooHigh() {
			return this.sent.level() != null && this.level != null && this.level.compareTo(this.sent.level()) > 0;
		}

		/** An event at the time of the reset would not count. */
		Instant notBeforeReset(Instant now) {
			return (this.lastReset != null && !this.lastReset.isBefore(now)) ? this.lastReset.plus(1, ChronoUnit.MICROS)
					: now;
		}

	}

	/** A user as the call has named it. */
	record MadeUser(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String email,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name, UUID userId) {

	}

}
