package io.ztrisk.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contrasts of the console's colours, by the formula of WCAG 2.2.
 */
class ConsoleColoursTests {

	private static final Pattern VARIABLE = Pattern
		.compile("--([a-z-]+): (?:light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)|(#[0-9a-f]{6}));");

	private final Map<String, String> light = new HashMap<>();

	private final Map<String, String> dark = new HashMap<>();

	ConsoleColoursTests() throws IOException {
		Matcher variables = VARIABLE
			.matcher(Files.readString(Path.of("src/main/resources/io/ztrisk/console/css/variables.css")));
		while (variables.find()) {
			boolean same = variables.group(4) != null;
			this.light.put(variables.group(1), variables.group(same ? 4 : 2));
			this.dark.put(variables.group(1), variables.group(same ? 4 : 3));
		}
	}

	@ParameterizedTest
	@CsvSource({ "text, 4.5", "muted, 4.5", "accent, 4.5", "danger, 4.5", "good, 4.5", "edge, 3", "low, 3", "medium, 3",
			"high, 3" })
	void aColourStandsOutFromItsGround(String name, double least) {
		for (String ground : new String[] { "surface", "raised", "page" }) {
			assertThat(contrast(this.light, name, ground)).as("light on " + ground).isGreaterThanOrEqualTo(least);
			assertThat(contrast(this.dark, name, ground)).as("dark on " + ground).isGreaterThanOrEqualTo(least);
		}
	}

	@ParameterizedTest
	@CsvSource({ "badge-low, badge-low-fill, 6.1", "badge-medium, badge-medium-fill, 6.1",
			"badge-high, badge-high-fill, 6.1", "on-fill, accent, 4.5", "on-fill, danger, 4.5" })
	void textStandsOutFromItsFill(String name, String fill, double least) {
		assertThat(contrast(this.light, name, fill)).as("light").isGreaterThanOrEqualTo(least);
		assertThat(contrast(this.dark, name, fill)).as("dark").isGreaterThanOrEqualTo(least);
	}

	private static double contrast(Map<String, String> theme, String name, String ground) {
		double one = luminance(Objects.requireNonNull(theme.get(name)));
		double other = luminance(Objects.requireNonNull(theme.get(ground)));
		return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
	}

	private static double luminance(String colour) {
		byte[] channels = HexFormat.of().parseHex(colour.substring(1));
		return 0.2126 * linear(channels[0]) + 0.7152 * linear(channels[1]) + 0.0722 * linear(channels[2]);
	}

	private static double linear(byte channel) {
		double value = Byte.toUnsignedInt(channel) / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

}
