package io.ztrisk.detector;

import java.util.Set;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.Detector;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogRecord;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * A visit of a domain of questionable content, violence or CIPA, blocked or not.
 */
@Component
class HighRiskDomain implements Detector {

	/**
	 * Questionable content (17), violence (29) and CIPA (34) with all that stands below
	 * them, from Cloudflare's documentation of domain categories. The name with a comma
	 * is two in a text with commas, and the second is enough.
	 */
	private static final Categories CATEGORIES = Categories.of("""
			17 Questionable Content
			85 Deceptive Ads
			87 Drugs
			102 Hacking
			135 Profanity
			138 Questionable Activities
			157 Militancy, Hate & Extremism
			157 Hate & Extremism
			162 Unreliable Information
			29 Violence
			165 Violence
			166 Weapons
			34 CIPA
			182 CIPA Filter""");

	@Override
	public Behavior behavior() {
		return Behavior.HIGH_RISK_DOMAIN;
	}

	@Override
	public Set<Dataset> datasets() {
		return DomainVisit.DATASETS;
	}

	@Override
	public boolean matches(LogRecord record) {
		return new DomainVisit(record).isOfAny(CATEGORIES);
	}

	@Override
	public Set<String> missing(LogRecord record) {
		Set<String> missing = new DomainVisit(record).missing();
		return (missing.isEmpty() || matches(record)) ? Set.of() : missing;
	}

	@Override
	public @Nullable Observation extract(LogRecord record, Criteria criteria) {
		return new DomainVisit(record).extract(behavior(), CATEGORIES, criteria.exclusions());
	}

}
