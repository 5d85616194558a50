package io.ztrisk.ruleset;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.ztrisk.rule.DatasetFields;
import io.ztrisk.api.AccountId;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.mapping.Field;
import io.ztrisk.mapping.FieldType;
import io.ztrisk.mapping.Mapping;

/**
 * The fields of the datasets of an account. A mapping is read when it is first needed.
 */
final class AccountDatasets implements DatasetFields {

	private final AccountId account;

	private final Datasets datasets;

	private final Map<String, Set<String>> fields = new HashMap<>();

	AccountDatasets(AccountId account, Datasets datasets) {
		this.account = account;
		this.datasets = datasets;
	}

	@Override
	public boolean exists(String dataset) {
		return this.datasets.find(this.account, dataset).isPresent();
	}

	@Override
	public boolean have(Collection<String> names, String field) {
		Collection<String> all = names.isEmpty() ? this.datasets.keys(this.account) : names;
		return FieldType.GIVEN.contains(field) || all.stream().anyMatch((name) -> fields(name).contains(field));
	}

	private Set<String> fields(String dataset) {
		return this.fields.computeIfAbsent(dataset,
				(key) -> this.datasets.find(this.account, key).map((found) -> names(found.mapping())).orElse(Set.of()));
	}

	private static Set<String> names(Mapping mapping) {
		return mapping.fields().stream().map(Field::name).collect(Collectors.toSet());
	}

}
