package io.ztrisk.detection;

import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;

import io.ztrisk.behavior.Behavior;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A visit of a domain, in whichever dataset it was logged.
 *
 * @param record a DNS query or an HTTP request
 */
record DomainVisit(LogRecord record) {

	/** Where visits are logged. */
	static final Set<Dataset> DATASETS = Set.of(Dataset.GATEWAY_DNS, Dataset.GATEWAY_HTTP);

	/**
	 * Whether the domain has one of some categories.
	 */
	boolean isOfAny(Set<String> categories) {
		return isQuery()
				? this.record.listsAny("MatchedCategoryIDs", categories)
						|| this.record.listsAny("QueryCategoryIDs", categories)
				: this.record.listsAny("CategoryIDs", categories);
	}

	/**
	 * The field that is missing if nothing tells what the domain is. What a policy
	 * matched does not.
	 */
	Set<String> missing() {
		String categories = isQuery() ? "QueryCategoryIDs" : "CategoryIDs";
		return this.record.has(categories) ? Set.of() : Set.of(categories);
	}

	/**
	 * What to keep of the visit if the domain has one of some categories. One event for a
	 * host and UTC hour.
	 */
	@Nullable Observation observe(Behavior behavior, Set<String> categories) {
		ArrayNode matched = JsonNodeFactory.instance.arrayNode();
		categories().filter(categories::contains).map(Integer::valueOf).distinct().sorted().forEach(matched::add);
		if (matched.isEmpty()) {
			return null;
		}
		String host = host();
		return Facts.of(this.record)
			.text("host", host)
			.json("category_ids", matched)
			.list("category_names", this.record.list(isQuery() ? "QueryCategoryNames" : "CategoryNames"))
			.field("decision", isQuery() ? "ResolverDecision" : "Action")
			.field("url", "URL")
			.field("device_id", "DeviceID")
			.field("source_ip", isQuery() ? "SrcIP" : "SourceIP")
			.observed(behavior, host + " " + this.record.at().truncatedTo(ChronoUnit.HOURS));
	}

	/** The category ids of the domain and, of a query, of the addresses it led to. */
	private Stream<String> categories() {
		return (isQuery() ? Stream.of("MatchedCategoryIDs", "QueryCategoryIDs") : Stream.of("CategoryIDs"))
			.flatMap((field) -> this.record.list(field).stream())
			.map(String::strip);
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

}
