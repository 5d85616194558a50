package io.ztrisk.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.FieldErrors;
import io.ztrisk.api.JsonElement;
import io.ztrisk.condition.Cost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how rules are read, and how malformed rules are refused.
 */
class RuleTests {

	private static final DatasetFields DATASETS = new DatasetFields() {

		private final Map<String, Set<String>> fields = Map.of("vpn", Set.of("address", "application", "reason"), "sso",
				Set.of("address", "factor"));

		@Override
		public boolean exists(String dataset) {
			return this.fields.containsKey(dataset);
		}

		@Override
		public boolean have(Collection<String> datasets, String field) {
			return field.equals("network") || this.fields.entrySet()
				.stream()
				.filter((entry) -> datasets.isEmpty() || datasets.contains(entry.getKey()))
				.anyMatch((entry) -> entry.getValue().contains(field));
		}

	};

	@Test
	void aRuleHasTheFieldsThatItNames() {
		Rule rule = read("""
				{"activities":["login_failure"],"datasets":["vpn"],"where":[{"application":"VPN"}],
				"unless":[{"network":"10.0.0.0/24","reason|contains":["a","b"]},{"address|cidr":"10.0.0.0/8"}],
				"count":{"at_least":10,"seconds":600,"distinct":"network",
				"then":{"activities":["login_success"],"datasets":["sso"],"where":[{"factor|exists":true}]}},
				"event_per":{"period":"day","fields":["application"]},"show":["reason","factor"]}""");
		assertThat(rule.shown()).containsExactly("address", "country", "application", "device_id", "network", "reason",
				"factor");
		assertThat(rule.datasets()).containsExactly("vpn", "sso");
		assertThat(rule.cost()).isEqualTo(new Cost(2, 1));
	}

	@Test
	void thenHasTheDatasetsOfTheRuleUnlessItHasItsOwn() {
		Rule rule = read("""
				{"activities":["login_failure"],"datasets":["vpn"],
				"count":{"at_least":2,"seconds":1,"then":{"activities":["login_success"]}}}""");
		assertThat(rule.datasets()).containsExactly("vpn");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = { "[]; ; must be an object",
			"{}; ; needs activities or where", "{'unless':[{'reason':'x'}]}; ; needs activities or where",
			"{'activities':[]}; /activities; activities must be a list of 1 to 8 elements",
			"{'activities':['login']}; /activities/0; activities[0] must be one of login_success, login_failure, mfa_denied, risk_reported, visit, dlp_match, file, posture",
			"{'activities':['visit'],'datasets':['okta']}; /datasets/0; datasets[0] is not a dataset of the account",
			"{'where':[{'colour':1}]}; /where/0/colour; colour tests an unknown field",
			"{'datasets':['sso'],'where':[{'reason':1}]}; /where/0/reason; reason tests an unknown field",
			"{'activities':['visit'],'show':['x']}; /show/0; show[0] is not a field of the datasets",
			"{'activities':['visit'],'rule':1}; /rule; rule is unknown",
			"{'activities':['visit'],'count':{}}; /count/at_least; at_least is required",
			"{'activities':['visit'],'count':{'at_least':1,'seconds':60}}; /count/at_least; at_least must be an integer from 2 to 1000",
			"{'activities':['visit'],'count':{'at_least':2,'seconds':86401}}; /count/seconds; seconds must be an integer from 1 to 86400",
			"{'activities':['visit'],'count':{'at_least':2.0,'seconds':1}}; /count/at_least; at_least must be an integer from 2 to 1000",
			"{'activities':['visit'],'count':{'at_least':2,'seconds':1,'distinct':'y'}}; /count/distinct; distinct is not a field of the datasets",
			"{'activities':['visit'],'count':{'at_least':2,'seconds':1,'then':{}}}; /count/then; then needs activities or where",
			"{'activities':['visit'],'count':{'at_least':2,'seconds':1,'then':{'count':1}}}; /count/then/count; count is unknown",
			"{'activities':['visit'],'first':{'after_days':91,'remember_days':1}}; /first/after_days; after_days must be an integer from 1 to 90",
			"{'activities':['visit'],'first':{'after_days':1,'remember_days':0}}; /first/remember_days; remember_days must be an integer from 1 to 180",
			"{'activities':['visit'],'first':{'after_days':1,'remember_days':1},'event_per':{'period':'day'}}; /event_per; event_per is not for a rule with first",
			"{'activities':['visit'],'first':{'after_days':1,'remember_days':1},'count':{'at_least':2,'seconds':1}}; ; must not have both count and first",
			"{'activities':['visit'],'event_per':{'period':'week'}}; /event_per/period; period must be one of minute, hour, day",
			"{'activities':['visit'],'event_per':{'fields':['address','application','reason','factor']}}; /event_per/fields; fields must be a list of 0 to 3 elements" })
	void aMalformedRuleIsRefusedWithItsPlace(String rule, String pointer, String message) {
		assertThat(problems(rule)).containsEntry((pointer != null) ? pointer : "", message);
	}

	private static Rule read(String text) {
		FieldErrors problems = new FieldErrors();
		Rule rule = Rule.read(element(text, problems), DATASETS);
		problems.throwIfAny();
		return rule;
	}

	private static JsonElement element(String text, FieldErrors problems) {
		return JsonElement.body(new JsonMapper().readTree(text.replace('\'', '"')), problems);
	}

	private static Map<String, String> problems(String text) {
		FieldErrors problems = new FieldErrors();
		Rule.read(element(text, problems), DATASETS);
		Map<String, String> found = new LinkedHashMap<>();
		try {
			problems.throwIfAny();
		}
		catch (ApiException ex) {
			ex.errors()
				.forEach((error) -> found.put(Objects.requireNonNull(error.source()).pointer(), error.message()));
		}
		return found;
	}

}
