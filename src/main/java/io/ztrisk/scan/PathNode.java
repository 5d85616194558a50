package io.ztrisk.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A place in a record that paths lead through or to.
 */
public final class PathNode {

	private final PathTrie trie;

	private final @Nullable PathNode parent;

	private final int id;

	/** Whether a record may have several values here. */
	private final boolean repeated;

	private final Map<String, PathNode> members = new HashMap<>();

	private @Nullable PathNode element;

	private final List<Selection> selections = new ArrayList<>();

	/** The members by which elements are selected; null if there are none. */
	private @Nullable PathTrie tests;

	private int value = -1;

	/** The numbers of the values here and below. */
	private int[] below = {};

	PathNode(PathTrie trie, @Nullable PathNode parent, int id, boolean repeated) {
		this.trie = trie;
		this.parent = parent;
		this.id = id;
		this.repeated = repeated;
	}

	/** The member of an object. */
	public PathNode member(String name) {
		return this.members.computeIfAbsent(name, (added) -> this.trie.add(this, this.repeated));
	}

	/** Each element of an array. A value that is no array is the one element. */
	public PathNode element() {
		if (this.element == null) {
			this.element = this.trie.add(this, true);
		}
		return this.element;
	}

	/** The first element that is an object with this text, number or boolean. */
	public PathNode element(String member, String text) {
		if (this.tests == null) {
			this.tests = new PathTrie(false);
		}
		int test = this.tests.root().member(member).value();
		for (Selection selection : this.selections) {
			if (selection.test() == test && selection.text().equals(text)) {
				return selection.selected();
			}
		}
		PathNode selected = this.trie.add(this, this.repeated);
		this.selections.add(new Selection(test, text, selected));
		return selected;
	}

	/** Wants the values here, and returns their number in the {@link ScannedValues}. */
	public int value() {
		if (this.value < 0) {
			this.value = this.trie.nextValue();
			for (PathNode node = this; node != null; node = node.parent) {
				node.below = Arrays.copyOf(node.below, node.below.length + 1);
				node.below[node.below.length - 1] = this.value;
			}
		}
		return this.value;
	}

	int id() {
		return this.id;
	}

	boolean isRepeated() {
		return this.repeated;
	}

	boolean isWanted() {
		return this.value >= 0;
	}

	/** Whether no path leads further. */
	boolean isLeaf() {
		return this.members.isEmpty() && this.element == null && this.selections.isEmpty();
	}

	boolean hasOnlyMembers() {
		return this.value < 0 && this.element == null && this.selections.isEmpty();
	}

	boolean hasWantedElement() {
		return this.element != null && this.element.isWanted();
	}

	@Nullable PathNode elementOrNull() {
		return this.element;
	}

	boolean hasMembers() {
		return !this.members.isEmpty();
	}

	List<Selection> selections() {
		return this.selections;
	}

	@Nullable PathTrie tests() {
		return this.tests;
	}

	int[] below() {
		return this.below;
	}

	/** The places that a member name leads to: several if arrays are flattened. */
	List<PathNode> find(String name) {
		PathNode member = this.members.get(name);
		if (member != null) {
			return List.of(member);
		}
		List<PathNode> found = new ArrayList<>();
		int dot = this.trie.isFlat() ? name.indexOf('.') : -1;
		PathNode first = (dot >= 0) ? this.members.get(name.substring(0, dot)) : null;
		for (PathNode node = first; node != null; node = node.element) {
			found.addAll(node.find(name.substring(dot + 1)));
		}
		return found;
	}

}
