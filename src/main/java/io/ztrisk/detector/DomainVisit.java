package io.ztrisk.detector;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.EvidenceBuilder;
import io.ztrisk.log.Dataset;
import io.ztrisk.format.Hosts;
import io.ztrisk.log.LogRecord;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Exclusions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A visit of a domain, in whichever dataset it was logged.
 *
 * @param record a DNS query or an HTTP request
 */
record DomainVisit(LogRecord record) {

	/** Where visits are logged. */
	static final Set<Dataset> DATASETS = Set.of(Dataset.GATEWAY_DNS, Dataset.GATEWAY_HTTP);

	private static final List<String> OWN_NAMES = List.of("InitialCategoryNames", "CNAMECategoryNames");

	private static final List<String> ALL_NAMES = List.of("QueryCategoryNames", "MatchedCategoryNames");

	private static final List<String> NAMES = List.of("CategoryNames");

	/**
	 * Where a query's categories are: the first of these of which a field is there.
	 * {@code QueryCategoryIDs} has the categories of the domain and also those of the
	 * addresses it led to, which it may share with others.
	 */
	private static final List<Source> OF_QUERIES = List.of(
			new Source(List.of("InitialCategoryIDs", "CNAMECategoryIDs"), OWN_NAMES),
			new Source(List.of("QueryCategoryIDs", "MatchedCategoryIDs"), ALL_NAMES), new Source(OWN_NAMES, OWN_NAMES),
			new Source(ALL_NAMES, ALL_NAMES));

	private static final List<Source> OF_REQUESTS = List.of(new Source(List.of("CategoryIDs"), NAMES),
			new Source(NAMES, NAMES));

	/** DNS tunnels and generated names: they make up a new name for each query. */
	private static final Set<Integer> MADE_UP = Set.of(175, 176);

	/**
	 * Whether the domain has one of some categories.
	 */
	boolean isOfAny(Categories categories) {
		Source source = source();
		for (String field : source.fields()) {
			for (String category : this.record.list(field)) {
				if (source.id(category, categories) != null) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * The field that is missing if nothing tells what the domain is, neither ids nor
	 * names. What a policy matched does not.
	 */
	Set<String> missing() {
		for (Source source : isQuery() ? OF_QUERIES : OF_REQUESTS) {
			for (String field : source.fields()) {
				if (this.record.has(field) && !field.startsWith("Matched")) {
					return Set.of();
				}
			}
		}
		return Set.of(isQuery() ? "QueryCategoryIDs" : "CategoryIDs");
	}

	/**
	 * What to keep of the visit if the domain has one of some categories. One event for a
	 * registrable domain and UTC hour; of made-up names, for the user and UTC hour. A
	 * category that is excluded does not count beside another one.
	 */
	@Nullable Observation extract(Behavior behavior, Categories categories, Exclusions exclusions) {
		Source source = source();
		Set<Integer> matched = new TreeSet<>();
		ArrayNode fields = JsonNodeFactory.instance.arrayNode();
		for (String field : source.fields()) {
			List<Integer> ids = this.record.list(field)
				.stream()
				.map((category) -> source.id(category, categories))
				.filter(Objects::nonNull)
				.toList();
			if (!ids.isEmpty()) {
				matched.addAll(ids);
				fields.add(field);
			}
		}
		if (matched.isEmpty()) {
			return null;
		}
		String host = host();
		ObjectNode exclusion = exclusions.ofHost(host, this.record.at());
		for (int category : List.copyOf(matched)) {
			ObjectNode excluded = exclusions.ofCategory(category, this.record.at());
			if (excluded != null && matched.size() > 1) {
				matched.remove(category);
			}
			else if (excluded != null && exclusion == null) {
				exclusion = excluded;
			}
		}
		ArrayNode ids = JsonNodeFactory.instance.arrayNode();
		matched.forEach(ids::add);
		String domain = Hosts.registrable(host);
		String bucket = bucket(matched, domain);
		EvidenceBuilder facts = EvidenceBuilder.of(this.record)
			.text("host", host)
			.text("domain", domain)
			.json("category_ids", ids)
			.json("category_fields", fields)
			.list("category_names", source.names().stream().flatMap((name) -> this.record.list(name).stream()).toList())
			.field("decision", isQuery() ? "ResolverDecision" : "Action")
			.field("url", "URL")
			.field("device_id", "DeviceID")
			.field("source_ip", isQuery() ? "SrcIP" : "SourceIP");
		return (exclusion != null) ? facts.suppressed(behavior, bucket, exclusion) : facts.observed(behavior, bucket);
	}

	/** No domain begins with an asterisk and a blank. */
	private String bucket(Set<Integer> categories, String domain) {
		Instant hour = this.record.at().truncatedTo(ChronoUnit.HOURS);
		boolean isMadeUp = categories.stream().anyMatch(MADE_UP::contains);
		return (isMadeUp ? "*" : domain) + " " + hour;
	}

	private Source source() {
		List<Source> sources = isQuery() ? OF_QUERIES : OF_REQUESTS;
		for (Source source : sources) {
			for (String field : source.fields()) {
				if (this.record.has(field)) {
					return source;
				}
			}
		}
		return sources.getLast();
	}

	private String host() {
		if (isQuery()) {
			return Hosts.normalize(this.record.text("QueryName"));
		}
		String host = Hosts.normalize(this.record.text("HTTPHost"));
		return host.isEmpty() ? Hosts.ofUrl(this.record.text("URL")) : host;
	}

	private boolean isQuery() {
		return this.record.dataset() == Dataset.GATEWAY_DNS;
	}

	/**
	 * Fields with categories.
	 *
	 * @param fields with the categories' ids or, where there are none, names
	 * @param names the fields with their names
	 */
	private record Source(List<String> fields, List<String> names) {

		Source {
			fields = List.copyOf(fields);
			names = List.copyOf(names);
		}

		/** Null if a category is none of those that are looked for. */
		@Nullable Integer id(String category, Categories categories) {
			return this.fields.equals(this.names) ? categories.ofName(category) : categories.ofId(category);
		}

	}

}
