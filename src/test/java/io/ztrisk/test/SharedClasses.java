package io.ztrisk.test;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Options with which Java starts in half the time: the first process that ends writes an
 * archive of its loaded classes, and the next ones read it.
 */
final class SharedClasses {

	private SharedClasses() {
	}

	/**
	 * Options for an archive, which begins anew.
	 */
	static List<String> in(Path archive) {
		try {
			Files.deleteIfExists(archive);
			return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive,
					"-Xlog:aot*=off,cds*=off");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The options of all processes of a run, with the class path of the tests.
	 */
	static List<String> ofTests() {
		return OfTests.OPTIONS;
	}

	/**
	 * Java shares no classes of folders, so each folder of the class path becomes a jar.
	 */
	private static String jar(String path) {
		Path folder = Path.of(path);
		if (!Files.isDirectory(folder)) {
			return path;
		}
		String jar = "target/" + folder.getFileName() + ".jar";
		assertThat(ToolProvider.findFirst("jar")
			.orElseThrow()
			.run(System.out, System.err, "--create", "--no-compress", "--no-manifest", "--file", jar, "-C", path, "."))
			.isZero();
		return jar;
	}

	/**
	 * Holds the options, so that the jars are made when they are needed.
	 */
	private static final class OfTests {

		private static final List<String> OPTIONS = Stream.concat(in(Path.of("target/classes.jsa")).stream(),
				Stream.of("-cp",
						Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
							.map(SharedClasses::jar)
							.collect(Collectors.joining(File.pathSeparator))))
			.toList();

	}

}
