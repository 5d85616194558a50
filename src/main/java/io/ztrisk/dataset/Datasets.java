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
public class Datasets {

	private final Map<String, Dataset> predefined = new TreeMap<>();

	public Datasets() {
		Stream.of(CloudflareDataset.values()).forEach((dataset) -> this.predefined.put(dataset.key(), dataset));
		PredefinedMappings.read("mapping")
			.forEach((key, mapping) -> this.predefined.put(key, new MappedDataset(key, mapping)));
	}

	public Optional<Dataset> find(String key) {
		return Optional.ofNullable(this.predefined.get(key));
	}

	/** By name. */
	public Collection<String> keys() {
		return this.predefined.keySet();
	}

}
