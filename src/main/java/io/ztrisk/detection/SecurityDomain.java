package io.ztrisk.detection;

import java.util.Set;

import io.ztrisk.behavior.Behavior;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * A visit of a domain that is a security threat or a security risk, blocked or not.
 */
@Component
class SecurityDomain implements Detector {

	/**
	 * Security threats (21) and security risks (32) with all that stands below them, from
	 * Cloudflare's documentation of domain categories.
	 */
	private static final Set<String> CATEGORIES = Set.of("21", "68", "80", "83", "117", "131", "134", "151", "153",
			"175", "176", "178", "187", "188", "191", "32", "128", "169", "177");

	@Override
	public Behavior behavior() {
		return Behavior.SECURITY_DOMAIN;
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
