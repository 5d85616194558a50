package io.ztrisk.cloudflare;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.RecordParser;
import io.ztrisk.log.TimeLimits;
import io.ztrisk.mapping.Mapping;
import io.ztrisk.mapping.PredefinedMappings;
import io.ztrisk.mapping.Spec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The datasets of Logpush. What is read of their records is in a file for each; how their
 * records become activities is in mappers.
 */
public enum CloudflareDataset implements Dataset {

	/** Logins to applications. */
	ACCESS_REQUESTS(AccessRequestMapper::map),

	/** Findings in SaaS applications. No detector reads them. */
	CASB_FINDINGS(null),

	/** Reports about devices, from their clients and from security vendors. */
	DEVICE_POSTURE_RESULTS(PostureResultMapper::map),

	/** Copies of content that DLP matched. No detector reads them; nothing is stored. */
	DLP_FORENSIC_COPIES(null),

	/** DNS queries. */
	GATEWAY_DNS(GatewayDnsMapper::map),

	/** HTTP requests. */
	GATEWAY_HTTP(GatewayHttpMapper::map),

	/** Network sessions through the gateway. No detector reads them. */
	GATEWAY_NETWORK(null),

	/** Network sessions of devices. No detector reads them. */
	ZERO_TRUST_NETWORK_SESSIONS(null);

	/** Null if records are only counted. */
	private final @Nullable Function<CloudflareRecord, ActivityRecord> mapper;

	private final Mapping mapping = Files.mapping(key());

	private final RecordIdentity identity;

	private final List<CloudflareField> fields;

	/** The names of fields by the names of mapped fields. */
	private final Map<String, String> mapped = new HashMap<>();

	CloudflareDataset(@Nullable Function<CloudflareRecord, ActivityRecord> mapper) {
		this.mapper = mapper;
		this.mapping.fields()
			.forEach((field) -> this.mapped.put(field.name(), Objects.requireNonNull(fieldOf(field.spec()))));
		JsonNode file = JsonMapper.shared().readTree(this.mapping.json());
		List<CloudflareField> content = CloudflareField.read(file.path("content"));
		List<CloudflareField> added = CloudflareField.read(file.path("added_content"));
		String idField = this.mapping.key().isEmpty() ? null : fieldOf(this.mapping.key().getFirst().getFirst());
		this.identity = new RecordIdentity(idField, content.stream().map(CloudflareField::name).toList(),
				added.stream().map(CloudflareField::name).toList());
		Stream<CloudflareField> time = Stream.of(new CloudflareField(timeField(), CloudflareField.Kind.TIME));
		Stream<CloudflareField> ids = Stream.of(userIdField(), emailField(), idField)
			.filter(Objects::nonNull)
			.map((name) -> new CloudflareField(name, CloudflareField.Kind.TEXT));
		this.fields = Stream.of(content.stream(), added.stream(), time, ids).flatMap(Function.identity()).toList();
	}

	@Override
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	@Override
	public Mapping mapping() {
		return this.mapping;
	}

	@Override
	public RecordParser newParser(TimeLimits limits) {
		return new CloudflareParser(this, limits);
	}

	/** Whether records are mapped to activities; if not, they are only counted. */
	boolean isMapped() {
		return this.mapper != null;
	}

	public String timeField() {
		return Objects.requireNonNull(fieldOf(this.mapping.time()));
	}

	@Nullable String userIdField() {
		return fieldOf(this.mapping.user().uuid());
	}

	@Nullable String emailField() {
		return fieldOf(this.mapping.user().email());
	}

	/** The name of the field that has a mapped field; empty if none has it. */
	String fieldOf(String mapped) {
		return this.mapped.getOrDefault(mapped, "");
	}

	/**
	 * Maps a record of this dataset to activities. Called for every record, so it must be
	 * fast.
	 * @throws io.ztrisk.body.BadLineException if a field of an activity cannot be read
	 */
	ActivityRecord activities(CloudflareRecord record) {
		return Objects.requireNonNull(this.mapper).apply(record);
	}

	RecordIdentity identity() {
		return this.identity;
	}

	/** The fields that are read. */
	List<CloudflareField> fields() {
		return this.fields;
	}

	/** The first field that a spec names; null if it names none. */
	private @Nullable String fieldOf(Spec spec) {
		return spec.sources().isEmpty() ? null
				: this.mapping.paths().get(spec.sources().getFirst().path()).steps().getFirst().name();
	}

	/** The files of the datasets. */
	private static final class Files {

		private static final Map<String, Mapping> MAPPINGS = PredefinedMappings.read("cloudflare");

		static Mapping mapping(String key) {
			return Objects.requireNonNull(MAPPINGS.get(key));
		}

	}

}
