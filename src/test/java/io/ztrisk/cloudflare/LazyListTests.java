package io.ztrisk.cloudflare;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;

import io.ztrisk.body.BadLineException;
import io.ztrisk.scan.JsonScanner;
import io.ztrisk.scan.JsonValue;
import io.ztrisk.scan.MalformedJsonException;
import io.ztrisk.scan.PathTrie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares lists that are made when they are needed with lists that are made at once.
 */
class LazyListTests {

	private static final int LISTS = 100_000;

	private static final String[] ENTRIES = { "1", "26", "155.0", "-1e3", "\"Technology\"", "\"  a \"", "\"\"", "\"-\"",
			"null", "true", "\"none\"", "\"é\"", "\"\\u0041\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "[1]", "{\"a\":1}",
			"\"a,b\"", "tru", "01" };

	private static final String EDITS = "{}[]\",:\\ \t01.-enu\u0001é";

	private final Random random = new Random(20261129);

	@Test
	void listMadeLaterIsTheListMadeAtOnce() {
		PathTrie trie = new PathTrie(false);
		int path = trie.root().member("list").value();
		JsonScanner scanner = new JsonScanner(trie);
		int later = 0;
		for (int i = 0; i < LISTS; i++) {
			byte[] line = ("{\"list\":" + mutate(list()) + "}").getBytes(StandardCharsets.UTF_8);
			JsonValue value = scan(scanner, line, path);
			if (value != null) {
				assertThat(read(value, true)).as(new String(line, StandardCharsets.UTF_8))
					.isEqualTo(read(value, false));
				later += isReadLater(value) ? 1 : 0;
			}
		}
		assertThat(later).isGreaterThan(LISTS / 10);
	}

	@Test
	void longListIsRefusedAtOnce() {
		PathTrie trie = new PathTrie(false);
		int path = trie.root().member("list").value();
		for (int entries : new int[] { ListParser.MAX_ENTRIES, ListParser.MAX_ENTRIES + 1 }) {
			String list = "[" + "1,".repeat(entries - 1) + "1]";
			JsonValue value = Objects.requireNonNull(
					scan(new JsonScanner(trie), ("{\"list\":" + list + "}").getBytes(StandardCharsets.UTF_8), path));
			assertThat(read(value, true)).isEqualTo(read(value, false));
			assertThat(isReadLater(value)).isEqualTo(entries <= ListParser.MAX_ENTRIES);
		}
	}

	private static @Nullable JsonValue scan(JsonScanner scanner, byte[] line, int path) {
		try {
			return scanner.scan(line).first(path);
		}
		catch (MalformedJsonException ex) {
			return null;
		}
	}

	/** The list as text, or the problem. */
	private static String read(JsonValue value, boolean lazily) {
		try {
			return (lazily ? ListParser.read(value, "/list") : ListParser.parse(value, "/list")).toString();
		}
		catch (BadLineException | MalformedJsonException ex) {
			return ex.toString();
		}
	}

	private static boolean isReadLater(JsonValue value) {
		try {
			return ListParser.read(value, "/list") instanceof LazyList;
		}
		catch (BadLineException | MalformedJsonException ex) {
			return false;
		}
	}

	private String list() {
		StringBuilder list = new StringBuilder("[");
		// Mostly entries that are plain, which are the first ones.
		int kinds = this.random.nextBoolean() ? 11 : ENTRIES.length;
		for (int i = this.random.nextInt(5); i > 0; i--) {
			list.append(ENTRIES[this.random.nextInt(kinds)]);
			list.append((i > 1) ? "," : "").append((this.random.nextInt(8) == 0) ? " " : "");
		}
		return list.append(']').toString();
	}

	private String mutate(String list) {
		StringBuilder mutated = new StringBuilder(list);
		for (int i = this.random.nextInt(3); i > 0; i--) {
			int at = this.random.nextInt(mutated.length());
			char edit = EDITS.charAt(this.random.nextInt(EDITS.length()));
			switch (this.random.nextInt(3)) {
				case 0 -> mutated.insert(at, edit);
				case 1 -> mutated.setCharAt(at, edit);
				default -> mutated.insert(at, mutated.substring(at));
			}
		}
		return mutated.toString();
	}

}
