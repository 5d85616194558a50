package io.ztrisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of the configuration has every setting with its environment variable and its
 * default. The table of the settings of ztrisk is made of their descriptions in the code.
 */
class ConfigurationPageTests {

	private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	private static final Path PAGE = Path.of("src/docs/configuration.md");

	private static final Path MADE = Path.of("target/configuration.md");

	/** Properties that are on the page, but neither ours nor in application.yaml. */
	private static final String[] WITHOUT_VALUE = { "spring.datasource.password", "logging.structured.format.console" };

	/** The heading of the table that is made, and the first two lines of the table. */
	private static final String HEADING = "## Settings of ztrisk\n\n| setting | environment variable | type | default | meaning |\n|---|---|---|---|---|\n";

	/** A row that is written by hand: property, variable or nothing, default. */
	private static final Pattern ROW = Pattern
		.compile("^\\| `((?!ztrisk)[^`]+)` \\| (?:`([A-Z0-9_]+)` )?\\| ([^|]+) \\| .*\\|$", Pattern.MULTILINE);

	/** A name or an address in a description, which the page shows as code. */
	private static final Pattern CODE = Pattern.compile(
			"\\bztrisk(\\.[a-z-]+)+\\b|https?://[\\w./]+\\w|[\\w.:]+/\\d+(,[\\w.:]+/\\d+)*|\"([^\"]+)\"|\\bOTEL_\\*");

	private static final Map<String, String> TYPES = Map.of("java.lang.Boolean", "`true` or `false`",
			"java.lang.Integer", "number", "java.lang.String", "text", "java.time.Duration", "duration",
			"org.springframework.util.unit.DataSize", "size");

	private static final Pattern LOST_IN_VARIABLES = Pattern.compile("[A-Z_]");

	private final Map<String, MatchResult> rows = ROW.matcher(read(PAGE))
		.results()
		.filter((row) -> !row.group(1).matches("[A-Z_]+"))
		.collect(Collectors.toMap((row) -> row.group(1), Function.identity()));

	@Test
	void theTableOfZtriskIsMadeOfTheDescriptionsInTheCode() throws IOException {
		String page = read(PAGE);
		int start = page.indexOf(HEADING) + HEADING.length();
		int end = page.indexOf("\n\n", start) + 1;
		assertThat(start).as("The page has the heading and the head of the table").isGreaterThan(HEADING.length());
		String made = page.substring(0, start) + table(applicationYaml()) + page.substring(end);
		Files.writeString(MADE, made);
		assertThat(page).as("If the change is intended, copy %s to %s", MADE, PAGE).isEqualTo(made);
	}

	@Test
	void pageHasEveryOtherSettingOfTheServer() throws IOException {
		Map<String, String> settings = new TreeMap<>(applicationYaml());
		settings.keySet().removeIf((property) -> property.startsWith("ztrisk."));
		settings.put("spring.application.version", "that of the build");
		settings.put("spring.autoconfigure.exclude", "four classes");
		for (String property : WITHOUT_VALUE) {
			settings.put(property, "none");
		}
		Map<String, String> page = new TreeMap<>();
		this.rows.forEach((property, row) -> page.put(property, row.group(3).replace("`", "")));
		assertThat(page).containsExactlyInAnyOrderEntriesOf(settings);
	}

	@Test
	void pageNamesTheVariablesInOneForm() {
		assertThat(this.rows).isNotEmpty();
		this.rows.forEach((property, row) -> assertThat(row.group(2)).as(property).isEqualTo(variable(property)));
	}

	@Test
	void everySettingOfZtriskIsDescribed() {
		assertThat(properties()).isNotEmpty()
			.allSatisfy((property) -> assertThat(property.path("description").asString("")).endsWith("."));
	}

	private static String table(Map<String, String> values) {
		StringBuilder table = new StringBuilder();
		for (JsonNode property : properties()) {
			String name = property.get("name").asString();
			table.append("| `%s` | `%s` | %s | %s | %s |%n".formatted(name, variable(name),
					TYPES.get(property.get("type").asString()), defaultValue(property, values.get(name)),
					description(property)));
		}
		return table.toString();
	}

	/** The default in application.yaml, or else in the code. */
	private static String defaultValue(JsonNode property, @Nullable String configured) {
		if (configured != null && configured.startsWith("${")) {
			return "that of `" + configured.replaceAll("[${}]", "") + "`";
		}
		JsonNode value = property.get("defaultValue");
		if (configured == null && (value == null || value.asString().isEmpty())) {
			return "none";
		}
		return "`" + ((configured != null) ? configured : value.asString()) + "`";
	}

	private static String description(JsonNode property) {
		return CODE.matcher(property.get("description").asString())
			.replaceAll((found) -> Matcher.quoteReplacement("`" + found.group().replace("\"", "") + "`"));
	}

	private static JsonNode properties() {
		return JsonMapper.shared().readTree(read(METADATA)).get("properties");
	}

	private static Map<String, String> applicationYaml() throws IOException {
		EnumerablePropertySource<?> source = (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
			.load("application", new FileSystemResource("src/main/resources/application.yaml"))
			.getFirst();
		Map<String, String> values = new TreeMap<>();
		for (String name : source.getPropertyNames()) {
			values.put(name.replaceFirst("\\[\\d+]$", ""), String.valueOf(source.getProperty(name)));
		}
		return values;
	}

	/**
	 * The variable that sets a property; none where its name has what a variable loses.
	 * Spring Boot drops hyphens. With underscores, the variables of
	 * {@code spring.datasource.hikari.connection-timeout} and of {@code connection} would
	 * be one.
	 */
	private static @Nullable String variable(String property) {
		return LOST_IN_VARIABLES.matcher(property).find() ? null
				: property.replace("-", property.startsWith("ztrisk.") ? "_" : "")
					.replace('.', '_')
					.toUpperCase(Locale.ROOT);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
