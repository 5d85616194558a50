package io.ztrisk.behavior;

/**
 * A risk behaviour, known by its key. {@link BehaviorSetting} has its name and its level.
 *
 * @param key the key on the wire and in the database
 */
public record Behavior(String key) implements Comparable<Behavior> {

	@Override
	public int compareTo(Behavior other) {
		return this.key.compareTo(other.key);
	}

}
