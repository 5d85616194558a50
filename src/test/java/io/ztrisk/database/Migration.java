package io.ztrisk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A step of the schema.
 *
 * @param version it leads to
 * @param name of its file
 * @param sql its statements
 */
public record Migration(int version, String name, String sql) {

	/**
	 * All of them in order.
	 */
	public static List<Migration> all() throws IOException {
		Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/*.sql");
		return Stream.of(files).map(Migration::of).sorted(Comparator.comparingInt(Migration::version)).toList();
	}

	public static Migration newest() throws IOException {
		return all().getLast();
	}

	private static Migration of(Resource file) {
		String name = Objects.requireNonNull(file.getFilename());
		try {
			return new Migration(Integer.parseInt(name.replaceAll("V(\\d+)__.*", "$1")), name,
					file.getContentAsString(UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
