package io.ztrisk.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import org.jspecify.annotations.Nullable;

/**
 * All settings of detection of an account, as the API and the database show them.
 */
@ApiSchema("Settings")
public record DetectionSettings(Domains domains, Feeds feeds, HighDlpThresholds highDlp, ImpTravel impTravel,
		MaliciousFileCriteria maliciousFile) {

	/** What holds until an account changes it. */
	public static final DetectionSettings DEFAULT = new DetectionSettings(new Domains(List.of(), List.of()),
			new Feeds(3600), new HighDlpThresholds(15, 60),
			new ImpTravel(List.of(), List.of(), List.of(), 24, 500, 900),
			new MaliciousFileCriteria(null, List.of("malware", "malicious", "virus", "sandbox", "avscan")));

	/**
	 * Of {@code security_domain} and {@code high_risk_domain}.
	 *
	 * @param excludedCategories categories that tell nothing of a user's risk
	 * @param excludedHosts hosts of which, and below which, no visit tells anything
	 */
	@ApiSchema("DomainSettings")
	public record Domains(List<ExcludedCategory> excludedCategories, List<ExcludedHost> excludedHosts) {

	}

	/**
	 * Of feeds.
	 *
	 * @param quietAfterSeconds how long no record may come before a feed counts as quiet
	 */
	@ApiSchema("FeedSettings")
	public record Feeds(int quietAfterSeconds) {

	}

	/**
	 * Of {@code high_dlp}.
	 *
	 * @param matches how many make a burst
	 * @param seconds how close together
	 */
	@ApiSchema("HighDlpSettings")
	public record HighDlpThresholds(int matches, int seconds) {

		/**
		 * How close together the matches of a burst lie.
		 */
		public Duration span() {
			return Duration.ofSeconds(this.seconds);
		}

	}

	/**
	 * Of {@code imp_travel}.
	 *
	 * @param excludedAsns autonomous systems whose addresses tell nothing of where a user
	 * is
	 * @param excludedNetworks networks whose addresses tell nothing of where a user is
	 * @param excludedUsers users whose logins are made in several places
	 * @param maxHours how far apart two logins may lie
	 * @param minKm the least distance, in km
	 * @param minKmh the least speed, in km/h
	 */
	@ApiSchema("ImpTravelSettings")
	public record ImpTravel(List<ExcludedAsn> excludedAsns, List<ExcludedNetwork> excludedNetworks,
			List<ExcludedUser> excludedUsers, int maxHours, int minKm, int minKmh) {

	}

	/**
	 * An entry of a list of exclusions.
	 */
	public sealed interface Excluded {

		/**
		 * When the exclusion ends, null for never.
		 */
		@Nullable Instant expiresAt();

		/**
		 * The reason, for a person.
		 */
		String reason();

		/**
		 * Whether a record of a time is excluded.
		 */
		default boolean isInForce(Instant at) {
			Instant end = expiresAt();
			return end == null || at.isBefore(end);
		}

	}

	/**
	 * An autonomous system, such as that of a carrier whose addresses move.
	 *
	 * @param asn its number
	 * @param expiresAt logins from then on count again, null for never
	 * @param reason for a person
	 */
	@ApiSchema("ExcludedAsn")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record ExcludedAsn(long asn, @Nullable Instant expiresAt, String reason) implements Excluded {

	}

	/**
	 * A category of domains, such as that of names with private addresses.
	 *
	 * @param category its id
	 * @param expiresAt visits from then on count again, null for never
	 * @param reason for a person
	 */
	@ApiSchema("ExcludedCategory")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record ExcludedCategory(int category, @Nullable Instant expiresAt, String reason) implements Excluded {

	}

	/**
	 * A host and all below it.
	 *
	 * @param host in lower case, in A-labels
	 * @param expiresAt visits from then on count again, null for never
	 * @param reason for a person
	 */
	@ApiSchema("ExcludedHost")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record ExcludedHost(String host, @Nullable Instant expiresAt, String reason) implements Excluded {

	}

	/**
	 * A network, such as a VPN's.
	 *
	 * @param cidr address and prefix length
	 * @param expiresAt logins from then on count again, null for never
	 * @param reason for a person
	 */
	@ApiSchema("ExcludedNetwork")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record ExcludedNetwork(String cidr, @Nullable Instant expiresAt, String reason) implements Excluded {

	}

	/**
	 * A user, such as a shared account or a tester.
	 *
	 * @param email one that leads to the user, in lower case
	 * @param expiresAt logins from then on count again, null for never
	 * @param reason for a person
	 */
	@ApiSchema("ExcludedUser")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record ExcludedUser(String email, @Nullable Instant expiresAt, String reason) implements Excluded {

	}

	/**
	 * Of {@code malicious_file}.
	 *
	 * @param fileInfo what tells a malicious file in {@code FileInfo}, null for nothing
	 * @param reasons what a {@code BlockedFileReason} contains, without regard to case
	 */
	@ApiSchema("MaliciousFileSettings")
	public record MaliciousFileCriteria(@Nullable FileInfo fileInfo, List<String> reasons) {

	}

	/**
	 * A member of {@code FileInfo} and the value that tells a malicious file.
	 */
	@ApiSchema("FileInfo")
	public record FileInfo(String member, String value) {

	}

}
