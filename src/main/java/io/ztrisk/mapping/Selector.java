package io.ztrisk.mapping;

/**
 * Selects elements of an array. A value that is not an array is the one element.
 */
public sealed interface Selector {

	/** Each element. */
	record Each() implements Selector {

		@Override
		public String toString() {
			return "[]";
		}

	}

	/**
	 * The first element that is an object with this member.
	 *
	 * @param member the name of the member, without backslashes
	 * @param text the string, or the number or boolean as it is written
	 */
	record FirstWith(String member, String text) implements Selector {

		@Override
		public String toString() {
			return "[" + Step.escape(this.member) + "=" + Step.escape(this.text) + "]";
		}

	}

}
