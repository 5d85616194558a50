package io.ztrisk.log;

import java.util.ArrayList;
import java.util.List;

import io.ztrisk.activity.DomainVisit;
import org.jspecify.annotations.Nullable;

/**
 * Fields with the categories of a visited domain.
 *
 * @param named whether the categories are names, not ids
 * @param fields the fields
 * @param names the fields with the names of the categories
 */
record CategoryFields(boolean named, List<String> fields, List<String> names) {

	static CategoryFields ofIds(List<String> ids, List<String> names) {
		return new CategoryFields(false, ids, names);
	}

	static CategoryFields ofNames(List<String> names) {
		return new CategoryFields(true, names, names);
	}

	/**
	 * The visit by the first of some fields that a record has; null if it has none, or no
	 * category in them.
	 */
	static @Nullable DomainVisit visit(LogRecord record, GatewayRequest.Fields request, List<CategoryFields> some) {
		for (CategoryFields fields : some) {
			if (record.hasAny(fields.fields())) {
				return fields.visit(record, request);
			}
		}
		return null;
	}

	private @Nullable DomainVisit visit(LogRecord record, GatewayRequest.Fields request) {
		List<DomainVisit.Field> categories = new ArrayList<>(this.fields.size());
		for (String field : this.fields) {
			List<String> list = record.list(field);
			if (!list.isEmpty()) {
				categories.add(new DomainVisit.Field(field, list));
			}
		}
		return categories.isEmpty() ? null
				: new DomainVisit(record, new GatewayRequest(record, request, this.names), this.named, categories);
	}

}
