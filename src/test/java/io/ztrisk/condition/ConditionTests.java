package io.ztrisk.condition;

import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.FieldErrors;
import io.ztrisk.api.JsonElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which records match conditions, and how malformed conditions are refused.
 */
class ConditionTests {

	private static final Map<String, List<String>> RECORD = Map.of("country", List.of("DE"), "asn", List.of("64500"),
			"categories", List.of("A", "b"), "address", List.of("::ffff:192.0.2.7"), "mfa", List.of("true"), "host",
			List.of("VPN.Example.org"), "score", List.of("2.50"), "id", List.of("1234567890123456789"), "user",
			List.of("İBRAHİM"), "ids", List.of("x", "7", " 2001:db8::1 "));

	private static final Set<String> KNOWN = Stream
		.concat(Stream.of("asn"), IntStream.range(0, 21).mapToObj((i) -> "f" + i))
		.collect(Collectors.toSet());

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = {
			// Texts, lists and absent fields.
			"[{'country':['de','fr'],'asn':64500}]; true", "[{'country':'US'},{'asn|gte':64512}]; false",
			"[{'reason':''}]; false", "[{'reason|contains':'x'}]; false", "[{'reason|exists':false}]; true",
			"[{'categories':'B'}]; true", "[{'address|cidr':'192.0.2.0/24'}]; true",
			// Equality.
			"[{'country':'de'}]; true", "[{'country':'d'}]; false", "[{'country':['fr','es']}]; false",
			"[{'asn':'64500'}]; true", "[{'asn':64500.0}]; true", "[{'asn':6.45e4}]; true", "[{'asn':64501}]; false",
			"[{'score':2.5}]; true", "[{'score':'2.5'}]; false", "[{'country':1}]; false", "[{'mfa':true}]; true",
			"[{'mfa':false}]; false", "[{'mfa':[false,'TRUE']}]; true", "[{'mfa':1}]; false",
			"[{'id':1234567890123456789}]; true", "[{'id':1234567890123456788}]; false", "[{'user':'i̇brahi̇m'}]; true",
			"[{'ids':7}]; true", "[{'ids':['y','X']}]; true", "[{'reason':[1,true,'']}]; false",
			// Parts of texts.
			"[{'host|contains':'n.eX'}]; true", "[{'host|contains':['no','EXAMPLE']}]; true",
			"[{'host|contains':'vpn.example.org.'}]; false", "[{'host|startswith':'vpn'}]; true",
			"[{'host|startswith':'example'}]; false", "[{'host|endswith':['.com','.ORG']}]; true",
			"[{'host|endswith':'vpn'}]; false", "[{'categories|contains':'B'}]; true",
			// Networks.
			"[{'address|cidr':['2001:db8::/32','192.0.2.7/32']}]; true", "[{'address|cidr':'::/0'}]; false",
			"[{'address|cidr':'::ffff:192.0.2.0/120'}]; true", "[{'ids|cidr':'2001:db8::/32'}]; true",
			"[{'country|cidr':'0.0.0.0/0'}]; false",
			// Order.
			"[{'asn|lt':64501}]; true", "[{'asn|lt':64500}]; false", "[{'asn|lte':64500}]; true",
			"[{'asn|gt':64499.9}]; true", "[{'asn|gt':64500}]; false", "[{'asn|gte':64500}]; true",
			"[{'country|gt':0}]; false", "[{'id|gt':1234567890123456788}]; true",
			"[{'id|lt':1234567890123456790}]; true", "[{'ids|gt':6}]; true", "[{'reason|lt':1}]; false",
			// Presence.
			"[{'country|exists':true}]; true", "[{'country|exists':false}]; false", "[{'reason|exists':true}]; false",
			"[{'reason|exists':[true,false]}]; true",
			// All tests of one alternative.
			"[{'country':'de','asn':1},{'mfa':true,'host|exists':true}]; true",
			"[{'country':'de','asn':1},{'mfa':true,'host|exists':false}]; false" })
	void holds(String condition, boolean holds) {
		assertThat(read(condition).holds(fields(RECORD))).isEqualTo(holds);
	}

	@Test
	void aConditionKnowsItsFieldsAndItsCost() {
		Condition condition = read("""
				[{'host|contains':['a','b'],'country':'de'},{'address|cidr':'192.0.2.0/24','host|endswith':'c'}]""");
		assertThat(condition.fields()).containsExactly("host", "country", "address");
		assertThat(condition.cost()).isEqualTo(new Cost(3, 1));
	}

	@Test
	@Timeout(value = 5, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void theMostTestsOfLongFieldsEnd() {
		String almost = "a".repeat(1000) + "b";
		Condition condition = read("[{'categories|contains':["
				+ IntStream.range(0, 1000).mapToObj((i) -> "'" + almost + i + "'").collect(Collectors.joining(","))
				+ "]},{'ids|cidr':["
				+ IntStream.range(0, 1000)
					.mapToObj((i) -> "'10.%d.%d.0/24'".formatted(i / 250, i % 250))
					.collect(Collectors.joining(","))
				+ "]}]");
		assertThat(condition.cost()).isEqualTo(new Cost(1000, 1000));
		assertThat(condition.holds(fields(Map.of("categories", Collections.nCopies(100, "a".repeat(2048)), "ids",
				Collections.nCopies(100, "192.0.2.7")))))
			.isFalse();
	}

	/** A set that probes linearly would compare each text with all others. */
	@Test
	void textsWithOneHashCodeAreReadAsFastAsOthers() {
		List<String> texts = List.of("");
		for (int i = 0; i < 7; i++) {
			texts = texts.stream().flatMap((text) -> Stream.of("az", "b[", "c<").map(text::concat)).toList();
		}
		assertThat(texts.stream().map(String::hashCode).distinct()).hasSize(1);
		List<String> others = texts.stream().map((text) -> text.replace('[', 'x')).toList();
		for (int i = 0; i < 3; i++) {
			cpuTimeOfReading(others);
			cpuTimeOfReading(texts);
		}
		assertThat((double) cpuTimeOfReading(texts) / cpuTimeOfReading(others)).isLessThan(2.3);
	}

	@Test
	void missingConditionsHoldAlwaysOrNever() {
		assertThat(Condition.ALWAYS.holds(fields(Map.of()))).isTrue();
		assertThat(Condition.NEVER.holds(fields(RECORD))).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = { "{}; ; must be a list of 1 to 20 elements",
			"[]; ; must be a list of 1 to 20 elements", "[1]; /0; [0] must be an object",
			"[{}]; /0; [0] must have 1 to 20 members", "[{'foo':1}]; /0/foo; foo tests an unknown field",
			"[{'|gte':1}]; /0/|gte; |gte tests an unknown field",
			"[{'foo/~':1}]; /0/foo~1~0; foo/~ tests an unknown field",
			"[{'asn|=':1}]; /0/asn|=; asn|= has an unknown operator: must be one of cidr, contains, endswith, exists, gt, "
					+ "gte, lt, lte, startswith",
			"[{'asn|re':'a'}]; /0/asn|re; asn|re has an unknown operator: must be one of cidr, contains, endswith, "
					+ "exists, gt, gte, lt, lte, startswith",
			"[{'asn':null}]; /0/asn; asn must be a string, a number or a boolean",
			"[{'asn':[1,[2]]}]; /0/asn/1; asn[1] must be a string, a number or a boolean",
			"[{'asn':{}}]; /0/asn; asn must be a string, a number or a boolean",
			"[{'asn':[]}]; /0/asn; asn must be a list of 1 to 1000 elements",
			"[{'asn|contains':1}]; /0/asn|contains; asn|contains must be a string",
			"[{'asn|startswith':['a',true]}]; /0/asn|startswith/1; asn|startswith[1] must be a string",
			"[{'asn|lt':'1'}]; /0/asn|lt; asn|lt must be a finite number of at most 128 characters",
			"[{'asn|lt':[1]}]; /0/asn|lt; asn|lt must be a finite number of at most 128 characters",
			"[{'asn|gt':1e400}]; /0/asn|gt; asn|gt must be a finite number of at most 128 characters",
			"[{'asn|exists':'true'}]; /0/asn|exists; asn|exists must be a boolean",
			"[{'asn|cidr':'192.0.2.1'}]; /0/asn|cidr; asn|cidr must be a network as 192.0.2.0/24 or 2001:db8::/32",
			"[{'asn|cidr':['::/0',4]}]; /0/asn|cidr/1; asn|cidr[1] must be a string",
			"[{'asn':'\\u0000'}]; /0/asn; asn must not contain U+0000 or an unpaired surrogate" })
	void refuses(String condition, String pointer, String message) {
		assertThat(problems(condition)).containsExactlyEntriesOf(Map.of((pointer != null) ? pointer : "", message));
	}

	@Test
	void refusesMoreThanTheLimits() {
		String test = "{'asn':1}";
		assertThat(problems("[" + repeat(test, 20) + "]")).isEmpty();
		assertThat(problems("[" + repeat(test, 21) + "]")).containsOnlyKeys("");
		assertThat(problems("[{'asn':[" + repeat("1", 1000) + "]}]")).isEmpty();
		assertThat(problems("[{'asn':[" + repeat("1", 1001) + "]}]")).containsOnlyKeys("/0/asn");
		assertThat(problems("[{" + tests(20) + "}]")).isEmpty();
		assertThat(problems("[{" + tests(21) + "}]")).containsOnlyKeys("/0");
	}

	@Test
	void reportsAllProblems() {
		assertThat(problems("[{'foo':null,'asn|lt':'x'},3]")).containsOnlyKeys("/0/foo", "/0/asn|lt", "/1");
	}

	/** Texts of two letters repeat themselves, which is where a search may go wrong. */
	@Test
	void findsSubstringsAsJavaDoes() {
		Random random = new Random(1);
		int found = 0;
		for (int i = 0; i < 20_000; i++) {
			String whole = letters(random, 60);
			String text = random.nextBoolean() ? letters(random, 20)
					: whole.substring(random.nextInt(1 + whole.length() / 2));
			assertThat(new Substring(text).isIn(new FieldText(whole))).as("%s in %s", text, whole)
				.isEqualTo(whole.contains(text));
			found += whole.contains(text) ? 1 : 0;
		}
		assertThat(found).isBetween(5_000, 19_000);
	}

	private static String letters(Random random, int max) {
		return random.ints(random.nextInt(max), 'a', 'c')
			.mapToObj((letter) -> String.valueOf((char) letter))
			.collect(Collectors.joining());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "01", "+1", "1.", ".5", "1e", "0x1", "1 ", "NaN", "Infinity", "1e400", "-1e400",
			"1e-9999999999", "٣" })
	void otherTextsAreNoNumbers(String text) {
		assertThat(Decimal.parse(text)).isEmpty();
	}

	@Test
	void numbersInDifferentNotationsAreEqual() {
		assertThat(Stream.of("0", "-0", "0.000", "0e9", "-0.0E-5").map(Decimal::parse).distinct()).hasSize(1);
		assertThat(Stream.of("1", "1.0", "10e-1", "0.1E+1").map(Decimal::parse).distinct()).hasSize(1);
		assertThat(Decimal.parse("9".repeat(128))).isPresent();
		assertThat(Decimal.parse("9".repeat(129))).isEmpty();
		assertThat(Decimal.parse("1e-999999999").orElseThrow()).isLessThan(Decimal.parse("2e-999999999").orElseThrow());
	}

	private static long cpuTimeOfReading(List<String> texts) {
		String condition = "[{'country':['" + String.join("','", texts.subList(0, 1000)) + "']}]";
		long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		for (int i = 0; i < 100; i++) {
			assertThat(read(condition).holds(fields(RECORD))).isFalse();
		}
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
	}

	private static Condition read(String text) {
		FieldErrors problems = new FieldErrors();
		Condition condition = Condition.read(element(text, problems), Set.of("country", "asn", "categories", "address",
				"mfa", "host", "score", "id", "ids", "user", "reason")::contains);
		problems.throwIfAny();
		return condition;
	}

	private static JsonElement element(String text, FieldErrors problems) {
		return JsonElement.body(new JsonMapper().readTree(text.replace('\'', '"')), problems);
	}

	private static Map<String, String> problems(String text) {
		FieldErrors problems = new FieldErrors();
		Condition.read(element(text, problems), KNOWN::contains);
		Map<String, String> found = new TreeMap<>();
		try {
			problems.throwIfAny();
		}
		catch (ApiException ex) {
			ex.errors()
				.forEach((error) -> found.put(Objects.requireNonNull(error.source()).pointer(), error.message()));
		}
		return found;
	}

	private static Fields fields(Map<String, List<String>> texts) {
		return (field) -> texts.getOrDefault(field, List.of()).stream().map(FieldText::new).toList();
	}

	private static String repeat(String text, int times) {
		return String.join(",", Collections.nCopies(times, text));
	}

	private static String tests(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "'f%d':1".formatted(i)).collect(Collectors.joining(","));
	}

}
