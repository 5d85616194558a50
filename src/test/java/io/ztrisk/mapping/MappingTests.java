package io.ztrisk.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ztrisk.api.ApiException;
import io.ztrisk.activity.ActivityName;
import io.ztrisk.body.Wrappers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Documents of mappings: what they say, and how they are refused.
 */
class MappingTests {

	@Test
	void readsEveryMember() {
		Mapping mapping = Mapping.read(Documents.with("""
				{'version':1,'description':'d','flat':false,'absent':['-'],'records':['a.b[]','c'],
				'time':['t','u.v'],'key':[['k',{'path':['l','t'],'lower':true}],['m']],
				'user':{'namespace':'okta','email':'e','id':[['i','t']],'uuid':'w','name':'n',
				'where':[{'mine':'x','network|exists':true,'dataset':'d'}]},
				'fields':{'mine':['x[]',{'path':'y','after':':','values':{'1':'one'},'else':'other'}],'mfa':'m'},
				'activities':{'visit':{'where':[{'mine':'one','email|endswith':'@example.org'}]},
				'file':{'unless':[{'mfa':true}]}}}"""));
		assertThat(mapping.description()).contains("d");
		assertThat(mapping.wrappers().all()).containsExactly(new Wrappers.Wrapper(List.of("a", "b"), true),
				new Wrappers.Wrapper(List.of("c"), false));
		assertThat(mapping.paths()).map(Path::toString)
			.containsExactly("t", "u.v", "k", "l", "m", "x[]", "y", "e", "i", "w", "n");
		assertThat(mapping.key()).hasSize(2);
		assertThat(mapping.key().getFirst().get(1).sources()).map(Spec.Source::path).containsExactly(3, 0);
		assertThat(mapping.user().namespace()).isEqualTo("okta");
		assertThat(mapping.user().id()).hasSize(1).first().satisfies((parts) -> assertThat(parts).hasSize(2));
		assertThat(mapping.fields()).map(Field::name).containsExactly("mine", "mfa");
		assertThat(mapping.fields()).map(Field::type).containsExactly(FieldType.LIST, FieldType.FLAG);
		TreeValues values = new TreeValues(mapping, """
				{"t":"x","u":{"v":"2026-01-02 03:04:05"},"x":["-","z"],"y":"a:1","m":"yes"}""");
		assertThat(mapping.time(values)).contains(Instant.parse("2026-01-02T03:04:05Z"));
		assertThat(mapping.fields().getFirst().read(values)).map(Object::toString).containsExactly("z", "one");
		assertThat(TestFields.activities(mapping, values, Map.of("email", "a@example.org")))
			.containsExactly(ActivityName.VISIT);
	}

	@Test
	void needsLittle() {
		Mapping mapping = Mapping.read(Documents.with("{}"));
		assertThat(mapping.flat() || mapping.strict()).isFalse();
		assertThat(mapping.wrappers()).isEqualTo(Wrappers.NONE);
		assertThat(mapping.activities((field) -> List.of())).isEmpty();
		assertThat(mapping.user().where().holds((field) -> List.of())).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'version':1.0}", "{'description':''}", "{'absent':[],'records':[]}", "{'activities':{}}",
			"{'records':['a[]','a.b','a.b[]','a']}", "{'user':{'namespace':'n','uuid':'u'}}",
			"{'flat':true,'time':'a\\\\[b'}", "{'activities':{'posture':{'unless':[{'host':''}]}}}",
			"{'time':{'path':'a','values':{'':''},'else':''}}", "{'time':['a','b','c','d','e','f','g','h']}" })
	void accepts(String members) {
		assertThat(Documents.problems(Documents.with(members))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = { "{'foo':1}; /foo; foo is unknown",
			"{'strict':true}; /strict; strict is unknown", "{'key_dataset':'x'}; /key_dataset; key_dataset is unknown",
			"{'version':2}; /version; version must be 1", "{'version':'1'}; /version; version must be 1",
			"{'version':null}; /version; version must be 1", "{'version':1e400}; /version; version must be 1",
			"{'version':1.0000000000000000001}; /version; version must be 1",
			"{'description':null}; /description; description must be a string",
			"{'description':'\\ud800'}; /description; description must not contain U+0000 or an unpaired surrogate",
			"{'flat':'true'}; /flat; flat must be a boolean",
			"{'absent':'-'}; /absent; absent must be a list of 0 to 50 elements",
			"{'absent':['-',1]}; /absent/1; absent[1] must be a string",
			"{'records':['a','b','c','d','e']}; /records; records must be a list of 0 to 4 elements",
			"{'records':['a.b.c']}; /records/0; records[0] must have one or two names, and [] only at its end",
			"{'records':['a[].b']}; /records/0; records[0] must have one or two names, and [] only at its end",
			"{'records':['a[b=c]']}; /records/0; records[0] must have one or two names, and [] only at its end",
			"{'records':['a.']}; /records/0; expected a name at column 3",
			"{'time':1}; /time; time must be a path, a list of 1 to 8, or an object",
			"{'time':null}; /time; time must be a path, a list of 1 to 8, or an object",
			"{'time':[]}; /time; time must be a list of 1 to 8 elements",
			"{'time':['a',['b']]}; /time/1; time[1] must be a path, a list of 1 to 8, or an object",
			"{'time':['a','b','c','d','e','f','g','h','i']}; /time; time must be a list of 1 to 8 elements",
			"{'time':'a[b]'}; /time; expected = at column 4", "{'time':{}}; /time/path; path is required",
			"{'time':{'path':'a','foo':1}}; /time/foo; foo is unknown",
			"{'time':{'path':[]}}; /time/path; path must be a list of 1 to 8 elements",
			"{'time':{'path':['a',1]}}; /time/path/1; path[1] must be a string",
			"{'time':{'path':{}}}; /time/path; path must be a string",
			"{'time':'ab\\u0000'}; /time; expected no control character or unpaired surrogate at column 3",
			"{'time':{'path':'a','after':''}}; /time/after; after must not be empty",
			"{'time':{'path':'a','after':1}}; /time/after; after must be a string",
			"{'time':{'path':'a','lower':'true'}}; /time/lower; lower must be a boolean",
			"{'time':{'path':'a','values':[]}}; /time/values; values must be an object",
			"{'time':{'path':'a','values':{}}}; /time/values; values must not be empty",
			"{'time':{'path':'a','values':{'b/c':true}}}; /time/values/b~1c; b/c must be a string",
			"{'time':{'path':'a','else':'b'}}; /time/else; else needs values",
			"{'time':{'path':'a','values':{'b':'c'},'else':null}}; /time/else; else must be a string",
			"{'flat':true,'time':'a\\\\.b'}; /time; expected no \\. in a flat mapping at column 2",
			"{'key':'k'}; /key; key must be a list of 1 to 4 elements",
			"{'key':['k']}; /key/0; key[0] must be a list of 1 to 8 elements",
			"{'key':[['a'],[]]}; /key/1; key[1] must be a list of 1 to 8 elements",
			"{'key':[['a'],['a'],['a'],['a'],['a']]}; /key; key must be a list of 1 to 4 elements",
			"{'key':[['a',['b','c]']]]}; /key/0/1/1; expected . or [ at column 2",
			"{'user':'e'}; /user; user must be an object",
			"{'user':{'email':'e'}}; /user/namespace; namespace is required",
			"{'user':{'namespace':'n','name':'e'}}; /user; user needs email, id or uuid",
			"{'user':{'namespace':'n','email':'e','foo':1}}; /user/foo; foo is unknown",
			"{'user':{'namespace':'N','email':'e'}}; /user/namespace; namespace must have 1 to 32 of a-z, 0-9 and _, and "
					+ "begin with a letter",
			"{'user':{'namespace':1,'email':'e'}}; /user/namespace; namespace must be a string",
			"{'user':{'namespace':'n','id':[['a',1]]}}; /user/id/0/1; id[0][1] must be a path, a list of 1 to 8, or an "
					+ "object",
			"{'user':{'namespace':'n','email':'e','where':[{'email':'x'}]}}; /user/where/0/email; email tests an unknown "
					+ "field",
			"{'fields':{}}; /fields; fields must have 1 to 64 members",
			"{'fields':[]}; /fields; fields must be an object",
			"{'fields':{'A':'a'}}; /fields/A; A must be a name of 1 to 64 of a-z, 0-9 and _, which begins with a letter",
			"{'fields':{'network':'a'}}; /fields/network; network is a field of every record",
			"{'fields':{'address':{'path':['a','target[type=User']}}}; /fields/address/path/1; expected ] at column 17",
			"{'activities':[]}; /activities; activities must be an object",
			"{'activities':{'foo':{'where':[{'host':'a'}]}}}; /activities/foo; foo must be one of login_success, "
					+ "login_failure, mfa_denied, risk_reported, visit, dlp_match, file, posture",
			"{'activities':{'visit':{}}}; /activities/visit; visit needs where or unless",
			"{'activities':{'visit':1}}; /activities/visit; visit must be an object",
			"{'activities':{'visit':{'where':[]}}}; /activities/visit/where; where must be a list of 1 to 20 elements",
			"{'activities':{'visit':{'where':[{'place_country':'PT'}]}}}; /activities/visit/where/0/place_country; "
					+ "place_country tests an unknown field",
			"{'activities':{'visit':{'unless':[{'activity':'x'}]}}}; /activities/visit/unless/0/activity; activity tests "
					+ "an unknown field" })
	void refuses(String members, String pointer, String message) {
		assertThat(Documents.problems(Documents.with(members))).containsExactly(Map.entry(pointer, message));
	}

	@Test
	void reportsAllProblemsAtOnce() {
		ObjectNode document = (ObjectNode) Documents.JSON.readTree("""
				{"version":2,"foo":1,"flat":1,"time":"a.","key":[["b[","c"],"d"],"user":{"id":[["e]"]],"where":{}},
				"fields":{"Host":"x","mine":{"path":["a","[]"],"lower":0}},
				"activities":{"visit":{"where":[{"other":null}],"when":1}}}""");
		assertThat(Documents.problems(document)).map(Map.Entry::getKey)
			.containsExactlyInAnyOrder("/version", "/foo", "/flat", "/time", "/key/0/0", "/key/1", "/user/namespace",
					"/user/id/0/0", "/user/where", "/fields/Host", "/fields/mine/path/1", "/fields/mine/lower",
					"/activities/visit/where/0/other", "/activities/visit/where/0/other", "/activities/visit/when");
		assertThat(Documents.problems(Documents.JSON.createObjectNode())).map(Map.Entry::getKey)
			.containsExactly("/time", "/key", "/fields", "/user");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "1", "null", "\"a\"" })
	void isAnObject(String document) {
		JsonNode body = Documents.JSON.readTree(document);
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> Mapping.read(body))
			.satisfies((ex) -> assertThat(ex.errors()).hasSize(1));
	}

	@Test
	void hasLimits() {
		assertThat(problemsWith("description", "😀".repeat(256))).isEmpty();
		assertThat(problemsWith("description", "d".repeat(257))).containsExactly("/description");
		assertThat(problemsWithTexts("absent", 50)).isEmpty();
		assertThat(problemsWithTexts("absent", 51)).containsExactly("/absent");
		assertThat(problemsWithNamespace("n".repeat(32))).isEmpty();
		assertThat(problemsWithNamespace("n".repeat(33))).containsExactly("/user/namespace");
		assertThat(problemsWithField("f".repeat(64))).isEmpty();
		assertThat(problemsWithField("f".repeat(65))).containsExactly("/fields/" + "f".repeat(65));
		assertThat(problemsWithFields(64, 3)).isEmpty();
		assertThat(problemsWithFields(65, 1)).containsExactly("/fields");
		// The time, the key and the e-mail have three more.
		assertThat(problemsWithFields(24, 8)).isEmpty();
		assertThat(problemsWithFields(25, 8)).containsExactly("");
	}

	@Test
	void onlyPredefinedMappingsAreStrictOrShareKeys() {
		Mapping mapping = Mapping
			.read(Documents.with("{'strict':true,'key_dataset':'access_requests'}").without(Set.of("fields")), true);
		assertThat(mapping.strict()).isTrue();
		assertThat(mapping.keyDataset()).contains("access_requests");
		assertThat(mapping.fields()).isEmpty();
		assertThat(mapping.time(new TreeValues(mapping, "{\"t\":\"2026-01-02 03:04:05\"}"))).isEmpty();
		assertThat(mapping.time(new TreeValues(mapping, "{\"t\":1}"))).contains(Instant.ofEpochSecond(1));
	}

	private static List<String> problemsWith(String name, String value) {
		return pointers(Documents.changed((document) -> document.put(name, value)));
	}

	private static List<String> problemsWithTexts(String name, int count) {
		return pointers(Documents.changed((document) -> {
			ArrayNode texts = document.putArray(name);
			for (int i = 0; i < count; i++) {
				texts.add("t" + i);
			}
		}));
	}

	private static List<String> problemsWithNamespace(String namespace) {
		return pointers(
				Documents.changed((document) -> ((ObjectNode) document.get("user")).put("namespace", namespace)));
	}

	private static List<String> problemsWithField(String name) {
		return pointers(Documents.changed((document) -> document.putObject("fields").put(name, "a")));
	}

	private static List<String> problemsWithFields(int fields, int paths) {
		return pointers(Documents.changed((document) -> {
			ObjectNode named = document.putObject("fields");
			for (int i = 0; i < fields; i++) {
				ArrayNode list = named.putArray("f" + i);
				for (int j = 0; j < paths; j++) {
					list.add("a");
				}
			}
		}));
	}

	private static List<String> pointers(ObjectNode document) {
		return Documents.problems(document).stream().map(Map.Entry::getKey).toList();
	}

}
