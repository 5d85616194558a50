package io.ztrisk.dismissal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.event.StoredEvent;
import io.ztrisk.format.CanonicalJson;
import io.ztrisk.format.Sha256;
import io.ztrisk.format.Uuids;
import io.ztrisk.database.StatementNames;
import io.ztrisk.observation.FindingRepository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * The evidence of events: a hash for all findings that are alike. The hashes are as long
 * as those of ids, so that nobody can make a finding that has the hash of another one.
 */
@Component
class EventEvidence {

	private static final int BYTES = 8;

	private final FindingRepository findings;

	private final Likeness likeness;

	private final JsonMapper json;

	private final StatementNames statementNames;

	EventEvidence(FindingRepository findings, Likeness likeness, JsonMapper json, StatementNames statementNames) {
		this.findings = findings;
		this.likeness = likeness;
		this.json = json;
		this.statementNames = statementNames;
	}

	/**
	 * The evidence of events by their ids; those without a finding are left out. It is
	 * read in a transaction.
	 */
	Map<UUID, Set<UUID>> of(AccountId account, Collection<UUID> events) {
		Map<UUID, Set<UUID>> evidence = new HashMap<>();
		BiFunction<Behavior, ObjectNode, JsonNode> alike = this.likeness.in(account);
		this.statementNames.release();
		try (Stream<FindingRepository.Evidence> found = this.findings.streamEvidence(account.value(), events)) {
			found.forEach((one) -> evidence.computeIfAbsent(one.event(), (event) -> new TreeSet<>())
				.add(hash(alike.apply(one.behavior(), (ObjectNode) this.json.readTree(one.json())))));
		}
		return evidence;
	}

	/** The evidence of those events that findings make. */
	Map<UUID, Set<UUID>> ofDetected(AccountId account, Collection<StoredEvent> events) {
		List<UUID> detected = events.stream().filter(StoredEvent::isDetected).map(StoredEvent::id).toList();
		return detected.isEmpty() ? Map.of() : of(account, detected);
	}

	private static UUID hash(JsonNode alike) {
		return Uuids.ofParts("likeness", CanonicalJson.of(alike));
	}

	/** Digits that change if the evidence does. */
	static String digits(Collection<UUID> evidence) {
		String all = evidence.stream().map(UUID::toString).sorted().collect(Collectors.joining(" "));
		return HexFormat.of().formatHex(Sha256.digest().digest(all.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
	}

}
