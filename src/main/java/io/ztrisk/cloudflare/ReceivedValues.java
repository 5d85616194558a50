package io.ztrisk.cloudflare;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The values of a posture check that a report needs, at any depth, quoted or not.
 *
 * @param numbers the first number of each name, if there is one
 * @param flags by name, whether one of its booleans is true
 */
record ReceivedValues(SortedMap<String, BigDecimal> numbers, Map<String, Boolean> flags) {

	static final ReceivedValues NONE = new ReceivedValues(new TreeMap<>(), new HashMap<>());

	private static final Set<String> SCORES = Set.of("os", "overall", "sensor_config");

	private static final Set<String> NAMES = Set.of("active_threats", "infected", "os", "overall", "sensor_config");

	/** With bounded digits, so that a number is parsed quickly; with an exponent. */
	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(\\.\\d{1,100})?([eE][+-]?\\d{1,3})?");

	static ReceivedValues of(JsonText json) {
		ReceivedValues values = new ReceivedValues(new TreeMap<>(), new HashMap<>());
		json.forEachMember((name, value) -> {
			if (NAMES.contains(name)) {
				values.add(name, value.strip());
			}
		});
		return values;
	}

	/**
	 * The numbers that are scores of a device. The others count threats, so 0 is good.
	 */
	SortedMap<String, BigDecimal> scores() {
		SortedMap<String, BigDecimal> scores = new TreeMap<>(this.numbers);
		scores.keySet().retainAll(SCORES);
		return scores;
	}

	private void add(String name, String value) {
		if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
			this.flags.merge(name, value.equalsIgnoreCase("true"), Boolean::logicalOr);
		}
		else if (!this.numbers.containsKey(name) && NUMBER.matcher(value).matches()) {
			this.numbers.put(name, new BigDecimal(value));
		}
	}

}
