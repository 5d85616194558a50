package io.ztrisk.scan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Selects elements of arrays by members of theirs. The members are read in one pass,
 * however many selections an array has.
 */
final class Selections {

	private static final Open NONE = new Open(new ArrayList<>(), null);

	/** By place: reads the members that its selections test; null if it has none. */
	private final @Nullable JsonScanner[] members;

	Selections(PathTrie trie) {
		this.members = new JsonScanner[trie.nodes().size()];
		for (PathNode place : trie.nodes()) {
			if (place.tests() instanceof PathTrie tests) {
				this.members[place.id()] = new JsonScanner(tests);
			}
		}
	}

	/** All selections of a place. */
	Open open(PathNode place) {
		JsonScanner read = this.members[place.id()];
		return (read == null) ? NONE : new Open(new ArrayList<>(place.selections()), read);
	}

	/** The selections of an array that have selected no element yet. */
	static final class Open {

		private final List<Selection> selections;

		/** Null if there are no selections. */
		private final @Nullable JsonScanner members;

		private Open(List<Selection> selections, @Nullable JsonScanner members) {
			this.selections = selections;
			this.members = members;
		}

		/** The places that an element is selected for; their selections are done. */
		List<PathNode> select(JsonValue element) {
			if (this.members == null || this.selections.isEmpty() || element.type() != JsonType.OBJECT) {
				return List.of();
			}
			ScannedValues read = this.members.scan(element.bytes(), element.start(), element.end());
			List<PathNode> selected = new ArrayList<>();
			for (int i = this.selections.size() - 1; i >= 0; i--) {
				if (this.selections.get(i).matches(read)) {
					selected.add(this.selections.remove(i).selected());
				}
			}
			return selected;
		}

	}

}
