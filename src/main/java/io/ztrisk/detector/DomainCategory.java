package io.ztrisk.detector;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.ztrisk.activity.DomainVisit;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.format.Hosts;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import io.ztrisk.settings.Exclusions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Detects visits, blocked or not, of domains with one of the behaviour's categories.
 */
record DomainCategory(Behavior behavior, Categories categories) implements Detector<DomainVisit> {

	/** DNS tunnels and generated domains use a new name for each query. */
	private static final Set<Integer> GENERATED_NAMES = Set.of(175, 176);

	@Override
	public Class<DomainVisit> activity() {
		return DomainVisit.class;
	}

	@Override
	public boolean matches(DomainVisit visit) {
		for (DomainVisit.Field field : visit.categories()) {
			for (String category : field.categories()) {
				if (id(visit, category) != null) {
					return true;
				}
			}
		}
		return false;
	}

	@Override
	public boolean decides(DomainVisit visit) {
		return matches(visit);
	}

	/** One event for each registrable domain, or all generated names, and UTC hour. */
	@Override
	public @Nullable Observation extract(DomainVisit visit, Criteria criteria) {
		Set<Integer> matched = new TreeSet<>();
		ArrayNode fields = JsonNodeFactory.instance.arrayNode();
		for (DomainVisit.Field field : visit.categories()) {
			List<Integer> ids = field.categories()
				.stream()
				.map((category) -> id(visit, category))
				.filter(Objects::nonNull)
				.toList();
			if (!ids.isEmpty()) {
				matched.addAll(ids);
				fields.add(field.name());
			}
		}
		String host = visit.request().normalHost();
		ObjectNode exclusion = exclusion(matched, host, visit.source().at(), criteria.exclusions());
		ArrayNode ids = JsonNodeFactory.instance.arrayNode();
		matched.forEach(ids::add);
		String domain = Hosts.registrable(host);
		String bucket = bucket(matched, domain, visit.source().at());
		EvidenceBuilder evidence = EvidenceBuilder.of(visit.source())
			.text("host", host)
			.text("domain", domain)
			.json("category_ids", ids)
			.json("category_fields", fields)
			.list("category_names", visit.request().categories())
			.text("decision", visit.request().decision())
			.text("url", visit.request().url())
			.text("device_id", visit.request().deviceId())
			.text("source_ip", visit.request().address());
		return (exclusion != null) ? evidence.buildSuppressed(this.behavior, bucket, exclusion)
				: evidence.build(this.behavior, bucket);
	}

	@Override
	public @Nullable Observation reconsider(Observation kept, Criteria criteria) {
		ObjectNode evidence = kept.evidence();
		Set<Integer> matched = new TreeSet<>();
		evidence.path("category_ids").valueStream().forEach((id) -> matched.add(id.intValue()));
		if (exclusion(matched, evidence.path("host").stringValue(""), kept.at(), criteria.exclusions()) != null) {
			return null;
		}
		return new Observation(this.behavior, kept.record(), kept.at(), evidence,
				bucket(matched, evidence.path("domain").stringValue(""), kept.at()));
	}

	@Override
	public @Nullable String limitation(DetectionSettings kept, DetectionSettings others) {
		return others.domains().coversAll(kept.domains()) ? null
				: "Visits that an exclusion has suppressed are not kept";
	}

	/** Null if the behaviour does not have the category. */
	private @Nullable Integer id(DomainVisit visit, String category) {
		return visit.named() ? this.categories.ofName(category) : this.categories.ofId(category);
	}

	/** The matched categories. */
	@Override
	public JsonNode likeness(ObjectNode evidence) {
		return evidence.path("category_ids");
	}

	/**
	 * Finds the exclusion of a visit; null if the visit counts. Removes an excluded
	 * category if there is another one.
	 */
	private static @Nullable ObjectNode exclusion(Set<Integer> matched, String host, Instant at,
			Exclusions exclusions) {
		ObjectNode exclusion = exclusions.ofHost(host, at);
		for (int category : List.copyOf(matched)) {
			ObjectNode excluded = exclusions.ofCategory(category, at);
			if (excluded != null && matched.size() > 1) {
				matched.remove(category);
			}
			else if (excluded != null && exclusion == null) {
				exclusion = excluded;
			}
		}
		return exclusion;
	}

	/** A domain is never an asterisk. */
	private static String bucket(Set<Integer> categories, String domain, Instant at) {
		boolean isGenerated = categories.stream().anyMatch(GENERATED_NAMES::contains);
		return (isGenerated ? "*" : domain) + " " + at.truncatedTo(ChronoUnit.HOURS);
	}

}
