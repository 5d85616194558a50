package io.ztrisk.detector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case of a behaviour: lines of a log and the events that they make.
 *
 * @param behavior the key of the behaviour
 * @param name the case's folder
 * @param dataset which log; the folder above the case's is named after the behaviour, or
 * after the dataset if the case has a file with the behaviour
 * @param input the lines
 * @param expected the events and the number of rejected lines, as JSON
 * @param settings a body of a change of settings, null for the defaults
 */
public record Corpus(String behavior, String name, String dataset, String input, String expected,
		@Nullable String settings) {

	private static final Path ROOT = Path.of("src/test/resources/detection");

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}(?=T)");

	/** Seconds since 1970, or with three, six or nine digits more. */
	private static final Pattern NUMBER = Pattern
		.compile("(?<=\"(?:CreatedAt|Datetime|Timestamp|time)\": ?\"?)(\\d{10})(?=(?:\\d{3}){0,3}\\b)");

	/**
	 * All cases of all behaviours.
	 */
	public static List<Corpus> all() {
		return folders(ROOT).flatMap((behavior) -> folders(behavior).map((folder) -> read(folder))).toList();
	}

	private static Stream<Path> folders(Path path) {
		try (Stream<Path> folders = Files.list(path)) {
			return folders.sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Corpus read(Path folder) {
		try {
			Path settings = folder.resolve("settings.json");
			return new Corpus(nameOr(folder, "behavior"), folder.toFile().getName(), nameOr(folder, "dataset"),
					Files.readString(folder.resolve("input.ndjson")), Files.readString(folder.resolve("expected.json")),
					Files.exists(settings) ? Files.readString(settings) : null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The text of a file, or else the name of the folder above. */
	private static String nameOr(Path folder, String file) throws IOException {
		Path path = folder.resolve(file);
		return Files.exists(path) ? Files.readString(path).strip() : folder.toFile().getParentFile().getName();
	}

	/**
	 * The same case with other settings.
	 */
	public Corpus with(String settings) {
		return new Corpus(this.behavior, this.name, this.dataset, this.input, this.expected, settings);
	}

	List<String> lines() {
		return this.input.lines().toList();
	}

	/** Returns whether no event is expected. */
	boolean isNegative() {
		return JSON.readTree(this.expected).get("events").isEmpty();
	}

	List<FoundEvent> events() {
		return JSON.readTree(this.expected).get("events").valueStream().map(Corpus::event).toList();
	}

	/** Returns the number of rejected lines. */
	int rejected() {
		return JSON.readTree(this.expected).path("rejected").asInt(0);
	}

	/** Returns the number of lines that are not JSON, all of which are rejected. */
	int malformed() {
		return (int) this.lines().stream().filter((line) -> !line.isBlank()).count() - BodyForm.json(lines()).size();
	}

	private static FoundEvent event(JsonNode event) {
		return new FoundEvent(event.get("user").stringValue(), event.get("behavior").stringValue(),
				event.get("risk_level").stringValue(), Instant.parse(event.get("timestamp").stringValue()),
				event.get("findings").intValue(), event.required("newest"));
	}

	/**
	 * The last day in the input.
	 */
	LocalDate lastDay() {
		return Stream
			.concat(DATE.matcher(this.input).results().map((match) -> LocalDate.parse(match.group())),
					NUMBER.matcher(this.input)
						.results()
						.map((match) -> LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(match.group(1))),
								ZoneOffset.UTC)))
			.max(Comparator.naturalOrder())
			.orElseThrow(() -> new IllegalStateException(this + " has no time that the tests can move"));
	}

	/**
	 * The same with all times moved by whole days, so that what was yesterday then is
	 * yesterday now.
	 * @param lastDay the last day in the input
	 */
	Corpus movedTo(LocalDate lastDay) {
		long days = ChronoUnit.DAYS.between(lastDay(), lastDay);
		UnaryOperator<String> move = (text) -> NUMBER
			.matcher(DATE.matcher(text).replaceAll((match) -> LocalDate.parse(match.group()).plusDays(days).toString()))
			.replaceAll((match) -> Long.toString(Long.parseLong(match.group(1)) + days * 86_400));
		return new Corpus(this.behavior, this.name, this.dataset, move.apply(this.input), move.apply(this.expected),
				(this.settings != null) ? move.apply(this.settings) : null);
	}

	@Override
	public String toString() {
		return this.behavior + "/" + this.dataset + "/" + this.name;
	}

}
