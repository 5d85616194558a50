package io.ztrisk.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

import io.ztrisk.scan.PathNode;
import io.ztrisk.scan.PathTrie;

/**
 * The members of an object that hold records. In an object without any of them, the
 * object itself is the record.
 *
 * @param flat whether a member name with dots is read as if it were nested
 */
public record Wrappers(List<Wrapper> all, boolean flat) {

	/** Every object is a record. */
	public static final Wrappers NONE = new Wrappers(List.of(), false);

	public boolean isEmpty() {
		return this.all.isEmpty();
	}

	/** Adds the members to a trie, and returns the numbers of their values. */
	public int[] in(PathTrie trie) {
		return this.all.stream().mapToInt((wrapper) -> {
			PathNode node = trie.root();
			for (String name : wrapper.names()) {
				node = node.member(name);
			}
			return node.value();
		}).toArray();
	}

	/**
	 * Calls a function with each record in the object of a line.
	 * @return false if no member holds records, so that the line itself is the record
	 */
	public boolean forEachRecord(Line line, Consumer<Line> each) {
		try {
			Unwrapping records = Unwrapping.ofLine(new ByteArrayInputStream(line.bytes()), this, line.number());
			Line record = records.next();
			if (record != null && !record.isElement()) {
				return false;
			}
			for (; record != null; record = records.next()) {
				each.accept(record);
			}
			return true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether a member holds records.
	 * @param path the names of the member and of those around it
	 * @param value the first byte of its value
	 */
	boolean hold(List<String> path, int value) {
		return (value == '[' || value == '{') && this.all.stream()
			.anyMatch((wrapper) -> (wrapper.repeated() || value == '{') && isAt(wrapper.names(), path));
	}

	/** Whether a member that holds records may be directly in the value of this one. */
	boolean areBelow(List<String> path) {
		return this.all.stream()
			.anyMatch((wrapper) -> wrapper.names().size() > 1
					&& wrapper.names().subList(0, wrapper.names().size() - 1).equals(path));
	}

	private boolean isAt(List<String> names, List<String> path) {
		return names.equals(path) || (this.flat && String.join(".", names).equals(String.join(".", path)));
	}

	/**
	 * A member that holds records.
	 *
	 * @param names one, or that of the member around it and its own
	 * @param repeated whether its value is an array of records, or else one record; a
	 * value that is no array is the one element
	 */
	public record Wrapper(List<String> names, boolean repeated) {

	}

}
