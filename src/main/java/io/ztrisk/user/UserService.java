package io.ztrisk.user;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Service;

/**
 * Says who is who, and resets users.
 */
@Service
class UserService {

	private final UserRepository users;

	private final UserDirectory directory;

	private final Retry retry;

	private final Clock clock;

	UserService(UserRepository users, UserDirectory directory, Retry retry, Clock clock) {
		this.users = users;
		this.directory = directory;
		this.retry = retry;
		this.clock = clock;
	}

	/**
	 * Takes a list of users, all or none.
	 */
	UpsertResult upsert(AccountId account, JsonNode body) {
		List<Sighting> sent = UserList.read(body, now());
		if (sent.isEmpty()) {
			return new UpsertResult(0, 0, 0, 0);
		}
		return this.retry
			.inTransaction(() -> this.directory.change(account, sent, (locked) -> new UpsertResult(sent.size(),
					locked.created(), locked.users().size() - locked.created(), locked.merged())));
	}

	/**
	 * Clears a user's score.
	 * @throws ApiException if nobody has heard of the user
	 */
	void reset(AccountId account, UUID id) {
		this.retry.inTransaction(() -> {
			User user = this.users.lock(account.value(), id)
				.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
			user.requireUnmoved();
			user.reset(now());
			this.users.save(account.value(), List.of(user));
			return user;
		});
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * What a list of users came to.
	 */
	record UpsertResult(int received, int created, int updated, int merged) {

	}

}
