package io.ztrisk.privacy;

import java.time.Clock;
import java.time.Instant;
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
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.Retry;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Erases people.
 */
@Service
class ErasureService {

	/** The maximum number of times that a person gets new ids or aliases. */
	private static final int MAX_ROUNDS = 10;

	private final UserRepository users;

	private final DataSubjectRepository people;

	private final ErasureRepository erasures;

	private final List<UserData> tables;

	private final ApplicationEventPublisher publisher;

	private final AuditLog audit;

	private final Retry retry;

	private final Clock clock;

	ErasureService(UserRepository users, DataSubjectRepository people, ErasureRepository erasures,
			List<UserData> tables, ApplicationEventPublisher publisher, AuditLog audit, Retry retry, Clock clock) {
		this.users = users;
		this.people = people;
		this.erasures = erasures;
		this.tables = tables;
		this.publisher = publisher;
		this.audit = audit;
		this.retry = retry;
		this.clock = clock;
	}

	/**
	 * Erases a user and all data about it. The first transaction records the erasure, so
	 * that no older data about the person is stored from then on. Data that is stored
	 * without the lock of the user is deleted in transactions of its own. The last
	 * transaction deletes the user. If the server stops before, the user still exists,
	 * and the call can be repeated.
	 * @return the id of the user
	 * @throws ApiException if the user is unknown
	 */
	UUID erase(Actor actor, AccountId account, UUID id) {
		Set<String> swept = new TreeSet<>();
		DataSubject person = recordOrDelete(actor, account, id, swept);
		for (int round = 1; !swept.containsAll(person.identifiers()); round++) {
			if (round > MAX_ROUNDS) {
				throw new OptimisticLockingFailureException("The user keeps getting new ids or aliases");
			}
			swept.addAll(person.identifiers());
			this.publisher.publishEvent(new UserErasing(account, person.identifiers()));
			person = recordOrDelete(actor, account, id, swept);
		}
		return person.id();
	}

	/** Records the erasure. Deletes the user if all its other data was deleted. */
	private DataSubject recordOrDelete(Actor actor, AccountId account, UUID id, Set<String> swept) {
		return this.retry.inTransaction(() -> {
			User user = this.users.lock(account.value(), id)
				.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
			user.requireUnmoved();
			DataSubject person = this.people.find(account.value(), user.id());
			this.erasures.add(account.value(), person.erased(), lastSeen(account, user));
			if (swept.containsAll(person.identifiers())) {
				delete(actor, account, person, user.level());
			}
			return person;
		});
	}

	/** The time of the newest data of a user, or now if that is later. */
	private Instant lastSeen(AccountId account, User user) {
		return this.tables.stream()
			.flatMap((table) -> table.newest(account.value(), user.id()).stream())
			.reduce(user.lastSeen(this.clock.instant()), (one, other) -> other.isAfter(one) ? other : one);
	}

	private void delete(Actor actor, AccountId account, DataSubject person, @Nullable RiskLevel level) {
		this.publisher.publishEvent(new UserErased(account.value(), person, level));
		this.users.delete(account.value(), person.id());
		this.audit.record(actor, List
			.of(AuditEntry.ofFields(account.value(), AuditAction.USER_ERASED, person.id().toString(), List.of())));
	}

}
