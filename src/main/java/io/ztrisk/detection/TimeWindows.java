package io.ztrisk.detection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.ztrisk.observation.Group;
import io.ztrisk.observation.TimeWindow;

/**
 * Windows of time of several groups. Overlapping windows of a group are merged, so that
 * many observations within a short time take little memory.
 */
final class TimeWindows {

	/** For each group, the ends of its windows by their starts. */
	private final Map<Group, NavigableMap<Instant, Instant>> windows = new TreeMap<>();

	void add(TimeWindow window) {
		NavigableMap<Instant, Instant> known = this.windows.computeIfAbsent(window.group(), (group) -> new TreeMap<>());
		Instant from = window.from();
		Instant to = window.to();
		Map.Entry<Instant, Instant> before = known.floorEntry(from);
		if (before != null && !before.getValue().isBefore(from)) {
			from = before.getKey();
			to = later(before.getValue(), to);
		}
		NavigableMap<Instant, Instant> within = known.subMap(from, true, to, true);
		while (!within.isEmpty()) {
			to = later(within.pollFirstEntry().getValue(), to);
			within = known.subMap(from, true, to, true);
		}
		known.put(from, to);
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	boolean contain(Group group, Instant at) {
		NavigableMap<Instant, Instant> known = this.windows.get(group);
		Map.Entry<Instant, Instant> before = (known != null) ? known.floorEntry(at) : null;
		return before != null && !before.getValue().isBefore(at);
	}

	/** Changes each window, and merges those that overlap afterwards. */
	List<TimeWindow> map(UnaryOperator<TimeWindow> change) {
		TimeWindows changed = new TimeWindows();
		all().map(change).forEach(changed::add);
		return changed.all().toList();
	}

	private Stream<TimeWindow> all() {
		return this.windows.entrySet()
			.stream()
			.flatMap((group) -> group.getValue()
				.entrySet()
				.stream()
				.map((window) -> new TimeWindow(group.getKey(), window.getKey(), window.getValue())));
	}

}
