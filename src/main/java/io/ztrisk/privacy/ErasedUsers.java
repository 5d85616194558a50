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

import io.ztrisk.user.UserReference;
import io.ztrisk.user.UserReferenceFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Keeps erased people from coming back with older records.
 */
@Component
public class ErasedUsers implements UserReferenceFilter {

	private final ErasureRepository store;

	ErasedUsers(ErasureRepository store) {
		this.store = store;
	}

	/**
	 * What is known of an account's erasures, empty if there were none. It is another as
	 * soon as there is one more.
	 */
	public Optional<ErasureState> ledger(String accountId) {
		return this.store.state(accountId);
	}

	/**
	 * Has erasures of an account wait until the transaction ends: for what is stored
	 * under no user's lock, and would not be found by one that is under way.
	 */
	public void delay(String accountId) {
		this.store.delay(accountId);
	}

	/**
	 * Those of some ids and e-mails who were erased.
	 */
	public Set<String> erased(String accountId, ErasureState ledger, Set<String> identifiers) {
		Set<UUID> erased = this.store.erased(accountId, identifiers.stream().map(ledger::hash).toList()).keySet();
		return identifiers.stream()
			.filter((identifier) -> erased.contains(ledger.hash(identifier)))
			.collect(Collectors.toSet());
	}

	/**
	 * Leaves out the records that name someone, by id or by e-mail, who was erased at
	 * their time or later. Erasures of others do not change the choice.
	 */
	@Override
	public Chosen choose(String accountId, Collection<UserReference> references) {
		Optional<ErasureState> before = ledger(accountId);
		List<UserReference> counting = without(accountId, before, references);
		return new Chosen(counting, () -> {
			Optional<ErasureState> now = ledger(accountId);
			return now.equals(before) || without(accountId, now, references).equals(counting);
		});
	}

	private List<UserReference> without(String accountId, Optional<ErasureState> ledger,
			Collection<UserReference> references) {
		return ledger.map((known) -> without(accountId, known, references)).orElseGet(() -> List.copyOf(references));
	}

	private List<UserReference> without(String accountId, ErasureState ledger, Collection<UserReference> references) {
		Map<String, UUID> hashes = new HashMap<>();
		for (UserReference reference : references) {
			if (reference.id() != null) {
				hashes.computeIfAbsent(reference.id().toString(), ledger::hash);
			}
			if (reference.email() != null) {
				hashes.computeIfAbsent(reference.email(), ledger::hash);
			}
		}
		Map<UUID, Instant> erased = this.store.erased(accountId, hashes.values());
		return references.stream()
			.filter((reference) -> isLater(reference, (reference.id() != null) ? reference.id().toString() : null,
					hashes, erased) && isLater(reference, reference.email(), hashes, erased))
			.toList();
	}

	private static boolean isLater(UserReference reference, @Nullable String identifier, Map<String, UUID> hashes,
			Map<UUID, Instant> erased) {
		Instant at = (identifier != null) ? erased.get(hashes.get(identifier)) : null;
		return at == null || reference.at().isAfter(at);
	}

}
