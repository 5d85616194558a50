package io.ztrisk.settings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a list of exclusions. Each entry has a reason for people, and may have a
 * time from which on records count again.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Excluded {

	/** The end of the exclusion; null for none. */
	@Nullable Instant expiresAt();

	String reason();

	/** Whether the exclusion is valid for a record at a time. */
	default boolean isInForce(Instant at) {
		Instant end = expiresAt();
		return end == null || at.isBefore(end);
	}

	/**
	 * Whether some entries name each value of others, and end no earlier.
	 * @param value the value that an entry names
	 */
	static <E extends Excluded> boolean coverAll(List<E> some, List<E> others, Function<E, Object> value) {
		Map<Object, Instant> ends = some.stream()
			.collect(Collectors.toMap(value, Excluded::end, (one, other) -> one.isAfter(other) ? one : other));
		return others.stream().allMatch((entry) -> {
			Instant end = ends.get(value.apply(entry));
			return end != null && !end.isBefore(end(entry));
		});
	}

	private static Instant end(Excluded entry) {
		Instant end = entry.expiresAt();
		return (end != null) ? end : Instant.MAX;
	}

	/** An autonomous system, such as that of a carrier whose addresses move. */
	@ApiSchema("ExcludedAsn")
	record Asn(long asn, @Nullable Instant expiresAt, String reason) implements Excluded {

	}

	/** A category of domains by its id, such as that of names with private addresses. */
	@ApiSchema("ExcludedCategory")
	record Category(int category, @Nullable Instant expiresAt, String reason) implements Excluded {

	}

	/** A host and all hosts below it, in lower case and in A-labels. */
	@ApiSchema("ExcludedHost")
	record Host(String host, @Nullable Instant expiresAt, String reason) implements Excluded {

	}

	/** A network, such as that of a VPN: an address and the length of the prefix. */
	@ApiSchema("ExcludedNetwork")
	record Network(String cidr, @Nullable Instant expiresAt, String reason) implements Excluded {

	}

	/** A user, such as a shared account or a tester, by an e-mail in lower case. */
	@ApiSchema("ExcludedUser")
	record User(String email, @Nullable Instant expiresAt, String reason) implements Excluded {

	}

}
