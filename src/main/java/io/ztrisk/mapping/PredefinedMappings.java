package io.ztrisk.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The mappings that every account has. Each is a file named after its dataset.
 */
public final class PredefinedMappings {

	private static final String FILES = "classpath*:io/ztrisk/%s/*.json";

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private PredefinedMappings() {
	}

	/**
	 * Reads all files of a package.
	 * @throws io.ztrisk.api.ApiException if one is not a mapping
	 */
	public static SortedMap<String, Mapping> read(String packageName) {
		SortedMap<String, Mapping> mappings = new TreeMap<>();
		try {
			for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES.formatted(packageName))) {
				try (InputStream document = file.getInputStream()) {
					String name = String.valueOf(file.getFilename());
					mappings.put(name.substring(0, name.length() - ".json".length()),
							Mapping.read(JSON.readTree(document), true));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return mappings;
	}

}
