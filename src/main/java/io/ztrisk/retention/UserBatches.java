package io.ztrisk.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

import io.ztrisk.format.Uuids;

/**
 * Batches that prune the rows of an account's users, in the order of the users' ids. A
 * batch searches users for expired rows, or prunes rows of some users that have them.
 */
public final class UserBatches implements BooleanSupplier {

	/** The number of users that one statement searches. */
	public static final int SEARCHED_USERS = 1000;

	/** The number of users that one transaction locks. */
	private static final int LOCKED_USERS = 100;

	private final Function<UUID, Searched> search;

	private final Predicate<List<UUID>> prune;

	private final List<UUID> found = new ArrayList<>();

	private UUID last = Uuids.NIL;

	/**
	 * Creates the batches.
	 * @param search searches the users after one for expired rows
	 * @param prune prunes rows of users in a transaction, and returns whether no expired
	 * rows are left
	 */
	public UserBatches(Function<UUID, Searched> search, Predicate<List<UUID>> prune) {
		this.search = search;
		this.prune = prune;
	}

	@Override
	public boolean getAsBoolean() {
		if (!this.found.isEmpty()) {
			List<UUID> some = this.found.subList(0, Math.min(LOCKED_USERS, this.found.size()));
			if (this.prune.test(some)) {
				some.clear();
			}
			return true;
		}
		Searched next = this.search.apply(this.last);
		if (next.users().isEmpty()) {
			return false;
		}
		this.last = next.users().getLast();
		this.found.addAll(next.found());
		return true;
	}

	/**
	 * The users that were searched.
	 *
	 * @param users all of them, in the order of their ids
	 * @param found those with expired rows
	 */
	public record Searched(List<UUID> users, List<UUID> found) {

	}

}
