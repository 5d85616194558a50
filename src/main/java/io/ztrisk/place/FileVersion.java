package io.ztrisk.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

/**
 * The version of a file, to detect that it was replaced.
 *
 * @param modified the time of the last change; null if there is no file
 * @param size in bytes
 */
record FileVersion(@Nullable FileTime modified, long size) {

	static FileVersion of(Path path) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
			return new FileVersion(attributes.lastModifiedTime(), attributes.size());
		}
		catch (IOException ex) {
			return new FileVersion(null, 0);
		}
	}

}
