package io.ztrisk.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.format.Sha256;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The files of the console: its own, and the modules of Preact and htm.
 *
 * @param hash of the names and the contents of all files
 * @param page the page with the paths of its files
 * @param assets the other files by their names
 */
record ConsoleFiles(String hash, ConsoleFile page, Map<String, ConsoleFile> assets) {

	private static final String PAGE = "index.html";

	/** Stands for the hash in the page. */
	private static final String PLACEHOLDER = "@hash@";

	private static final String OWN = "classpath*:/io/ztrisk/console/";

	/** The modules of other projects. */
	private static final List<Library> LIBRARIES = List.of(
			new Library("preact.js", "org.webjars.npm/preact", "webjars/preact/%s/dist/preact.module.js"),
			new Library("htm.js", "org.mvnpm/htm", "_static/htm/%s/dist/htm.module.js"));

	/** Bytes of the hash in paths. */
	private static final int HASH_BYTES = 16;

	/** Reads the files of the jar, or those of a directory. */
	static ConsoleFiles read(@Nullable ConsoleDirectory directory) throws IOException {
		String root = (directory != null) ? directory.path().toUri().toString() : OWN;
		PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
		SortedMap<String, byte[]> contents = new TreeMap<>();
		for (Resource resource : resources.getResources(root + "**")) {
			String path = resource.getURL().getPath();
			String name = path.substring(path.lastIndexOf("/io/ztrisk/console/") + "/io/ztrisk/console/".length());
			if (ConsoleFile.type(name) != null) {
				contents.put(name, resource.getContentAsByteArray());
			}
		}
		for (Library library : LIBRARIES) {
			contents.put(library.name(), library.read());
		}
		return of(contents);
	}

	private static ConsoleFiles of(SortedMap<String, byte[]> contents) throws IOException {
		String hash = hash(contents);
		String page = new String(Objects.requireNonNull(contents.remove(PAGE)), StandardCharsets.UTF_8);
		Map<String, ConsoleFile> assets = new TreeMap<>();
		for (var content : contents.entrySet()) {
			assets.put(content.getKey(), ConsoleFile.of(content.getKey(), content.getValue()));
		}
		return new ConsoleFiles(hash,
				ConsoleFile.of(PAGE, page.replace(PLACEHOLDER, hash).getBytes(StandardCharsets.UTF_8)),
				Map.copyOf(assets));
	}

	private static String hash(SortedMap<String, byte[]> contents) {
		MessageDigest digest = Sha256.digest();
		contents.forEach((name, bytes) -> {
			digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
			digest.update(bytes);
		});
		return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
	}

	/**
	 * A module of a dependency.
	 *
	 * @param name by which modules import it
	 * @param artifact its group and name in Maven
	 * @param path below the resources of its jar, with a place for the version
	 */
	private record Library(String name, String artifact, String path) {

		/** Reads the version first, since the path has it. */
		byte[] read() throws IOException {
			String version = PropertiesLoaderUtils
				.loadProperties(new ClassPathResource("META-INF/maven/" + this.artifact + "/pom.properties"))
				.getProperty("version");
			return new ClassPathResource("META-INF/resources/" + this.path.formatted(version)).getContentAsByteArray();
		}

	}

}
