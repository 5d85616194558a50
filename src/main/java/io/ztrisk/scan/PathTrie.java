package io.ztrisk.scan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The paths to the values that a {@link JsonScanner} reads, as a trie: paths that begin
 * with the same steps share the nodes of these steps.
 */
public final class PathTrie {

	private final boolean flat;

	private final List<PathNode> nodes = new ArrayList<>();

	private final PathNode root;

	private int values;

	/**
	 * @param flat whether a member name with dots is read as if it were nested
	 */
	public PathTrie(boolean flat) {
		this.flat = flat;
		this.root = add(null, false);
	}

	/** The node of the record. */
	public PathNode root() {
		return this.root;
	}

	boolean isFlat() {
		return this.flat;
	}

	List<PathNode> nodes() {
		return this.nodes;
	}

	int values() {
		return this.values;
	}

	int nextValue() {
		return this.values++;
	}

	PathNode add(@Nullable PathNode parent, boolean repeated) {
		PathNode node = new PathNode(this, parent, this.nodes.size(), repeated);
		this.nodes.add(node);
		return node;
	}

}
