package io.ztrisk.activity;

import java.util.List;

/**
 * A visit of a domain that has categories.
 *
 * @param named whether the categories are names of Cloudflare's domain categories, not
 * ids of them
 * @param categories the categories of the domain, by field
 */
public record DomainVisit(ActivitySource source, Request request, boolean named,
		List<Field> categories) implements Activity {

	/**
	 * A field with categories.
	 *
	 * @param name as in the record's format
	 */
	public record Field(String name, List<String> categories) {

	}

}
