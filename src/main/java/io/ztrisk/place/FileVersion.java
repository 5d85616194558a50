package io.ztrisk.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

/**
 * The version of a file, to detect that it was replaced. The time of the last
 * modification is not enough: programs can set it, and it stays when permissions change.
 *
 * @param modified the time of the last modification; null if there is no file
 * @param changed the time of the last change, also of permissions; null if the file
 * system has none
 * @param key the identity of the file, its inode; null if the file system has none
 * @param size in bytes
 */
record FileVersion(@Nullable FileTime modified, @Nullable Object changed, @Nullable Object key, long size) {

	static FileVersion of(Path path) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
			boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
			return new FileVersion(attributes.lastModifiedTime(), unix ? Files.getAttribute(path, "unix:ctime") : null,
					attributes.fileKey(), attributes.size());
		}
		catch (IOException ex) {
			return new FileVersion(null, null, null, 0);
		}
	}

}
