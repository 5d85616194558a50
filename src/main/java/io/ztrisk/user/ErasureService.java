package io.ztrisk.user;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.audit.Action;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.Audit;
import io.ztrisk.audit.Entry;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Erases people.
 */
@Service
class ErasureService {

	private final UserRepository users;

	private final PersonFinder persons;

	private final ErasureStore erasures;

	private final ApplicationEventPublisher announcements;

	private final Audit audit;

	private final JdbcClient jdbc;

	private final Retry retry;

	private final Clock clock;

	ErasureService(UserRepository users, PersonFinder persons, ErasureStore erasures,
			ApplicationEventPublisher announcements, Audit audit, JdbcClient jdbc, Retry retry, Clock clock) {
		this.users = users;
		this.persons = persons;
		this.erasures = erasures;
		this.announcements = announcements;
		this.audit = audit;
		this.jdbc = jdbc;
		this.retry = retry;
		this.clock = clock;
	}

	/**
	 * Erases a user and all that is kept about it.
	 * @return the id that it had
	 * @throws ApiException if nobody has heard of the user
	 */
	UUID erase(Actor actor, AccountId account, UUID id) {
		return this.retry.inTransaction(() -> {
			User user = this.users.lock(account.value(), id)
				.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
			user.requireUnmoved();
			Person person = this.persons.find(this.jdbc, account.value(), user.id());
			this.erasures.note(account.value(), person.own(), user.lastSeen(now()));
			this.announcements.publishEvent(new UserErased(account.value(), person));
			this.users.delete(account.value(), person.id());
			this.audit.note(actor,
					List.of(Entry.ofFields(account.value(), Action.USER_ERASED, user.id().toString(), List.of())));
			return user.id();
		});
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
