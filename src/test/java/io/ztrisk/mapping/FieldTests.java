package io.ztrisk.mapping;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.scan.JsonScanner;
import io.ztrisk.scan.JsonType;
import io.ztrisk.scan.JsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how fields are read from the values of a record.
 */
class FieldTests {

	private static final String RECORD = """
			{"a":{"b":1},"t":[{"type":"X","id":"x"},{"id":"u","type":"User"}],"s":"{\\"k\\":[1,2]}","a.c":"d"}
			""";

	@ParameterizedTest
	@CsvSource({ "TEXT, a.b, 1", "TEXT, t[type=User].id, u", "TEXT, a\\.c, d", "TEXT, a,", "TEXT, t,",
			"LIST, t[].id, x u", "LIST, s.k[], 1 2", "LIST, a.b, 1", "TEXT, a.c," })
	void followsThePathsOfTheReference(FieldType type, String path, @Nullable String texts) throws ParseException {
		Values values = new TreeValues(List.of(Path.parse(path)), RECORD);
		assertThat(texts(new Field("f", type, new Spec(List.of(source(0)))), values)).isEqualTo(texts);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = { "TEXT; STRING; a b; a b", "TEXT; STRING; ;",
			"TEXT; STRING; \u2003\t;", "TEXT; STRING; none;", "TEXT; STRING; None; None",
			"TEXT; NUMBER; 1234567890123456789; 1234567890123456789", "TEXT; NUMBER; 1.50E+2; 1.50E+2",
			"TEXT; BOOLEAN; true; true", "TEXT; NULL; null;", "TEXT; OBJECT; {};", "TEXT; ARRAY; [\"a\"];",
			"LIST; ARRAY; [\"a\"];", "LIST; STRING; a; a", "FLAG; BOOLEAN; true; true", "FLAG; BOOLEAN; false; false",
			"FLAG; STRING; Yes; true", "FLAG; STRING; NO; false", "FLAG; STRING; TRUE; true", "FLAG; STRING; on;",
			"FLAG; NUMBER; 1;", "NUMBER; NUMBER; -1.50; -1.50", "NUMBER; STRING; 38.7; 38.7", "NUMBER; STRING; 38,7;",
			"NUMBER; STRING; NaN;", "NUMBER; NUMBER; 1e400;", "NUMBER; BOOLEAN; true;", "NUMBER; OBJECT; {};",
			"POINT; OBJECT; {\"lat\":52.5,\"lon\":13}; {\"lat\":52.5,\"lon\":13.0}",
			"POINT; OBJECT; {\"latitude\":\"52.5\",\"longitude\":13,\"x\":[]}; {\"lat\":52.5,\"lon\":13.0}",
			"POINT; OBJECT; {\"lat\":1,\"long\":2}; {\"lat\":1.0,\"lon\":2.0}", "POINT; OBJECT; {\"lat\":1};",
			"POINT; OBJECT; {};", "POINT; OBJECT; {\"lat\":1,\"lon\":[2]};", "POINT; OBJECT; {\"lat\":1,};",
			"POINT; ARRAY; [13, 52.5]; {\"lat\":52.5,\"lon\":13.0}", "POINT; ARRAY; [1];", "POINT; ARRAY; [1,2,3];",
			"POINT; ARRAY; [1,null];", "POINT; STRING; 52.5,13; {\"lat\":52.5,\"lon\":13.0}",
			"POINT; STRING; 52.5, -13; {\"lat\":52.5,\"lon\":-13.0}", "POINT; STRING; 52.5;", "POINT; STRING; 1,2,3;",
			"POINT; STRING; 1e999,2;", "POINT; NUMBER; 1;", "POINT; STRING; ,;" })
	void convertsAValueOrNothing(FieldType type, JsonType kind, @Nullable String text, @Nullable String read) {
		assertThat(read(type, JsonValues.of(kind, (text != null) ? text : ""))).isEqualTo(read);
	}

	@Test
	void convertsInTheOrderOfTheParameters() {
		Conversion all = new Conversion(Set.of("A:B"), ":", true, Map.of("b", "x", "d", " "), "other");
		assertThat(Stream.of("A:B", "a:b", "c:B:b", "a:B", "a:d", "a:", "a", "z:q").map(all::apply))
			.containsExactly(null, "x", "x", "x", null, "other", null, "other");
		Conversion after = new Conversion(Set.of(), "ab", false, null, null);
		assertThat(Stream.of("ab", "xabyabz", "ab ", "a b").map(after::apply)).containsExactly(null, "z", null, null);
		Conversion values = new Conversion(Set.of(), "", false, Map.of("0", "no"), null);
		assertThat(Stream.of("0", "00", "").map(values::apply)).containsExactly("no", null, null);
	}

	@Test
	void cutsLongTextsButNoCharacter() {
		Conversion none = Conversion.none(Set.of());
		assertThat(none.apply("a".repeat(2049))).hasSize(2048);
		assertThat(none.apply("a".repeat(2047) + "😀")).isEqualTo("a".repeat(2047));
		assertThat(none.apply("a".repeat(2046) + "😀b")).isEqualTo("a".repeat(2046) + "😀");
	}

	@Test
	void listsTakeAllValuesOnceAndOthersTheFirstThatIsLeft() {
		Values values = (path) -> strings((path == 0) ? "none a b a" : "c b d");
		Spec spec = new Spec(List.of(source(0), source(1)));
		assertThat(texts(new Field("f", FieldType.LIST, spec), values)).isEqualTo("a b c d");
		assertThat(texts(new Field("f", FieldType.TEXT, spec), values)).isEqualTo("a");
		assertThat(texts(new Field("f", FieldType.FLAG, spec), (path) -> strings((path == 0) ? "none x" : "no yes")))
			.isEqualTo("false");
		assertThat(spec.texts(values)).containsExactly("a", "b", "a", "c", "b", "d");
		assertThat(spec.first(values)).contains("a");
		assertThat(Spec.NONE.first(values)).isEmpty();
	}

	@Test
	void pointOfTheFirstPathCountsWhetherItIsFlatOrNot() {
		Mapping mapping = Mapping
			.read(Documents.with("{'flat':true,'fields':{'coordinates':['source.location','client.location']}}"));
		Field point = mapping.fields().getFirst();
		assertThat(texts(point, scanned(mapping, """
				{"source.location.lat":1,"source.location.lon":2,"client":{"location":{"lat":3,"lon":4}}}""")))
			.isEqualTo("{\"lat\":1.0,\"lon\":2.0}");
		assertThat(texts(point, scanned(mapping, """
				{"source":{"location":{"lat":1,"lon":2}},"client.location.lat":3,"client.location.lon":4}""")))
			.isEqualTo("{\"lat\":1.0,\"lon\":2.0}");
		assertThat(texts(point, scanned(mapping, """
				{"source.location.lat":1,"client.location.lat":3,"client.location.lon":4}""")))
			.isEqualTo("{\"lat\":3.0,\"lon\":4.0}");
	}

	@Test
	void listsKeepTheirFirstHundredTexts() {
		List<JsonValue> many = IntStream.range(0, 300)
			.mapToObj((i) -> JsonValues.of(JsonType.NUMBER, String.valueOf(i / 2)))
			.toList();
		assertThat(new Field("f", FieldType.LIST, new Spec(List.of(source(0)))).read((path) -> many)).hasSize(100)
			.last()
			.hasToString("99");
	}

	@Test
	void typesOfFieldsAreKnownOrFollowThePath() {
		assertThat(FieldType.of("category_ids", false)).isEqualTo(FieldType.LIST);
		assertThat(FieldType.of("asn", true)).isEqualTo(FieldType.TEXT);
		assertThat(FieldType.of("mfa", true)).isEqualTo(FieldType.FLAG);
		assertThat(FieldType.of("latitude", false)).isEqualTo(FieldType.NUMBER);
		assertThat(FieldType.of("coordinates", false)).isEqualTo(FieldType.POINT);
		assertThat(FieldType.of("mine", true)).isEqualTo(FieldType.LIST);
		assertThat(FieldType.of("mine", false)).isEqualTo(FieldType.TEXT);
	}

	@ParameterizedTest
	@CsvSource({ "2023-08-28 15:43:14, 2023-08-28T15:43:14Z", "2023-08-28T15:43:14, 2023-08-28T15:43:14Z",
			"2023-08-28 15:43:14.1234567, 2023-08-28T15:43:14.123456Z",
			"2023-08-28 15:43:14+02:00, 2023-08-28T13:43:14Z", "2023-08-28t15:43:14-01:00, 2023-08-28T16:43:14Z",
			"1693237394, 2023-08-28T15:43:14Z", "1693237394000, 2023-08-28T15:43:14Z", "2023-08-28,",
			"3/24/2022 2:42:35 PM,", "2023-08-28 15:43,", "2023-08-28  15:43:14,", "Mon Oct 16 22:55:48 2023,",
			"2023-08-28 15:43:14 +0000,", "2023-08-28_15:43:14," })
	void timesMayHaveABlankAndNoOffset(String text, @Nullable String time) {
		assertThat(MappedTime.parse(text).map(Object::toString).orElse(null)).isEqualTo(time);
	}

	private static @Nullable String read(FieldType type, JsonValue value) {
		return texts(new Field("f", type, new Spec(List.of(source(0)))), (path) -> List.of(value));
	}

	/** The texts with blanks between them; null if the field is absent. */
	private static @Nullable String texts(Field field, Values values) {
		List<String> texts = field.read(values).stream().map(Object::toString).toList();
		return texts.isEmpty() ? null : String.join(" ", texts);
	}

	private static Values scanned(Mapping mapping, String record) {
		return new JsonScanner(mapping.trie()).scan(record.getBytes(StandardCharsets.UTF_8))::all;
	}

	private static Spec.Source source(int path) {
		return new Spec.Source(path, Conversion.none(Set.of("none")));
	}

	private static List<JsonValue> strings(String texts) {
		return Stream.of(texts.split(" ")).map((text) -> JsonValues.of(JsonType.STRING, text)).toList();
	}

}
