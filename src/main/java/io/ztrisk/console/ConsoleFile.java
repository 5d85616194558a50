package io.ztrisk.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * A file of the console.
 *
 * @param type its media type
 */
@SuppressWarnings("ArrayRecordComponent")
record ConsoleFile(String type, byte[] bytes, byte[] gzip) {

	/** The media types of the files that are served, by the end of the name. */
	private static final Map<String, String> TYPES = Map.of("css", "text/css;charset=utf-8", "html",
			"text/html;charset=utf-8", "js", "text/javascript;charset=utf-8", "json", "application/json", "svg",
			"image/svg+xml;charset=utf-8");

	static ConsoleFile of(String name, byte[] bytes) throws IOException {
		String type = type(name);
		if (type == null) {
			throw new IllegalArgumentException(name + " has no media type");
		}
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(bytes);
		}
		return new ConsoleFile(type, bytes, compressed.toByteArray());
	}

	/** Null for a file that is not served, such as a class. */
	static @Nullable String type(String name) {
		String end = StringUtils.getFilenameExtension(name);
		return (end != null) ? TYPES.get(end) : null;
	}

}
