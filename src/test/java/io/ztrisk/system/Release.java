package io.ztrisk.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A version that was released: what its server said to its database in the course of
 * every call, and what it answered afterwards.
 *
 * @param version of its schema
 */
record Release(int version) {

	/**
	 * All of them in order.
	 */
	static List<Release> all() throws IOException {
		Resource[] files = new PathMatchingResourcePatternResolver()
			.getResources("classpath:migrations/*/statements.sql");
		return Stream.of(files).map(Release::of).sorted(Comparator.comparingInt(Release::version)).toList();
	}

	private static Release of(Resource file) {
		try {
			return new Release(Integer.parseInt(file.getURL().getPath().replaceAll(".*/V(\\d+)/.*", "$1")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Works on a database as the server did.
	 */
	void work(DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			ScriptUtils.executeSqlScript(connection, file("statements.sql"));
		}
	}

	/**
	 * The bodies of its answers by path.
	 */
	Map<String, String> answers() throws IOException {
		JsonNode answers = JsonMapper.shared().readTree(file("answers.json").getContentAsString(UTF_8));
		return answers.properties()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(answer) -> Objects.requireNonNull(answer.getValue()).toString()));
	}

	private ClassPathResource file(String name) {
		return new ClassPathResource("migrations/V" + this.version + "/" + name);
	}

}
