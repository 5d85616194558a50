package io.ztrisk.test;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.ztrisk.cloudflare.CloudflareDataset;
import io.ztrisk.mapping.PredefinedMappings;

/**
 * The names of the predefined datasets.
 */
public final class DatasetNames {

	private DatasetNames() {
	}

	/** The names of those whose mapping an account may copy, in order. */
	public static Collection<String> ofMappings() {
		return PredefinedMappings.read("mapping").keySet();
	}

	/** All names in order. */
	public static List<String> all() {
		return withCustom();
	}

	/** All names and those of datasets that an account has made, in order. */
	public static List<String> withCustom(String... custom) {
		return Stream
			.of(ofMappings().stream(), Stream.of(CloudflareDataset.values()).map(CloudflareDataset::key),
					Stream.of(custom))
			.flatMap((names) -> names)
			.sorted()
			.toList();
	}

}
