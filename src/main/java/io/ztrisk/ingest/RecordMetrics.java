package io.ztrisk.ingest;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.dataset.PredefinedDatasets;
import io.ztrisk.log.Dataset;
import io.ztrisk.rejected.RejectedLine;

import org.springframework.stereotype.Component;

/**
 * Counts the outcomes of records, once their body is stored. The outcomes of a dataset
 * add up to its received records.
 */
@Component
public class RecordMetrics {

	private static final List<String> OUTCOMES = List.of("matched", "unmatched", "duplicate", "ignored", "late",
			"rejected");

	private final MeterRegistry meters;

	private final Map<String, Map<String, Counter>> counters;

	RecordMetrics(MeterRegistry meters, PredefinedDatasets datasets) {
		this.meters = meters;
		this.counters = Stream.concat(datasets.keys().stream(), Stream.of(Datasets.CUSTOM, RejectedLine.EVENTS))
			.collect(Collectors.toMap(Function.identity(),
					(dataset) -> OUTCOMES.stream()
						.collect(Collectors.toMap(Function.identity(),
								(outcome) -> Counter.builder("ztrisk.records")
									.description("Records of answered bodies")
									.tag("dataset", dataset)
									.tag("outcome", outcome)
									.register(meters)))));
	}

	/**
	 * @param late the number of ignored records that were too late
	 */
	void add(Dataset dataset, LogReport result, long late) {
		add(Datasets.label(dataset), result.matched() - result.duplicates(),
				result.received() - result.matched() - result.ignored() - result.rejected(), result.duplicates(),
				result.ignored() - late, late, result.rejected());
	}

	void addIncomplete(Dataset dataset, SortedMap<String, Long> byField) {
		byField.forEach((field, records) -> Counter.builder("ztrisk.records.incomplete")
			.description("Records without a field that an enabled behaviour needs")
			.tag("dataset", Datasets.label(dataset))
			.tag("field", field)
			.register(this.meters)
			.increment(records));
	}

	public void addEvents(long stored, long duplicates, long ignored, long rejected) {
		add(RejectedLine.EVENTS, stored, 0, duplicates, ignored, 0, rejected);
	}

	private void add(String dataset, long... counts) {
		Map<String, Counter> outcomes = this.counters.getOrDefault(dataset, Map.of());
		for (int i = 0; i < counts.length; i++) {
			Counter counter = outcomes.get(OUTCOMES.get(i));
			if (counter != null && counts[i] > 0) {
				counter.increment(counts[i]);
			}
		}
	}

}
