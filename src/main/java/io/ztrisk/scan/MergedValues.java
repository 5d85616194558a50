package io.ztrisk.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Merges the values that a flat record has at one place under several names, such as
 * {@code a.b} and {@code b} in {@code a}: the members of all objects count, and the last
 * of the other values.
 */
final class MergedValues {

	private final PathTrie trie;

	private final ScannedValues values;

	private final EmbeddedTexts texts;

	/** The values that a later one replaces. */
	private Map<Key, List<JsonValue>> replaced = new HashMap<>();

	MergedValues(PathTrie trie, ScannedValues values, EmbeddedTexts texts) {
		this.trie = trie;
		this.values = values;
		this.texts = texts;
	}

	/** Whether the values of a record that was read may have to be merged. */
	boolean isNeeded() {
		return this.trie.isFlat() && this.values.isMixed();
	}

	/** Reads a record again. A path that takes one value keeps the last one. */
	void merge(Runnable record) {
		this.values.clear(true);
		record.run();
		this.replaced = new HashMap<>();
		for (PathNode place : this.trie.nodes()) {
			if (place.isWanted() && !place.isRepeated() && !this.values.all(place.value()).isEmpty()) {
				List<JsonValue> all = this.values.all(place.value());
				all.subList(0, all.size() - 1).clear();
			}
		}
	}

	/** Reads the members of an object. */
	void merge(Map<PathNode, JsonValue> members, BiConsumer<PathNode, JsonValue> read) {
		members.forEach((place, value) -> merge(place, value, () -> read.accept(place, value)));
	}

	/** Reads a value, and removes those that it replaces. */
	private void merge(PathNode place, JsonValue value, Runnable read) {
		Key key = new Key(place.id(), this.values.element());
		List<JsonValue> known = new ArrayList<>(this.replaced.getOrDefault(key, List.of()));
		int[] paths = isObject(value) ? withoutNames(place) : place.below();
		int[] sizes = new int[paths.length];
		for (int i = 0; i < paths.length; i++) {
			List<JsonValue> all = this.values.all(paths[i]);
			if (!known.isEmpty()) {
				all.removeAll(known);
			}
			sizes[i] = all.size();
		}
		read.run();
		for (int i = 0; i < paths.length; i++) {
			List<JsonValue> all = this.values.all(paths[i]);
			known.addAll(all.subList(sizes[i], all.size()));
		}
		if (!known.isEmpty()) {
			this.replaced.put(key, known);
		}
	}

	private boolean isObject(JsonValue value) {
		return value.type() == JsonType.OBJECT
				|| (value.type() == JsonType.STRING && value.text().startsWith("{") && this.texts.mayBeJson(value));
	}

	/** The numbers of the values in this place, and in that of its only element. */
	private static int[] withoutNames(PathNode place) {
		List<PathNode> places = new ArrayList<>();
		for (PathNode node = place; node != null; node = node.elementOrNull()) {
			places.add(node);
		}
		return places.stream().filter(PathNode::isWanted).mapToInt(PathNode::value).toArray();
	}

	/**
	 * A place in a record or an element of an array.
	 */
	private record Key(int place, long element) {

	}

}
