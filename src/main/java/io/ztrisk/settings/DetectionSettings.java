package io.ztrisk.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.ztrisk.api.ApiSchema;
import org.jspecify.annotations.Nullable;

/**
 * All settings of detection of an account, as in the API and in the database.
 */
@ApiSchema("Settings")
public record DetectionSettings(Domains domains, Feeds feeds, HighDlpThresholds highDlp, ImpTravel impTravel,
		MaliciousFileCriteria maliciousFile) {

	/** The settings before an account changes any. */
	public static final DetectionSettings DEFAULT = new DetectionSettings(new Domains(List.of(), List.of()),
			new Feeds(3600), new HighDlpThresholds(15, 60),
			new ImpTravel(AnonymizerPolicy.JUDGE, List.of(), List.of(), List.of(), 24, 500, 900),
			new MaliciousFileCriteria(null, List.of("malware", "malicious", "virus", "sandbox", "avscan")));

	/** The sections by name in the API, in this order. */
	Map<String, Record> sections() {
		Map<String, Record> sections = new LinkedHashMap<>();
		sections.put("domains", this.domains);
		sections.put("feeds", this.feeds);
		sections.put("high_dlp", this.highDlp);
		sections.put("imp_travel", this.impTravel);
		sections.put("malicious_file", this.maliciousFile);
		return sections;
	}

	/**
	 * Settings of {@code security_domain} and {@code high_risk_domain}.
	 *
	 * @param excludedCategories categories whose visits do not count
	 * @param excludedHosts hosts whose visits do not count, including the hosts below
	 * them
	 */
	@ApiSchema("DomainSettings")
	public record Domains(List<Excluded.Category> excludedCategories, List<Excluded.Host> excludedHosts) {

		/** Whether these exclusions name each host and category of others as long. */
		public boolean coversAll(Domains others) {
			return Excluded.coverAll(this.excludedCategories, others.excludedCategories, Excluded.Category::category)
					&& Excluded.coverAll(this.excludedHosts, others.excludedHosts, Excluded.Host::host);
		}

	}

	/**
	 * Settings of feeds.
	 *
	 * @param quietAfterSeconds the time without a record after which a feed is quiet
	 */
	@ApiSchema("FeedSettings")
	public record Feeds(int quietAfterSeconds) {

	}

	/**
	 * Settings of {@code high_dlp}.
	 *
	 * @param matches the number of matches of a burst
	 * @param seconds the duration of a burst
	 */
	@ApiSchema("HighDlpSettings")
	public record HighDlpThresholds(int matches, int seconds) {

		public Duration span() {
			return Duration.ofSeconds(this.seconds);
		}

	}

	/**
	 * Settings of {@code imp_travel}. Excluded logins do not count.
	 *
	 * @param anonymizers whether logins from anonymizing networks count
	 * @param excludedAsns autonomous systems whose addresses have no fixed place
	 * @param excludedNetworks networks whose addresses have no fixed place
	 * @param excludedUsers users that log in at several places
	 * @param maxHours the longest time between two logins
	 * @param minKm the minimum distance, in km
	 * @param minKmh the minimum speed, in km/h
	 */
	@ApiSchema("ImpTravelSettings")
	public record ImpTravel(AnonymizerPolicy anonymizers, List<Excluded.Asn> excludedAsns,
			List<Excluded.Network> excludedNetworks, List<Excluded.User> excludedUsers, int maxHours, int minKm,
			int minKmh) {

	}

	/**
	 * Settings of {@code malicious_file}.
	 *
	 * @param fileInfo the member of {@code FileInfo} that marks a malicious file, or null
	 * @param reasons texts in a {@code BlockedFileReason} that mark a malicious file, in
	 * any case
	 */
	@ApiSchema("MaliciousFileSettings")
	public record MaliciousFileCriteria(@Nullable FileInfo fileInfo, List<String> reasons) {

	}

	/** A member of {@code FileInfo}, and its value that marks a malicious file. */
	@ApiSchema("FileInfo")
	public record FileInfo(String member, String value) {

	}

}
