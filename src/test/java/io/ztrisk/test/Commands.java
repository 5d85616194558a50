package io.ztrisk.test;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The commands of this machine.
 */
final class Commands {

	private Commands() {
	}

	/**
	 * Finds the first of some commands on the PATH.
	 */
	static Optional<Path> find(String... names) {
		String path = System.getenv("PATH");
		return Stream.of(names)
			.flatMap((name) -> Stream.of(path.split(File.pathSeparator)).map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
