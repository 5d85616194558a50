package io.ztrisk.mapping;

import java.text.ParseException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Paths, and the columns of their errors.
 */
class PathTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "a.b", "@timestamp", "t[].id", "t[type=User].id", "a\\.c", "a b.c", "\\[\\]\\=\\\\.x",
			"t[a\\.b=c\\]].d[]", "😀.b", "a.b.c.d.e.f.g.h" })
	void areWrittenAsTheyWereParsed(String text) throws ParseException {
		assertThat(Path.parse(text)).hasToString(text);
		assertThat(Path.parse(Path.parse(text).toString())).isEqualTo(Path.parse(text));
	}

	@Test
	void haveStepsWithSelectors() throws ParseException {
		assertThat(Path.parse("target[type=App\\.x].items[].id\\.0").steps()).containsExactly(
				new Step("target", new Selector.FirstWith("type", "App.x")), new Step("items", new Selector.Each()),
				new Step("id.0", null));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = { "a.; expected a name at column 3",
			"a[; expected ] or a name at column 3", "a[b]; expected = at column 4", "[]; expected a name at column 1",
			"target[type=User; expected ] at column 17", "; expected a name at column 1",
			".a; expected a name at column 1", "a..b; expected a name at column 3", "a]; expected . or [ at column 2",
			"a=b; expected . or [ at column 2", "a[]b; expected . at column 4", "a[][]; expected . at column 4",
			"a[=b]; expected ] or a name at column 3", "a[b=]; expected a text at column 5",
			"a[b=c=d]; expected ] at column 6", "a[b.c=d]; expected = at column 4",
			"a\\b; expected one of . [ ] = \\ at column 3", "a\\; expected one of . [ ] = \\ at column 3",
			"a\tb; expected no control character or unpaired surrogate at column 2",
			"a\uD800; expected no control character or unpaired surrogate at column 2",
			"a\u0085; expected no control character or unpaired surrogate at column 2",
			"a.b.c.d.e.f.g.h.i; expected at most 8 steps at column 17",
			"a[].b[].c[]; expected at most 2 selectors at column 10", "😀.; expected a name at column 3" })
	void nameTheColumnOfAnError(String text, String message) {
		assertProblem((text != null) ? text : "", false, message);
	}

	@Test
	void haveLimits() throws ParseException {
		String name = "n".repeat(128);
		assertThat(Path.parse(name + "[" + name + "=" + name + "]").steps()).hasSize(1);
		assertProblem(name + "n", false, "expected at most 128 characters in a name or text at column 129");
		assertProblem("a[b=" + name + "n]", false, "expected at most 128 characters in a name or text at column 133");
		assertThat(Path.parse((name + ".").repeat(3) + "n".repeat(125)).toString()).hasSize(512);
		assertProblem((name + ".").repeat(3) + "n".repeat(126), false, "expected at most 512 characters at column 513");
		assertThat(Path.parse("\\.".repeat(128)).steps()).hasSize(1);
	}

	@Test
	void haveNoNamesWithDotsInAFlatMapping() throws ParseException {
		assertProblem("a.b\\.c", true, "expected no \\. in a flat mapping at column 4");
		assertThat(new PathParser("a.b\\[c", true).parse()).isEqualTo(Path.parse("a.b\\[c"));
	}

	private static void assertProblem(String text, boolean flat, String message) {
		assertThatExceptionOfType(ParseException.class).isThrownBy(() -> new PathParser(text, flat).parse())
			.withMessage(message);
	}

}
