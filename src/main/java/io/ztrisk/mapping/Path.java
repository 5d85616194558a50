package io.ztrisk.mapping;

import java.text.ParseException;
import java.util.List;
import java.util.stream.Collectors;

import io.ztrisk.body.Wrappers;
import io.ztrisk.scan.PathNode;
import io.ztrisk.scan.PathTrie;

/**
 * A path to the values of a record, such as {@code target[type=User].id}.
 */
public record Path(List<Step> steps) {

	public Path {
		steps = List.copyOf(steps);
	}

	/**
	 * Parses a path.
	 * @throws ParseException with a message that names the column
	 */
	public static Path parse(String text) throws ParseException {
		return new PathParser(text, false).parse();
	}

	/** The place in a trie. */
	PathNode in(PathTrie trie) {
		PathNode node = trie.root();
		for (Step step : this.steps) {
			PathNode member = node.member(step.name());
			node = switch (step.selector()) {
				case null -> member;
				case Selector.Each each -> member.element();
				case Selector.FirstWith(String name, String text) -> member.element(name, text);
			};
		}
		return node;
	}

	/** The member that holds records: of the last name, within that of the one before. */
	Wrappers.Wrapper asWrapper() {
		return new Wrappers.Wrapper(this.steps.stream().map(Step::name).toList(), hasEach());
	}

	/** Whether a step selects each element of an array. */
	boolean hasEach() {
		return this.steps.stream().anyMatch((step) -> step.selector() instanceof Selector.Each);
	}

	/** The text, which parses to an equal path. */
	@Override
	public String toString() {
		return this.steps.stream().map(Step::toString).collect(Collectors.joining("."));
	}

}
