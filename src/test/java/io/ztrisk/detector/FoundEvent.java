package io.ztrisk.detector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An event that was found, or that is to be.
 *
 * @param user the e-mail, else the id
 * @param behavior its key
 * @param level the risk level
 * @param timestamp the newest finding's
 * @param findings the number of findings
 * @param newest the newest finding's evidence, or those of its members that must be there
 */
record FoundEvent(String user, String behavior, String level, Instant timestamp, int findings, JsonNode newest) {

	/**
	 * Checks that each expected event was found, and none else.
	 */
	static void assertFound(List<FoundEvent> found, List<FoundEvent> expected) {
		List<FoundEvent> left = new ArrayList<>(found);
		List<FoundEvent> missing = new ArrayList<>(expected);
		missing.removeIf((event) -> left.stream().filter(event::isLike).findFirst().map(left::remove).orElse(false));
		assertThat(left).isEqualTo(missing).isEmpty();
	}

	private boolean isLike(FoundEvent found) {
		return found.user.equals(this.user) && found.behavior.equals(this.behavior) && found.level.equals(this.level)
				&& found.timestamp.equals(this.timestamp) && found.findings == this.findings
				&& this.newest.properties()
					.stream()
					.allMatch((member) -> member.getValue().equals(found.newest.get(member.getKey())));
	}

}
