package io.ztrisk.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.JsonFields;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRepository;
import io.ztrisk.behavior.BehaviorUpdate;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.retention.Periods;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.SettingsService;
import io.ztrisk.settings.SettingsUpdate;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Reads proposals, with the checks of the calls that change behaviours and settings.
 */
@Component
class ProposalReader {

	private final BehaviorRepository behaviors;

	private final SettingsService settings;

	private final Clock clock;

	private final Duration horizon;

	ProposalReader(BehaviorRepository behaviors, SettingsService settings, Clock clock, Periods periods) {
		this.behaviors = behaviors;
		this.settings = settings;
		this.clock = clock;
		this.horizon = periods.horizon();
	}

	/**
	 * Reads a body.
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	Proposal read(AccountId account, JsonFields body) {
		body.integer("days", 1, Math.max(1, this.horizon.toDays()));
		Map<Behavior, ConfiguredBehavior> behaviors = this.behaviors.of(account);
		Map<Behavior, ConfiguredBehavior> proposed = BehaviorUpdate.proposed(body, this.behaviors.finder(account),
				behaviors);
		JsonNode settings = body.object().get("settings");
		if (settings != null && !settings.isObject()) {
			body.problem("settings", "must be an object");
			settings = null;
		}
		Criteria criteria = this.settings.criteria(account);
		Criteria changed = (settings == null) ? criteria : this.settings.proposed(account,
				new SettingsUpdate(new JsonFields(settings, body.at("settings"), body.problems())));
		body.problems().throwIfAny();
		Duration span = Duration.ofDays(body.object().get("days").intValue());
		return new Proposal(this.clock.instant().truncatedTo(ChronoUnit.HOURS).minus(span),
				new Configuration(behaviors, criteria), new Configuration(proposed, changed));
	}

}
