package io.ztrisk.cloudflare;

import java.util.ArrayList;
import java.util.List;

import io.ztrisk.activity.DomainVisit;
import org.jspecify.annotations.Nullable;

/**
 * The names of the fields with the categories of a visited domain.
 *
 * @param named whether the values are names of categories, not ids
 * @param names the fields with the names of the same categories
 */
record CategoryFields(boolean named, List<String> fields, List<String> names) {

	static CategoryFields ofIds(List<String> ids, List<String> names) {
		return new CategoryFields(false, ids, names);
	}

	static CategoryFields ofNames(List<String> names) {
		return new CategoryFields(true, names, names);
	}

	/**
	 * Creates a visit from the first group of fields of which the record has one; null if
	 * there is none, or no category in these fields.
	 */
	static @Nullable DomainVisit visit(CloudflareRecord record, List<CategoryFields> some) {
		for (CategoryFields fields : some) {
			if (record.hasAny(fields.fields())) {
				return fields.visit(record);
			}
		}
		return null;
	}

	private @Nullable DomainVisit visit(CloudflareRecord record) {
		List<DomainVisit.Field> categories = new ArrayList<>(this.fields.size());
		for (String field : this.fields) {
			List<String> list = record.list(field);
			if (!list.isEmpty()) {
				categories.add(new DomainVisit.Field(field, list));
			}
		}
		return categories.isEmpty() ? null
				: new DomainVisit(record, new GatewayRequest(record, this.names), this.named, categories);
	}

}
