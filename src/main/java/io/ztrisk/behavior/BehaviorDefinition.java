package io.ztrisk.behavior;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Comparator;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import io.ztrisk.format.ExactJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A behaviour as an account defines it.
 *
 * @param enabled null if it stays as it was
 * @param rule null if only reported events feed the behaviour
 */
record BehaviorDefinition(String name, RiskLevel riskLevel, String description, @Nullable Boolean enabled,
		@Nullable JsonNode rule) {

	private static final JsonMapper JSON = ExactJson.of(JsonMapper.shared());

	private static final int MAX_BYTES = 64 << 10;

	private static final int MAX_NAME = 128;

	private static final int MAX_DESCRIPTION = 1024;

	/** Numbers are equal however they are written. */
	private static final Comparator<JsonNode> BY_VALUE = (one, other) -> (one.isNumber() && other.isNumber())
			? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) : one.equals(other) ? 0 : 1;

	/**
	 * Reads a body.
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static BehaviorDefinition read(AccountId account, Behavior behavior, JsonNode body, RuleCheck check) {
		JsonFields fields = JsonFields.of(body);
		fields.only("description", "enabled", "name", "risk_level", "rule");
		ByteCount count = new ByteCount();
		JSON.writeValue(count, body);
		if (count.bytes > MAX_BYTES) {
			fields.problems().add("", "must have at most 64 KiB");
			fields.problems().throwIfAny();
		}
		String name = fields.string("name", MAX_NAME);
		RiskLevel level = fields.oneOf("risk_level", true, RiskLevel::parse, RiskLevel.VALUES);
		String description = fields.text("description", MAX_DESCRIPTION, false).orElse("");
		Boolean enabled = (fields.optional("enabled") != null) ? fields.bool("enabled") : null;
		JsonNode rule = fields.optional("rule");
		if (rule != null) {
			check.check(account, behavior, new JsonElement(rule, fields.at("rule"), "rule", fields.problems()));
		}
		fields.problems().throwIfAny();
		return new BehaviorDefinition(name, (level != null) ? level : RiskLevel.LOW, description, enabled, rule);
	}

	/** Whether the rule is a stored one, by value. */
	boolean hasRule(@Nullable String stored) {
		if (this.rule == null || stored == null) {
			return this.rule == null && stored == null;
		}
		return this.rule.equals(BY_VALUE, JSON.readTree(stored));
	}

	/** Counts bytes, which takes no memory for them. */
	private static final class ByteCount extends OutputStream {

		private long bytes;

		@Override
		public void write(int single) {
			this.bytes++;
		}

		@Override
		public void write(byte[] buffer, int offset, int length) {
			this.bytes += length;
		}

	}

}
