package io.ztrisk.dataset;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.ztrisk.cloudflare.CloudflareDataset;
import io.ztrisk.log.Dataset;
import io.ztrisk.mapping.PredefinedMappings;

import org.springframework.stereotype.Component;

/**
 * The datasets that every account has.
 */
@Component
public class PredefinedDatasets {

	private final Map<String, Dataset> datasets = new TreeMap<>();

	public PredefinedDatasets() {
		Stream.of(CloudflareDataset.values()).forEach((dataset) -> this.datasets.put(dataset.key(), dataset));
		PredefinedMappings.read("mapping")
			.forEach((key, mapping) -> this.datasets.put(key,
					new MappedDataset(key, null, mapping, DatasetDetail.PREDEFINED_REVISION)));
	}

	public Optional<Dataset> find(String key) {
		return Optional.ofNullable(this.datasets.get(key));
	}

	/** By name. */
	public Collection<String> keys() {
		return this.datasets.keySet();
	}

	/** By name. */
	Collection<Dataset> all() {
		return this.datasets.values();
	}

}
