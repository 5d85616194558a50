package io.ztrisk.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A step of a path: the member of an object, and what is selected of its value.
 *
 * @param name the name of the member, without backslashes
 * @param selector null for the whole value
 */
public record Step(String name, @Nullable Selector selector) {

	@Override
	public String toString() {
		return escape(this.name) + ((this.selector != null) ? this.selector : "");
	}

	static String escape(String text) {
		return text.replaceAll("[.\\[\\]=\\\\]", "\\\\$0");
	}

}
