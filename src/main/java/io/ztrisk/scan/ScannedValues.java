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

	/** By place: the element in which it was met last. */
	private final long[] elements;

	/** The number of the record or the innermost element of an array that is read. */
	private long element;

	/** The last number. */
	private long count;

	/** By place: how many values it had before. */
	private final int[][] sizes;

	private boolean escapes;

	/** Whether a place had a value before another, or before a text that is no JSON. */
	private boolean mixed;

	/** Whether {@link MergedValues} removes the values that others replace. */
	private boolean merging;

	ScannedValues(PathTrie trie) {
		this.values = IntStream.range(0, trie.values()).<List<JsonValue>>mapToObj((i) -> new ArrayList<>(1)).toList();
		this.elements = new long[trie.nodes().size()];
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

	boolean isMixed() {
		return this.mixed;
	}

	boolean isMerging() {
		return this.merging;
	}

	void clear(boolean merging) {
		this.merging = merging;
		this.mixed = false;
		this.escapes = false;
		startElement();
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
		if (!place.isRepeated() && !this.merging) {
			all.clear();
		}
		if (all.size() < MAX_VALUES) {
			all.add(value);
			this.escapes |= value.isEscaped();
		}
	}

	/** Starts an element of an array. */
	void startElement() {
		this.element = ++this.count;
	}

	/** The element that is read. */
	long element() {
		return this.element;
	}

	/** Returns to an element after those in it. */
	void returnTo(long element) {
		this.element = element;
	}

	/** Starts a member. If it comes again in the same element, its values are removed. */
	void start(PathNode member) {
		if (this.elements[member.id()] == this.element) {
			this.mixed = true;
			reset(member, this.sizes[member.id()]);
		}
		else if (!member.isLeaf() || member.isRepeated()) {
			this.mixed |= this.elements[member.id()] > this.element;
			this.elements[member.id()] = this.element;
			sizes(member, this.sizes[member.id()]);
		}
	}

	/** Marks the values at and below a place. */
	Mark mark(PathNode place) {
		int[] sizes = new int[place.below().length];
		sizes(place, sizes);
		return new Mark(sizes, this.element);
	}

	private void sizes(PathNode place, int[] sizes) {
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = this.values.get(place.below()[i]).size();
		}
	}

	/** Removes the values that were added since a mark. */
	void reset(PathNode place, Mark mark) {
		this.mixed |= IntStream.of(mark.sizes()).anyMatch((size) -> size > 0);
		reset(place, mark.sizes());
		returnTo(mark.element());
	}

	private void reset(PathNode place, int[] sizes) {
		for (int i = 0; i < sizes.length; i++) {
			List<JsonValue> all = this.values.get(place.below()[i]);
			all.subList(Math.min(sizes[i], all.size()), all.size()).clear();
		}
	}

	/**
	 * A state of the values at and below a place.
	 */
	record Mark(int[] sizes, long element) {

	}

}
