package io.ztrisk.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The wanted values of a record, in the order of the record.
 */
public final class ScannedValues {

	/** The maximum number of values of one path, which bounds the memory of a record. */
	static final int MAX_VALUES = 1000;

	private final List<List<JsonValue>> values;

	/**
	 * By place: the object in which it was met last, and how many values it had before.
	 */
	private final long[] objects;

	private final int[][] sizes;

	private boolean escapes;

	ScannedValues(PathTrie trie) {
		this.values = IntStream.range(0, trie.values()).<List<JsonValue>>mapToObj((i) -> new ArrayList<>(1)).toList();
		this.objects = new long[trie.nodes().size()];
		this.sizes = trie.nodes().stream().map((node) -> new int[node.below().length]).toArray(int[][]::new);
	}

	/** The first value of a path; null if there is none. */
	public @Nullable JsonValue first(int path) {
		List<JsonValue> all = this.values.get(path);
		return all.isEmpty() ? null : all.getFirst();
	}

	/** All values of a path, up to a thousand. */
	public List<JsonValue> all(int path) {
		return this.values.get(path);
	}

	/** Whether a value may have escape sequences. */
	public boolean hasEscapes() {
		return this.escapes;
	}

	void clear() {
		this.escapes = false;
		for (int i = 0; i < this.values.size(); i++) {
			this.values.get(i).clear();
		}
	}

	/** Adds a value if it is wanted. */
	void add(PathNode place, JsonValue value) {
		if (!place.isWanted()) {
			return;
		}
		List<JsonValue> all = this.values.get(place.value());
		if (!place.isRepeated()) {
			all.clear();
		}
		if (all.size() < MAX_VALUES) {
			all.add(value);
			this.escapes |= value.isEscaped();
		}
	}

	/** Starts a member. If it comes again in the same object, its values are removed. */
	void start(PathNode member, long object) {
		if (this.objects[member.id()] == object) {
			reset(member, this.sizes[member.id()]);
		}
		else if (!member.isLeaf() || member.isRepeated()) {
			this.objects[member.id()] = object;
			sizes(member, this.sizes[member.id()]);
		}
	}

	/** The numbers of values at and below a place. */
	int[] sizes(PathNode place) {
		int[] sizes = new int[place.below().length];
		sizes(place, sizes);
		return sizes;
	}

	private void sizes(PathNode place, int[] sizes) {
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = this.values.get(place.below()[i]).size();
		}
	}

	/** Removes the values that were added at and below a place. */
	void reset(PathNode place, int[] sizes) {
		for (int i = 0; i < sizes.length; i++) {
			List<JsonValue> all = this.values.get(place.below()[i]);
			all.subList(Math.min(sizes[i], all.size()), all.size()).clear();
		}
	}

}
