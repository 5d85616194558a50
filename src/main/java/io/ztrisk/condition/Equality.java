package io.ztrisk.condition;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a text is one of some texts, without regard to case, or one of some numbers,
 * however it is written.
 *
 * @param texts in lower case
 */
record Equality(Set<String> texts, Set<Decimal> numbers) implements Predicate<FieldText> {

	@Override
	public boolean test(FieldText text) {
		return (!this.texts.isEmpty() && this.texts.contains(text.lowerCase()))
				|| (!this.numbers.isEmpty() && text.number().filter(this.numbers::contains).isPresent());
	}

}
