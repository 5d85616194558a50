package io.ztrisk.detector;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.ztrisk.format.LowerCase;
import org.jspecify.annotations.Nullable;

/**
 * The categories of domains of a behaviour.
 *
 * @param byId ids by id as text
 * @param byName ids by name in lower case
 */
record Categories(Map<String, Integer> byId, Map<String, Integer> byName) {

	/** Parses lines with an id and a name each. A category may have several names. */
	static Categories parse(String lines) {
		Map<String, Integer> byId = new HashMap<>();
		Map<String, Integer> byName = new HashMap<>();
		lines.lines().forEach((line) -> {
			String[] category = line.split(" ", 2);
			byId.put(category[0], Integer.valueOf(category[0]));
			byName.putIfAbsent(category[1].toLowerCase(Locale.ROOT), Integer.valueOf(category[0]));
		});
		return new Categories(Map.copyOf(byId), Map.copyOf(byName));
	}

	@Nullable Integer ofId(String id) {
		return this.byId.get(id);
	}

	@Nullable Integer ofName(String name) {
		return this.byName.get(LowerCase.of(name));
	}

}
