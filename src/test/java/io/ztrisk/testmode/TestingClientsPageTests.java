package io.ztrisk.testmode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about testing clients shows parts of the files that were run.
 */
class TestingClientsPageTests {

	private static final Path DOCS = Path.of("src/docs");

	private static final Map<String, String> FILES = Map.of("java", "ClientTests.java", "go", "clients_test.go",
			"python", "test_clients.py", "typescript", "clients.test.ts");

	@Test
	void everyBlockOfThePageIsPartOfItsFile() throws IOException {
		Matcher blocks = Pattern.compile("(?ms)^```(java|go|python|typescript)\\n(.+?)^```$")
			.matcher(Files.readString(DOCS.resolve("testing-clients.md")));
		int count = 0;
		while (blocks.find()) {
			assertThat(
					Files.readString(DOCS.resolve("testing-clients").resolve(FILES.getOrDefault(blocks.group(1), ""))))
				.contains(blocks.group(2));
			count++;
		}
		assertThat(count).isEqualTo(FILES.size());
	}

}
