package io.ztrisk.rejected;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.database.Retry;
import io.ztrisk.dataset.DatasetCleared;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.log.Dataset;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Stores and deletes rejected lines.
 */
@Service
public class RejectedLineService {

	/** The maximum number of lines of an account. */
	static final int MAX_LINES = 100_000;

	private final RejectedLineRepository lines;

	private final ErasedLineRedactor redactor;

	private final Datasets datasets;

	private final Retry retry;

	RejectedLineService(RejectedLineRepository lines, ErasedLineRedactor redactor, Datasets datasets, Retry retry) {
		this.lines = lines;
		this.redactor = redactor;
		this.datasets = datasets;
		this.retry = retry;
	}

	/**
	 * Stores new lines, ordered by id against deadlocks, and returns their number. Those
	 * of a dataset that was deleted meanwhile are left out.
	 * @param datasets the datasets by which the lines were read
	 */
	int store(AccountId account, Collection<Dataset> datasets, List<RejectedLine> rejected) {
		List<RejectedLine> sorted = rejected.stream().sorted(Comparator.comparing(RejectedLine::id)).toList();
		return this.retry.inTransaction(() -> {
			Set<String> deleted = this.datasets.deletedAmong(account, datasets);
			List<RejectedLine> kept = sorted.stream().filter((line) -> !deleted.contains(line.dataset())).toList();
			return this.lines.insert(account.value(), this.redactor.redact(account, kept));
		});
	}

	/** Deletes all but the newest lines of the account. */
	void prune(AccountId account) {
		this.retry.inTransaction(() -> this.lines.prune(account.value(), MAX_LINES));
	}

	@EventListener
	void on(DatasetCleared cleared) {
		this.lines.delete(cleared.account().value(), cleared.dataset());
	}

	/**
	 * Deletes lines that are accepted now. Those of a dataset that was changed or deleted
	 * meanwhile stay: the same line may have been rejected again.
	 * @param datasets the datasets by which the lines were read
	 */
	public void deleteAccepted(AccountId account, Collection<Dataset> datasets, List<RejectedLine> accepted) {
		this.retry.inTransaction(() -> {
			Set<String> changed = this.datasets.changedAmong(account, datasets);
			UUID[] ids = accepted.stream()
				.filter((line) -> !changed.contains(line.dataset()))
				.map(RejectedLine::id)
				.toArray(UUID[]::new);
			return this.lines.delete(account.value(), ids);
		});
	}

	void delete(AccountId account, Collection<UUID> ids) {
		this.retry.inTransaction(() -> this.lines.delete(account.value(), ids.toArray(UUID[]::new)));
	}

}
