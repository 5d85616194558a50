package io.ztrisk.ruleset;

import java.util.Comparator;
import java.util.Locale;

import io.ztrisk.activity.AnyActivity;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRule;
import io.ztrisk.condition.PlacedFields;
import io.ztrisk.detector.Detector;
import io.ztrisk.dismissal.Likeness;
import io.ztrisk.observation.Observation;
import io.ztrisk.place.Places;
import io.ztrisk.rule.Rule;
import io.ztrisk.settings.Criteria;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds each record that fits a rule.
 */
class RuleDetector implements Detector<AnyActivity> {

	private static final Comparator<JsonNode> BY_TEXT = Comparator.comparing(JsonNode::toString);

	private final BehaviorRule behavior;

	private final Rule rule;

	private final RuleEvidence evidence;

	private final Places places;

	RuleDetector(BehaviorRule behavior, Rule rule, Places places) {
		this.behavior = behavior;
		this.rule = rule;
		this.places = places;
		this.evidence = new RuleEvidence(rule.shown());
	}

	@Override
	public Behavior behavior() {
		return this.behavior.behavior();
	}

	@Override
	public Class<AnyActivity> activity() {
		return AnyActivity.class;
	}

	@Override
	public long version() {
		return this.behavior.version();
	}

	/** No limit, since each record alone is a finding. */
	@Override
	public int hourlyLimit() {
		return Integer.MAX_VALUE;
	}

	@Override
	public boolean matches(AnyActivity activity) {
		return this.rule.keeps(placed(activity).fields());
	}

	@Override
	public @Nullable Observation extract(AnyActivity activity, Criteria criteria) {
		AnyActivity placed = placed(activity);
		return new Observation(behavior(), placed.source().key(), placed.source().at(), evidence(placed),
				bucket(placed));
	}

	/**
	 * The network of the address, and the fields that the rule names. Texts are compared
	 * as conditions do, without regard to case, and lists without regard to their order.
	 */
	@Override
	public JsonNode likeness(ObjectNode evidence) {
		ObjectNode alike = JsonNodeFactory.instance.objectNode();
		alike.set("network", Likeness.network(evidence.path("address").asString("")));
		this.rule.named()
			.stream()
			.filter(evidence::has)
			.filter((field) -> !Likeness.OF_EACH_RECORD.contains(field))
			.forEach((field) -> alike.set(field, comparable(evidence.get(field))));
		return alike;
	}

	private static JsonNode comparable(JsonNode value) {
		if (value.isArray()) {
			return JsonNodeFactory.instance.arrayNode()
				.addAll(value.valueStream().map(RuleDetector::comparable).distinct().sorted(BY_TEXT).toList());
		}
		return value.isString() ? JsonNodeFactory.instance.stringNode(value.stringValue().toLowerCase(Locale.ROOT))
				: value;
	}

	/** The record with the country of its place, found with today's databases. */
	AnyActivity placed(AnyActivity activity) {
		return new AnyActivity(activity.source(), new PlacedFields(activity.fields(), this.places));
	}

	Rule rule() {
		return this.rule;
	}

	ObjectNode evidence(AnyActivity activity) {
		return this.evidence.of(activity);
	}

	String bucket(AnyActivity activity) {
		return this.behavior.bucket(this.rule.period().bucket(activity.source().at(), activity.fields()));
	}

}
