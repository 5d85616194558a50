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
 * A visit of a domain that is a security threat or a security risk, blocked or not.
 */
@Component
class SecurityDomain implements Detector {

	/**
	 * Security threats (21) and security risks (32) with all that stands below them, from
	 * Cloudflare's documentation of domain categories. It has two names of some.
	 */
	private static final Categories CATEGORIES = Categories.of("""
			21 Security threats
			68 Anonymizer
			80 Command and Control & Botnet
			83 Cryptomining
			117 Malware
			131 Phishing
			134 Private IP Address
			151 Spam
			153 Spyware
			175 DNS Tunneling
			176 Domain Generation Algorithm
			176 DGA Domains
			178 Brand Embedding
			187 Compromised Domain
			188 Potentially unwanted software
			191 Scam
			32 Security Risks
			128 Parked & For Sale Domains
			169 New Domains
			177 Newly Seen Domains""");

	@Override
	public Behavior behavior() {
		return Behavior.SECURITY_DOMAIN;
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
