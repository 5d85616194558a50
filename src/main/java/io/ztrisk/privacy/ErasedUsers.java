package io.ztrisk.privacy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.identity.UserReference;
import io.ztrisk.identity.UserReferenceFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Leaves out records that are older than the erasure of the person.
 */
@Component
public class ErasedUsers implements UserReferenceFilter {

	private final ErasureRepository erasures;

	ErasedUsers(ErasureRepository erasures) {
		this.erasures = erasures;
	}

	/** The state of the erasures of an account; empty if there were none. */
	public Optional<ErasureState> state(String accountId) {
		return this.erasures.state(accountId);
	}

	/**
	 * Delays erasures in an account until the transaction ends. A transaction that stores
	 * data without the lock of a user needs this: an erasure would not find the data.
	 */
	public void delay(String accountId) {
		this.erasures.delay(accountId);
	}

	/** The identifiers of some that were erased. */
	public Set<String> erased(String accountId, ErasureState state, Set<String> identifiers) {
		Set<UUID> erased = this.erasures.erased(accountId, identifiers.stream().map(state::hash).toList()).keySet();
		return identifiers.stream()
			.filter((identifier) -> erased.contains(state.hash(identifier)))
			.collect(Collectors.toSet());
	}

	/** Leaves out the records whose id or alias was erased at their time or later. */
	@Override
	public Chosen choose(String accountId, Collection<UserReference> references) {
		Optional<ErasureState> before = state(accountId);
		List<UserReference> counting = without(accountId, before, references);
		return new Chosen(counting, () -> {
			Optional<ErasureState> now = state(accountId);
			return now.equals(before) || without(accountId, now, references).equals(counting);
		});
	}

	private List<UserReference> without(String accountId, Optional<ErasureState> erasures,
			Collection<UserReference> references) {
		if (erasures.isEmpty()) {
			return List.copyOf(references);
		}
		ErasureState state = erasures.get();
		Map<String, UUID> hashes = new HashMap<>();
		for (UserReference reference : references) {
			identifiers(reference).forEach((identifier) -> hashes.computeIfAbsent(identifier, state::hash));
		}
		Map<UUID, Instant> erased = this.erasures.erased(accountId, hashes.values());
		return references.stream()
			.filter((reference) -> identifiers(reference)
				.allMatch((identifier) -> isLater(reference, erased.get(hashes.get(identifier)))))
			.toList();
	}

	private static Stream<String> identifiers(UserReference reference) {
		return Stream.concat(Stream.ofNullable(reference.id()).map(UUID::toString), reference.aliases().stream());
	}

	private static boolean isLater(UserReference reference, @Nullable Instant erasedAt) {
		return erasedAt == null || reference.at().isAfter(erasedAt);
	}

}
