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
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The contrasts of the console's colours, by the formula of WCAG 2.2, and the differences
 * of the colours of the levels.
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

	/** At least 21 by CIEDE2000 on light ground and 25 on dark, as whole numbers. */
	@ParameterizedTest
	@EnumSource(ColourVision.class)
	void theColoursOfTheLevelsAreToldApart(ColourVision vision) {
		for (String[] pair : new String[][] { { "low", "medium" }, { "medium", "high" }, { "low", "high" } }) {
			assertThat(Math.round(difference(vision, this.light, pair))).as("light %s", (Object) pair)
				.isGreaterThanOrEqualTo(21);
			assertThat(Math.round(difference(vision, this.dark, pair))).as("dark %s", (Object) pair)
				.isGreaterThanOrEqualTo(25);
		}
	}

	/** From the data that Sharma, Wu and Dalal published to check implementations. */
	@ParameterizedTest
	@CsvSource({ "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425", "50, -1.3802, -84.2814, 50, 0, -82.7485, 1",
			"50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792", "50, 2.5, 0, 73, 25, -18, 27.1492",
			"50, 2.5, 0, 58, 24, 15, 19.4535", "90.8027, -2.0831, 1.441, 91.1528, -1.6435, 0.0447, 1.4441",
			"50, 0, 0, 50, -1, 2, 2.3669", "2.0776, 0.0795, -1.135, 0.9033, -0.0636, -0.5514, 0.9082" })
	void theDifferenceIsThatOfCiede2000(double l1, double a1, double b1, double l2, double a2, double b2,
			double difference) {
		assertThat(new Lab(l1, a1, b1).differenceFrom(new Lab(l2, a2, b2))).isCloseTo(difference, within(0.0001));
	}

	private static double difference(ColourVision vision, Map<String, String> theme, String[] pair) {
		return vision.see(Objects.requireNonNull(theme.get(pair[0])))
			.differenceFrom(vision.see(Objects.requireNonNull(theme.get(pair[1]))));
	}

	private static double contrast(Map<String, String> theme, String name, String ground) {
		double one = luminance(Objects.requireNonNull(theme.get(name)));
		double other = luminance(Objects.requireNonNull(theme.get(ground)));
		return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
	}

	private static double luminance(String colour) {
		byte[] channels = HexFormat.of().parseHex(colour.substring(1));
		return 0.2126 * ColourVision.linear(channels[0]) + 0.7152 * ColourVision.linear(channels[1])
				+ 0.0722 * ColourVision.linear(channels[2]);
	}

}
