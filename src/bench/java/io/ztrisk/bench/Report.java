package io.ztrisk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers results, prints each as it comes, since all take half an hour, and at the end
 * them all as one table on the terminal and as JSON.
 */
final class Report {

	private static final int ALTERNATIONS = 5;

	private final List<Result> results = new ArrayList<>();

	private final Map<String, Figure> figures = new LinkedHashMap<>();

	/**
	 * Measures two sides in turn, each going first every other time.
	 */
	void compare(String what, long rows, Target target, Side ours, Side floor) throws Exception {
		List<Sample> our = new ArrayList<>();
		List<Sample> their = new ArrayList<>();
		for (int i = 0; i < ALTERNATIONS; i++) {
			if (i % 2 == 0) {
				our.add(ours.measure());
			}
			their.add(floor.measure());
			if (i % 2 == 1) {
				our.add(ours.measure());
			}
		}
		Result result = new Result(what, rows, target, our, their);
		this.results.add(result);
		print(line(result));
	}

	/**
	 * Notes a figure.
	 */
	void figure(String what, Figure figure) {
		this.figures.put(what, figure);
		print(what + ": " + figure);
	}

	void print() throws IOException {
		StringBuilder table = new StringBuilder("""

				| what | rows | ours /s | floor /s | ratio (spread) | target | ours p50/p99/p99.9 ms | floor p50/p99/p99.9 ms | p99 ratio (spread) | |
				|---|---|---|---|---|---|---|---|---|---|
				""");
		this.results.forEach((result) -> table.append(line(result)).append('\n'));
		table.append("\n| figure | |\n|---|---|\n");
		this.figures.forEach((what, figure) -> table.append("| %s | %s |%n".formatted(what, figure)));
		print(table);
		JsonMapper.builder()
			.enable(SerializationFeature.INDENT_OUTPUT)
			.build()
			.writeValue(Path.of("target", "bench.json"), Map.of("results", this.results, "figures", this.figures));
	}

	private static String line(Result result) {
		Sample ours = middle(result.ours());
		Sample floor = middle(result.floor());
		String target = String.format(Locale.ROOT, "%.2f", result.target().least());
		String target99 = Double.isInfinite(result.target().most99()) ? ""
				: String.format(Locale.ROOT, " (at most %.1f)", result.target().most99());
		return String.format(Locale.ROOT, "| %s | %d | %.0f | %.0f | %s | %s | %s | %s | %s%s | %s |", result.what(),
				result.rows(), ours.rate(), floor.rate(), result.ratio(), target, times(ours), times(floor),
				result.ratio99(), target99, result.target().isReached(result) ? "reached" : "MISSED");
	}

	private static Sample middle(List<Sample> samples) {
		return new Sample(Spread.of(samples.stream().mapToDouble(Sample::rate)).median(),
				Spread.of(samples.stream().mapToDouble(Sample::p50)).median(),
				Spread.of(samples.stream().mapToDouble(Sample::p99)).median(),
				Spread.of(samples.stream().mapToDouble(Sample::p999)).median());
	}

	private static String times(Sample sample) {
		return String.format(Locale.ROOT, "%.2f/%.2f/%.2f", sample.p50(), sample.p99(), sample.p999());
	}

	/** Prints each figure as soon as it is known, since the whole bench takes half an hour. */
	private static void print(Object known) {
		System.out.println(known);
	}

}
