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

	/**
	 * The heap must also have room for all bodies and lists, see
	 * {@code ztrisk.limits.bodies}.
	 */
	private static final long LARGEST = Runtime.getRuntime().maxMemory() / 4;

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

	/** Why the file is not read; null if it is. */
	@Nullable String problem() {
		if (this.modified == null) {
			return "is missing";
		}
		return (this.size > LARGEST) ? "is larger than %d MB, a quarter of the heap".formatted(LARGEST / 1_000_000)
				: null;
	}

}
