package io.ztrisk.condition;

import java.net.InetAddress;
import java.util.Optional;

import io.ztrisk.format.LowerCase;
import io.ztrisk.place.Network;
import org.jspecify.annotations.Nullable;

/**
 * A text of a field. Its other forms are computed when a test first needs them, and kept
 * for the next test.
 */
public final class FieldText {

	private final String text;

	private @Nullable String lowerCase;

	private char @Nullable [] lowerCaseChars;

	private @Nullable Optional<Decimal> number;

	private @Nullable Optional<InetAddress> address;

	public FieldText(String text) {
		this.text = text;
	}

	String lowerCase() {
		String known = this.lowerCase;
		if (known == null) {
			known = LowerCase.of(this.text);
			this.lowerCase = known;
		}
		return known;
	}

	char[] lowerCaseChars() {
		char[] known = this.lowerCaseChars;
		if (known == null) {
			known = lowerCase().toCharArray();
			this.lowerCaseChars = known;
		}
		return known;
	}

	/** Empty if the text is not a number. */
	Optional<Decimal> number() {
		Optional<Decimal> known = this.number;
		if (known == null) {
			known = Decimal.parse(this.text);
			this.number = known;
		}
		return known;
	}

	/** Empty if the text is not an IP address. */
	Optional<InetAddress> address() {
		Optional<InetAddress> known = this.address;
		if (known == null) {
			known = Network.address(this.text.strip());
			this.address = known;
		}
		return known;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof FieldText that && this.text.equals(that.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	/** The text itself. */
	@Override
	public String toString() {
		return this.text;
	}

}
