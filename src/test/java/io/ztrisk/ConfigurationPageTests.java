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
 * default.
 */
class ConfigurationPageTests {

	private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	private static final Path PAGE = Path.of("src/docs/configuration.md");

	/** Properties that are on the page, but neither ours nor in application.yaml. */
	private static final String[] WITHOUT_VALUE = { "spring.datasource.password", "logging.structured.format.console" };

	/** A row of a table: property, environment variable or nothing, default. */
	private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| (?:`([A-Z0-9_]+)` )?\\| ([^|]+) \\| .*\\|$",
			Pattern.MULTILINE);

	private static final Pattern LOST_IN_VARIABLES = Pattern.compile("[A-Z_]");

	private final Map<String, MatchResult> rows = ROW.matcher(read(PAGE))
		.results()
		.filter((row) -> !row.group(1).matches("[A-Z_]+"))
		.collect(Collectors.toMap((row) -> row.group(1), Function.identity()));

	@Test
	void pageHasEverySettingOfTheServer() throws IOException {
		Map<String, String> settings = new TreeMap<>(metadata());
		settings.putAll(applicationYaml());
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
	void pageNamesTheVariablesAsSpringBootDoes() {
		assertThat(this.rows).isNotEmpty();
		this.rows.forEach((property, row) -> assertThat(row.group(2)).as(property)
			.isIn(variable(property, ""), variable(property, "_")));
	}

	@Test
	void everySettingOfZtriskIsDescribed() {
		assertThat(properties()).isNotEmpty()
			.allSatisfy((property) -> assertThat(property.path("description").asString("")).endsWith("."));
	}

	private static Map<String, String> metadata() {
		Map<String, String> defaults = new TreeMap<>();
		for (JsonNode property : properties()) {
			JsonNode value = property.get("defaultValue");
			String text = (value != null) ? value.asString() : "none";
			defaults.put(property.get("name").asString(), text.isEmpty() ? "empty" : text);
		}
		return defaults;
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
	 */
	private static @Nullable String variable(String property, String hyphen) {
		return LOST_IN_VARIABLES.matcher(property).find() ? null
				: property.replace("-", hyphen).replace('.', '_').toUpperCase(Locale.ROOT);
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
