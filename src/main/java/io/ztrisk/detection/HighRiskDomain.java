package io.ztrisk.detection;

import java.util.Set;

import io.ztrisk.behavior.Behavior;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * A visit of a domain of questionable content, violence or CIPA, blocked or not.
 */
@Component
class HighRiskDomain implements Detector {

	/**
	 * Questionable content (17), violence (29) and CIPA (34) with all that stands below
	 * them, from Cloudflare's documentation of domain categories.
	 */
	private static final Set<String> CATEGORIES = Set.of("17", "85", "87", "102", "135", "138", "157", "162", "29",
			"165", "166", "34", "182");

	@Override
	public Behavior behavior() {
		return Behavior.HIGH_RISK_DOMAIN;
	}

	@Override
	public Set<Dataset> datasets() {
		return DomainVisit.DATASETS;
	}

	@Override
	public boolean concerns(LogRecord record) {
		return new DomainVisit(record).isOfAny(CATEGORIES);
	}

	@Override
	public Set<String> missing(LogRecord record) {
		Set<String> missing = new DomainVisit(record).missing();
		return (missing.isEmpty() || concerns(record)) ? Set.of() : missing;
	}

	@Override
	public @Nullable Observation observe(LogRecord record, Settings settings) {
		return new DomainVisit(record).observe(behavior(), CATEGORIES);
	}

}
