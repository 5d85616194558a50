package io.ztrisk.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.database.Retry;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRepository;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Erases people.
 */
@Service
class ErasureService {

	/** How often a person may get another id or e-mail while it is erased. */
	private static final int MOST_ROUNDS = 10;

	private final UserRepository users;

	private final DataSubjectFinder persons;

	private final ErasureRepository erasures;

	private final ApplicationEventPublisher announcements;

	private final AuditLog audit;

	private final JdbcClient jdbc;

	private final Retry retry;

	private final Clock clock;

	ErasureService(UserRepository users, DataSubjectFinder persons, ErasureRepository erasures,
			ApplicationEventPublisher announcements, AuditLog audit, JdbcClient jdbc, Retry retry, Clock clock) {
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
	 * Erases a user and all that is kept about it. What is kept under no user's lock goes
	 * first, in transactions of its own, after it is noted that the person is erased:
	 * nothing of the kind can come from then on. If the server stops in between, the user
	 * is still there, and the call can be made again.
	 * @return the id that it had
	 * @throws ApiException if nobody has heard of the user
	 */
	UUID erase(Actor actor, AccountId account, UUID id) {
		Set<String> swept = new TreeSet<>();
		DataSubject person = noteOrDelete(actor, account, id, swept);
		for (int round = 1; !swept.containsAll(person.identifiers()); round++) {
			if (round > MOST_ROUNDS) {
				throw new OptimisticLockingFailureException("The user gets new ids or e-mails all the time");
			}
			swept.addAll(person.identifiers());
			this.announcements.publishEvent(new UserErasing(account, person.identifiers()));
			person = noteOrDelete(actor, account, id, swept);
		}
		return person.id();
	}

	/**
	 * Notes that a person is erased, and deletes the user if all that tells who it is has
	 * been swept.
	 */
	private DataSubject noteOrDelete(Actor actor, AccountId account, UUID id, Set<String> swept) {
		return this.retry.inTransaction(() -> {
			User user = this.users.lock(account.value(), id)
				.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
			user.requireUnmoved();
			DataSubject person = this.persons.find(this.jdbc, account.value(), user.id());
			this.erasures.add(account.value(), person.own(), user.lastSeen(now()));
			if (swept.containsAll(person.identifiers())) {
				delete(actor, account, person);
			}
			return person;
		});
	}

	private void delete(Actor actor, AccountId account, DataSubject person) {
		this.announcements.publishEvent(new UserErased(account.value(), person));
		this.users.delete(account.value(), person.id());
		this.audit.record(actor, List
			.of(AuditEntry.ofFields(account.value(), AuditAction.USER_ERASED, person.id().toString(), List.of())));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
