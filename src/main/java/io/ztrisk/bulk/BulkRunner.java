package io.ztrisk.bulk;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.database.Retry;
import io.ztrisk.user.UserRegistry;
import io.ztrisk.user.UserRepository;

import org.springframework.stereotype.Component;

/**
 * Runs an action on entries. Each transaction locks a bounded number of users, in the
 * order of their ids, and changes a bounded number of events, so that batches of records
 * do not wait long for it.
 */
@Component
public class BulkRunner {

	private static final int MAX_USERS = 100;

	private static final int MAX_EVENTS = 1000;

	/** A call stops after so many events. */
	private static final int MAX_EVENTS_OF_CALL = 10_000;

	private final UserRepository users;

	private final UserRegistry registry;

	private final Retry retry;

	BulkRunner(UserRepository users, UserRegistry registry, Retry retry) {
		this.users = users;
		this.registry = registry;
		this.retry = retry;
	}

	/**
	 * Runs an action on many entries.
	 * @param entries each id once
	 */
	public <E extends BulkEntry> BulkResult run(AccountId account, List<E> entries, BulkAction<E> action) {
		Map<E, String> owners = owners(account, entries);
		Map<E, Outcome> outcomes = new HashMap<>();
		Map<UUID, UUID> acts = new HashMap<>();
		List<E> left = entries.stream().sorted(Comparator.comparing(owners::get)).toList();
		int events = 0;
		while (!left.isEmpty() && events < MAX_EVENTS_OF_CALL) {
			Set<String> next = left.stream().map(owners::get).distinct().limit(MAX_USERS).collect(Collectors.toSet());
			List<E> some = left.stream().filter((entry) -> next.contains(owners.get(entry))).toList();
			Batch<E> batch = inTransaction(account, some, Math.min(MAX_EVENTS, MAX_EVENTS_OF_CALL - events), acts,
					action);
			outcomes.putAll(batch.outcomes());
			acts.putAll(batch.acts());
			events += batch.events();
			left = left.stream().filter((entry) -> !outcomes.containsKey(entry)).toList();
		}
		return BulkResult.of(entries, outcomes);
	}

	/**
	 * Runs an action on one entry, which the action finishes.
	 * @throws ApiException if the user is unknown
	 */
	public <E extends BulkEntry> Outcome runOne(AccountId account, E entry, BulkAction<E> action) {
		Batch<E> batch = inTransaction(account, List.of(entry), MAX_EVENTS, Map.of(), action);
		if (!batch.knows(entry)) {
			throw new ApiException(ErrorCode.UNKNOWN_USER);
		}
		return Objects.requireNonNull(batch.outcomes().get(entry));
	}

	/** The users of entries as texts, which have the order of PostgreSQL. */
	private <E extends BulkEntry> Map<E, String> owners(AccountId account, List<E> entries) {
		Map<UUID, UUID> known = this.users.known(account.value(),
				entries.stream().map(BulkEntry::user).collect(Collectors.toSet()));
		return entries.stream()
			.collect(Collectors.toMap((entry) -> entry,
					(entry) -> known.getOrDefault(entry.user(), entry.user()).toString()));
	}

	private <E extends BulkEntry> Batch<E> inTransaction(AccountId account, List<E> entries, int maxEvents,
			Map<UUID, UUID> acts, BulkAction<E> action) {
		Set<UUID> ids = entries.stream().map(BulkEntry::user).collect(Collectors.toSet());
		return this.retry.inTransaction(() -> this.registry.withKnown(account, ids, (locked) -> {
			Batch<E> batch = new Batch<>(locked, maxEvents, acts);
			entries.stream()
				.filter((entry) -> !batch.knows(entry))
				.forEach((entry) -> batch.finish(entry, Outcome.UNKNOWN));
			action.run(batch, entries.stream().filter(batch::knows).toList());
			return batch;
		}));
	}

}
