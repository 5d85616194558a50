package io.ztrisk.behavior;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ztrisk.api.AccountId;
import io.ztrisk.format.ExactJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * The rules of behaviours. A version of a rule never changes, so it is read once.
 */
@Component
public class BehaviorRules {

	/** A rule takes about ten times as much memory. */
	private static final int MAX_CACHED_CHARS = 4 << 20;

	private final BehaviorRepository settings;

	private final CustomBehaviorService custom;

	private final JsonMapper json;

	private final Cache<Version, CachedRule> cached = Caffeine.newBuilder()
		.maximumWeight(MAX_CACHED_CHARS)
		.<Version, CachedRule>weigher((version, rule) -> rule.chars())
		.build();

	BehaviorRules(BehaviorRepository settings, CustomBehaviorService custom, JsonMapper json) {
		this.settings = settings;
		this.custom = custom;
		this.json = ExactJson.of(json);
	}

	/** The rules of an account, also those of behaviours that are not enabled. */
	public List<BehaviorRule> of(AccountId account) {
		return of(account, this.settings.of(account));
	}

	/**
	 * The rules of an account whose behaviours have just been read. This reads nothing
	 * more if the rules are known.
	 */
	public List<BehaviorRule> of(AccountId account, Map<Behavior, ConfiguredBehavior> behaviors) {
		List<BehaviorRule> rules = new ArrayList<>();
		for (Map.Entry<Behavior, ConfiguredBehavior> entry : behaviors.entrySet()) {
			if (entry.getValue().hasRule()) {
				JsonNode rule = known(account, entry.getKey(), entry.getValue().version());
				if (rule == null) {
					return read(account, behaviors);
				}
				rules.add(rule(entry.getKey(), entry.getValue(), rule));
			}
		}
		return rules;
	}

	private @Nullable JsonNode known(AccountId account, Behavior behavior, long version) {
		PredefinedRule predefined = BehaviorCatalogue.rules().get(behavior);
		if (predefined != null) {
			return predefined.rule();
		}
		CachedRule rule = this.cached.getIfPresent(new Version(account, behavior, version));
		return (rule != null) ? rule.json() : null;
	}

	private List<BehaviorRule> read(AccountId account, Map<Behavior, ConfiguredBehavior> behaviors) {
		List<BehaviorRule> rules = new ArrayList<>();
		behaviors.forEach((behavior, setting) -> {
			PredefinedRule predefined = BehaviorCatalogue.rules().get(behavior);
			if (predefined != null && setting.hasRule()) {
				rules.add(rule(behavior, setting, predefined.rule()));
			}
		});
		this.settings.rules(account.value()).stream().filter((row) -> !row.getSuspended()).forEach((row) -> {
			BehaviorRule rule = rule(row);
			this.cached.put(new Version(account, rule.behavior(), rule.version()),
					new CachedRule(rule.rule(), row.getRule().length()));
			rules.add(rule);
		});
		return rules;
	}

	/** The rules that an account has made, also those of suspended behaviours. */
	public List<BehaviorRule> made(AccountId account) {
		return this.settings.rules(account.value()).stream().map(this::rule).toList();
	}

	private BehaviorRule rule(BehaviorRepository.StoredRule row) {
		return new BehaviorRule(new Behavior(row.getBehavior()), row.getGeneration(), row.getRevision(),
				row.getEnabled(), this.json.readTree(row.getRule()));
	}

	private static BehaviorRule rule(Behavior behavior, ConfiguredBehavior setting, JsonNode rule) {
		return new BehaviorRule(behavior, BehaviorRule.generation(setting.version()), (int) setting.version(),
				setting.enabled(), rule);
	}

	/**
	 * Disables the behaviour of a rule that keeps too many records, until it is enabled
	 * again. Nothing changes if the behaviour has another rule by now.
	 */
	public void suspend(AccountId account, BehaviorRule rule) {
		this.custom.suspend(account, rule.behavior(), rule.version());
	}

	/** The last revisions of the rules of an account that were changed or removed. */
	public Map<Behavior, RuleRevision> revised(AccountId account) {
		Map<Behavior, RuleRevision> revised = new TreeMap<>();
		this.settings.revised(account.value())
			.forEach((stored) -> stored.lastRevision()
				.ifPresent((revision) -> revised.put(stored.behavior(), revision)));
		return revised;
	}

	/**
	 * The first versions that are not obsolete, of behaviours of which obsolete data may
	 * be stored.
	 */
	public Map<Behavior, Long> obsolete(String accountId) {
		Map<Behavior, Long> versions = new TreeMap<>();
		this.settings.obsolete(accountId)
			.forEach((row) -> versions.put(new Behavior(row.getBehavior()),
					BehaviorRule.version(row.getGeneration(), 0)));
		return versions;
	}

	/** Records that no obsolete data is stored any more. */
	public void clearObsolete(String accountId, Map<Behavior, Long> versions) {
		versions.forEach((behavior, version) -> this.settings.clearObsolete(accountId, behavior.key(),
				BehaviorRule.generation(version)));
	}

	/** A version of a rule. */
	private record Version(AccountId account, Behavior behavior, long version) {

	}

	/** A rule and the length of its text. */
	private record CachedRule(JsonNode json, int chars) {

	}

}
