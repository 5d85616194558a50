package io.ztrisk.behavior;

import tools.jackson.databind.JsonNode;

/**
 * The rule of a behaviour. This package does not know what is in it.
 *
 * @param generation how many times a behaviour with this key was made
 * @param revision counts the changes of the rule in its generation
 */
public record BehaviorRule(Behavior behavior, int generation, int revision, boolean enabled, JsonNode rule) {

	/** Later for a later rule of the same key. */
	public long version() {
		return version(this.generation, this.revision);
	}

	static long version(int generation, int revision) {
		return ((long) generation << Integer.SIZE) + revision;
	}

	/** The first version of the generation that a version is of. */
	public static long firstOfGeneration(long version) {
		return version(generation(version), 0);
	}

	static int generation(long version) {
		return (int) (version >> Integer.SIZE);
	}

	/** The bucket of an event, which differs from those of earlier generations. */
	public String bucket(String bucket) {
		return prefix(this.generation) + bucket;
	}

	/** The beginning of the buckets of a generation; empty for the first one. */
	static String prefix(int generation) {
		return (generation > 1) ? "#" + generation + " " : "";
	}

}
