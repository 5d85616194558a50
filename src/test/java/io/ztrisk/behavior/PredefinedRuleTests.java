package io.ztrisk.behavior;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

import io.ztrisk.api.FieldErrors;
import io.ztrisk.api.JsonElement;
import io.ztrisk.rule.DatasetFields;
import io.ztrisk.rule.Rule;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The predefined behaviours with a rule have rules without a problem.
 */
class PredefinedRuleTests {

	@Test
	void everyRuleIsRead() throws IOException {
		Map<String, JsonNode> files = files();
		assertThat(files).isNotEmpty();
		assertThat(BehaviorCatalogue.rules().keySet()).extracting(Behavior::key)
			.containsExactlyElementsOf(files.keySet());
		assertThat(files).allSatisfy((key, file) -> {
			FieldErrors problems = new FieldErrors();
			Rule.read(JsonElement.body(file.get("rule"), problems), DatasetFields.ANY);
			assertThat(problems.count()).as(key).isZero();
			assertThat(file.propertyNames()).as(key)
				.containsExactlyInAnyOrder("name", "description", "risk_level", "rule");
		});
	}

	@Test
	void theCatalogueHasTheirNamesAndLevels() throws IOException {
		assertThat(files()).allSatisfy((key, file) -> {
			assertThat(BehaviorCatalogue.all().get(new Behavior(key))).as(key)
				.returns(file.get("name").stringValue(), (setting) -> setting.name())
				.returns(file.get("description").stringValue(), (setting) -> setting.description())
				.returns(RiskLevel.parse(file.get("risk_level").stringValue()).orElseThrow(),
						(setting) -> setting.riskLevel())
				.returns(false, (setting) -> setting.enabled());
			assertThat(BehaviorCatalogue.defaults()).doesNotContainKey(new Behavior(key));
		});
	}

	private static Map<String, JsonNode> files() throws IOException {
		Map<String, JsonNode> files = new TreeMap<>();
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:io/ztrisk/behavior/*.json")) {
			files.put(String.valueOf(file.getFilename()).replace(".json", ""),
					JsonMapper.shared().readTree(file.getContentAsByteArray()));
		}
		return files;
	}

}
