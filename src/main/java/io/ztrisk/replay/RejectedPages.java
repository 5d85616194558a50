package io.ztrisk.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.body.BadLineException;
import io.ztrisk.database.Retry;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.format.Uuids;
import io.ztrisk.log.Dataset;
import io.ztrisk.rejected.RejectedLine;
import io.ztrisk.rejected.RejectedLineRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads the rejected lines that can be replayed, a page at a time.
 */
@Component
class RejectedPages {

	private final RejectedLineRepository lines;

	private final Datasets datasets;

	private final Retry retry;

	RejectedPages(RejectedLineRepository lines, Datasets datasets, Retry retry) {
		this.lines = lines;
		this.datasets = datasets;
		this.retry = retry;
	}

	/**
	 * All pages. Records in objects come first, so that the replay does not read those
	 * that it rejects itself.
	 * @param dataset null for all datasets
	 */
	Stream<Page> all(AccountId account, @Nullable String dataset) {
		return Stream.of(true, false)
			.flatMap((elements) -> Stream.iterate(next(account, dataset, elements, Uuids.NIL),
					(page) -> !page.lines().isEmpty(),
					(page) -> next(account, dataset, elements, page.lines().getLast().id())));
	}

	/**
	 * No dataset is deleted between the queries of the lines and of the datasets, so that
	 * no line belongs to a deleted dataset of the same name.
	 */
	private Page next(AccountId account, @Nullable String dataset, boolean elements, UUID after) {
		return this.retry.inTransaction(() -> {
			this.datasets.lockShared(account);
			List<RejectedLine> lines = this.lines.replayable(account.value(), dataset, elements, after);
			Map<String, Dataset> datasets = new HashMap<>();
			lines.stream()
				.map(RejectedLine::dataset)
				.distinct()
				.forEach((key) -> this.datasets.find(account, key).ifPresent((found) -> datasets.put(key, found)));
			return new Page(lines, datasets);
		});
	}

	/** Lines, and their datasets as they were when the lines were read. */
	record Page(List<RejectedLine> lines, Map<String, Dataset> datasets) {

		/**
		 * The dataset of a line.
		 * @throws BadLineException if it was deleted
		 */
		Dataset dataset(RejectedLine line) {
			Dataset dataset = this.datasets.get(line.dataset());
			if (dataset == null) {
				throw new BadLineException("The dataset was deleted");
			}
			return dataset;
		}

	}

}
