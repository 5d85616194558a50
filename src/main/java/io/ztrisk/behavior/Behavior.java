package io.ztrisk.behavior;

import java.util.regex.Pattern;

/**
 * A risk behaviour, known by its key. {@link ConfiguredBehavior} has its name and its
 * level.
 *
 * @param key the key on the wire and in the database
 */
public record Behavior(String key) implements Comparable<Behavior> {

	private static final String CUSTOM = "custom_";

	private static final Pattern CUSTOM_KEY = Pattern.compile(CUSTOM + "[a-z0-9_]{1,57}");

	/** Whether an account may make a behaviour with this key. */
	boolean isCustom() {
		return CUSTOM_KEY.matcher(this.key).matches();
	}

	/** The key in metrics: the same for all behaviours that accounts made. */
	public String label() {
		return this.key.startsWith(CUSTOM) ? "custom" : this.key;
	}

	@Override
	public int compareTo(Behavior other) {
		return this.key.compareTo(other.key);
	}

}
