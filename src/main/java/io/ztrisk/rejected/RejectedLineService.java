package io.ztrisk.rejected;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.database.Retry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Stores and deletes rejected lines.
 */
@Service
public class RejectedLineService {

	/** The number of lines of an account that are kept. */
	static final int MOST = 100_000;

	private final RejectedLineRepository lines;

	private final ErasedLineRedactor redactor;

	private final Retry retry;

	RejectedLineService(RejectedLineRepository lines, ErasedLineRedactor redactor, Retry retry) {
		this.lines = lines;
		this.redactor = redactor;
		this.retry = retry;
	}

	/**
	 * Stores lines, each once, in the order of their ids, so that two bodies with the
	 * same lines do not deadlock.
	 * @return the number of new lines
	 */
	int store(AccountId account, List<RejectedLine> rejected) {
		List<RejectedLine> sorted = rejected.stream().sorted(Comparator.comparing(RejectedLine::id)).toList();
		return this.retry.inTransaction(() -> this.lines.insert(account.value(), this.redactor.strip(account, sorted)));
	}

	/** Deletes the lines beyond the newest ones. */
	void prune(AccountId account) {
		this.retry.inTransaction(() -> this.lines.prune(account.value(), MOST));
	}

	/**
	 * The next lines that can be replayed, in id order and as many as go into memory.
	 * @param dataset null for all
	 * @param after the id of the last line of the page before
	 */
	public List<RejectedLine> replayable(AccountId account, @Nullable String dataset, UUID after) {
		return this.lines.replayable(account.value(), dataset, after);
	}

	public void delete(AccountId account, Collection<UUID> ids) {
		this.retry.inTransaction(() -> this.lines.delete(account.value(), ids.toArray(UUID[]::new)));
	}

}
