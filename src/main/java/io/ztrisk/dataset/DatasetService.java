package io.ztrisk.dataset;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.database.Retry;
import io.ztrisk.mapping.Mapping;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Shows the datasets of an account, and changes and deletes its own.
 */
@Service
class DatasetService {

	/** The maximum number of datasets that an account makes. */
	static final int MAX_DATASETS = 50;

	private final PredefinedDatasets predefined;

	private final Datasets datasets;

	private final DatasetRepository custom;

	private final ObjectProvider<DatasetReferences> references;

	private final AuditLog audit;

	private final ApplicationEventPublisher events;

	private final Retry retry;

	DatasetService(PredefinedDatasets predefined, Datasets datasets, DatasetRepository custom,
			ObjectProvider<DatasetReferences> references, AuditLog audit, ApplicationEventPublisher events,
			Retry retry) {
		this.predefined = predefined;
		this.datasets = datasets;
		this.custom = custom;
		this.references = references;
		this.audit = audit;
		this.events = events;
		this.retry = retry;
	}

	DatasetList list(AccountId account) {
		SortedMap<String, DatasetList.Summary> all = new TreeMap<>();
		this.predefined.all()
			.forEach((dataset) -> all.put(dataset.key(), new DatasetList.Summary(
					dataset.mapping().description().orElse(null), true, DatasetDetail.PREDEFINED_REVISION)));
		this.custom.summaries(account.value())
			.forEach((row) -> all.put(row.getName(),
					new DatasetList.Summary(row.getDescription(), false, row.getRevision())));
		return new DatasetList(all);
	}

	DatasetDetail get(AccountId account, String name) {
		return this.predefined.find(name)
			.map(DatasetDetail::of)
			.or(() -> this.custom.find(account.value(), name).map(CustomDataset::detail))
			.orElseThrow(() -> this.datasets.unknown(account));
	}

	/** Makes a dataset, or replaces its mapping by another. */
	DatasetDetail put(Actor actor, AccountId account, String name, Mapping mapping) {
		requireCustom(name);
		return this.retry.inTransaction(() -> putOnce(actor, account, name, mapping));
	}

	private DatasetDetail putOnce(Actor actor, AccountId account, String name, Mapping mapping) {
		this.datasets.lock(account);
		Optional<CustomDataset> stored = this.custom.find(account.value(), name);
		if (stored.isEmpty()) {
			return make(actor, account, name, mapping).detail();
		}
		CustomDataset dataset = stored.get();
		String before = dataset.mapping();
		if (!mapping.hasDocument(before)) {
			dataset.change(mapping);
			record(actor, account, AuditAction.DATASET_CHANGED, name, before, dataset.mapping());
		}
		return dataset.detail();
	}

	void delete(Actor actor, AccountId account, String name) {
		requireCustom(name);
		this.retry.inTransaction(() -> deleteOnce(actor, account, name));
	}

	private String deleteOnce(Actor actor, AccountId account, String name) {
		this.datasets.lock(account);
		CustomDataset dataset = this.custom.find(account.value(), name)
			.orElseThrow(() -> this.datasets.unknown(account));
		List<String> behaviors = this.references.stream()
			.flatMap((reference) -> reference.behaviorsNaming(account, name).stream())
			.sorted()
			.toList();
		if (!behaviors.isEmpty()) {
			throw new ApiException(ErrorCode.INVALID_FIELD,
					"The dataset is named by the rules of " + String.join(", ", behaviors));
		}
		this.custom.delete(dataset);
		this.events.publishEvent(new DatasetCleared(account, name));
		record(actor, account, AuditAction.DATASET_DELETED, name, dataset.mapping(), null);
		return name;
	}

	private CustomDataset make(Actor actor, AccountId account, String name, Mapping mapping) {
		if (this.custom.names(account.value()).size() >= MAX_DATASETS) {
			throw new ApiException(ErrorCode.INVALID_FIELD,
					"An account must have at most %d datasets of its own".formatted(MAX_DATASETS));
		}
		CustomDataset dataset = new CustomDataset(account, name, mapping);
		this.custom.save(dataset);
		this.events.publishEvent(new DatasetCleared(account, name));
		record(actor, account, AuditAction.DATASET_MADE, name, null, mapping.json());
		return dataset;
	}

	private void record(Actor actor, AccountId account, AuditAction action, String name, @Nullable String before,
			@Nullable String after) {
		this.audit.record(actor, List.of(AuditEntry.of(account.value(), action, name, raw(before), raw(after))));
	}

	private static @Nullable RawValue raw(@Nullable String json) {
		return (json != null) ? new RawValue(json) : null;
	}

	private static void requireCustom(String name) {
		if (!Datasets.isCustom(name)) {
			throw new ApiException(ErrorCode.INVALID_FIELD,
					"The name must be custom_ and 1 to 57 of a-z, 0-9 and _; predefined datasets cannot be changed");
		}
	}

}
