package io.ztrisk.log;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The values of a posture check that reports are made of, at any depth, quoted or not.
 *
 * @param numbers the first number of each name that has one; a missing one is not zero
 * @param flags of each name that has booleans, whether one is true
 */
record ReceivedValues(SortedMap<String, BigDecimal> numbers, Map<String, Boolean> flags) {

	static final ReceivedValues NONE = new ReceivedValues(new TreeMap<>(), new HashMap<>());

	/** All others are passed over, so that a long text is looked through only once. */
	private static final Set<String> NAMES = Set.of("active_threats", "infected", "os", "overall", "sensor_config");

	/** Also what a double is written as; long enough for any number, and soon read. */
	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(\\.\\d{1,100})?([eE][+-]?\\d{1,3})?");

	static ReceivedValues of(JsonText json) {
		ReceivedValues values = new ReceivedValues(new TreeMap<>(), new HashMap<>());
		json.members((name, value) -> {
			if (NAMES.contains(name)) {
				values.add(name, value.strip());
			}
		});
		return values;
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
