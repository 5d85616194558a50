package io.ztrisk.detector;

import java.math.BigDecimal;

import io.ztrisk.behavior.Behavior;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the detectors that share a class and differ in their values.
 */
@Configuration(proxyBeanMethods = false)
class DetectorConfiguration {

	private static final BigDecimal LOW = BigDecimal.valueOf(50);

	private static final BigDecimal GOOD = BigDecimal.valueOf(80);

	@Bean
	CrowdstrikeScore crowdstrikeLow() {
		return new CrowdstrikeScore(new Behavior("crowdstrike_low"), (score) -> score.compareTo(LOW) <= 0);
	}

	@Bean
	CrowdstrikeScore crowdstrikeMedium() {
		return new CrowdstrikeScore(new Behavior("crowdstrike_medium"),
				(score) -> score.compareTo(LOW) > 0 && score.compareTo(GOOD) < 0);
	}

	/**
	 * Questionable content (17), violence (29) and CIPA (34) with their subcategories,
	 * from Cloudflare's documentation of domain categories. A name with a comma is split
	 * if it stands in a text with commas, so its second part is listed, too.
	 */
	@Bean
	DomainCategory highRiskDomain() {
		return new DomainCategory(new Behavior("high_risk_domain"), Categories.parse("""
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
				182 CIPA Filter"""));
	}

	/**
	 * Security threats (21) and security risks (32) with their subcategories, from
	 * Cloudflare's documentation of domain categories, where some have two names.
	 */
	@Bean
	DomainCategory securityDomain() {
		return new DomainCategory(new Behavior("security_domain"), Categories.parse("""
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
				177 Newly Seen Domains"""));
	}

}
