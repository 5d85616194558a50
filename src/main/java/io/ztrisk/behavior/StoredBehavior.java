package io.ztrisk.behavior;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A behaviour that an account has made or configured. A predefined behaviour has no row
 * before its first change.
 */
@Entity
@Table(name = "behavior_setting")
class StoredBehavior {

	@EmbeddedId
	private Key key;

	private BehaviorChange setting;

	private int generation;

	private int revision;

	private @Nullable String name;

	private @Nullable String description;

	private @Nullable String rule;

	private @Nullable Instant revisedAt;

	private boolean suspended;

	private boolean deleted;

	private boolean obsolete;

	Behavior behavior() {
		return new Behavior(this.key.behavior());
	}

	/** The last change of the rule; empty if it was not changed. */
	Optional<RuleRevision> lastRevision() {
		return Optional.ofNullable(this.revisedAt)
			.map((at) -> new RuleRevision(BehaviorRule.version(this.generation, this.revision), at, this.rule != null));
	}

	boolean isDeleted() {
		return this.deleted;
	}

	/** Replaces the setting, and returns the one before. */
	BehaviorChange configure(BehaviorChange change) {
		BehaviorChange before = this.setting;
		this.setting = change;
		this.suspended &= !change.enabled();
		return before;
	}

	/** Defines a behaviour. If it was deleted, this is the next generation. */
	void define(BehaviorDefinition definition, Instant at) {
		if (this.deleted) {
			this.deleted = false;
			this.generation++;
			this.revision = 1;
		}
		else if (!definition.hasRule(this.rule)) {
			this.revision++;
		}
		if (!definition.hasRule(this.rule)) {
			this.revisedAt = at;
			this.rule = (definition.rule() != null) ? definition.rule().toString() : null;
		}
		this.name = definition.name();
		this.description = definition.description();
		configure(new BehaviorChange(Objects.requireNonNullElse(definition.enabled(), this.setting.enabled()),
				definition.riskLevel()));
	}

	/** Disables and deletes a behaviour. The key and the generation remain. */
	void delete() {
		this.deleted = true;
		this.obsolete = true;
		this.suspended = false;
		this.rule = null;
		this.description = null;
		this.setting = new BehaviorChange(false, this.setting.riskLevel());
	}

	/** Disables a behaviour whose rule has a version; false if nothing changes. */
	boolean suspend(long version) {
		if (this.deleted || !this.setting.enabled()
				|| (this.name != null && version != BehaviorRule.version(this.generation, this.revision))) {
			return false;
		}
		this.suspended = true;
		this.setting = new BehaviorChange(false, this.setting.riskLevel());
		return true;
	}

	BehaviorDetails details() {
		PredefinedRule predefined = BehaviorCatalogue.rules().get(behavior());
		ConfiguredBehavior own = new ConfiguredBehavior(Objects.requireNonNullElse(this.description, ""), false,
				Objects.requireNonNullElse(this.name, ""), this.setting.riskLevel(), 0, false);
		ConfiguredBehavior setting = BehaviorCatalogue.all().getOrDefault(behavior(), own).with(this.setting);
		return BehaviorDetails.of(behavior(), setting, this.revision,
				(predefined != null) ? predefined.rule().toString() : this.rule, this.suspended);
	}

	/** The primary key of a setting. */
	@Embeddable
	record Key(String accountId, String behavior) {
	}

}
