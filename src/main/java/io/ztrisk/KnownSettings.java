package io.ztrisk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The settings of ztrisk, as the build has described them for Spring Boot.
 *
 * @param settings the settings, in any order
 */
record KnownSettings(List<Setting> settings) {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	/** The share of a name that may be wrong: one character of three. */
	private static final int NEAR = 3;

	/** Reads all descriptions on the class path that have a setting of ztrisk. */
	static KnownSettings on(ClassLoader classPath) {
		List<Setting> settings = new ArrayList<>();
		try {
			for (URL file : Collections.list(classPath.getResources(METADATA))) {
				try (InputStream in = file.openStream()) {
					String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
					// Those of Spring Boot are large, and need not be parsed.
					if (text.contains("\"ztrisk.")) {
						JsonMapper.shared().readTree(text).path("properties").forEach((property) -> {
							settings.add(Setting.of(property));
						});
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new KnownSettings(settings.stream().filter((setting) -> setting.name().startsWith("ztrisk.")).toList());
	}

	boolean hasVariable(String variable) {
		return this.settings.stream().anyMatch((setting) -> setting.isVariable(variable.toUpperCase(Locale.ROOT)));
	}

	boolean hasProperty(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
		return this.settings.stream().anyMatch((setting) -> setting.isProperty(name));
	}

	/** The variable whose name is most like another; empty if none is like it. */
	Optional<String> nearestVariable(String variable) {
		return nearest(variable.toUpperCase(Locale.ROOT),
				this.settings.stream().flatMap((setting) -> setting.variables().stream()).sorted().toList());
	}

	/** The property whose name is most like another; empty if none is like it. */
	Optional<String> nearestProperty(String property) {
		return nearest(property, this.settings.stream().map(Setting::name).sorted().toList());
	}

	private static Optional<String> nearest(String name, List<String> names) {
		return names.stream()
			.min(Comparator.comparingInt((known) -> distance(name, known)))
			.filter((known) -> distance(name, known) * NEAR <= known.length() - "ztrisk.".length());
	}

	/** The number of characters to insert, remove or replace (Levenshtein). */
	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int replaced = diagonal + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[other.length()];
	}

	/**
	 * A setting.
	 *
	 * @param name its property
	 * @param hasParts whether it is a list or a map, whose parts have names of their own
	 */
	record Setting(String name, boolean hasParts) {

		private static final Pattern PARTS = Pattern.compile("java\\.util\\.\\w*(List|Set|Map|Collection)\\b.*|.*\\[]");

		private static Setting of(JsonNode property) {
			return new Setting(property.path("name").asString(),
					PARTS.matcher(property.path("type").asString("")).matches());
		}

		/** The variables that set it, as Spring Boot derives them from its name. */
		List<String> variables() {
			return Stream.of("", "_")
				.map((hyphen) -> this.name.replace("-", hyphen).replace('.', '_').toUpperCase(Locale.ROOT))
				.distinct()
				.toList();
		}

		private boolean isVariable(String variable) {
			return variables().stream()
				.anyMatch((known) -> variable.equals(known) || this.hasParts && variable.startsWith(known + "_"));
		}

		private boolean isProperty(ConfigurationPropertyName property) {
			ConfigurationPropertyName known = ConfigurationPropertyName.of(this.name);
			return known.equals(property) || this.hasParts && known.isAncestorOf(property);
		}

	}

}
