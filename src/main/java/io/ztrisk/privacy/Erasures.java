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

import io.ztrisk.user.Sighting;
import io.ztrisk.user.SightingFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Keeps people who were erased from coming back with records of before.
 */
@Component
public class Erasures implements SightingFilter {

	private final ErasureStore store;

	Erasures(ErasureStore store) {
		this.store = store;
	}

	/**
	 * What is known of an account's erasures, empty if there were none. It is another as
	 * soon as there is one more.
	 */
	public Optional<Ledger> ledger(String accountId) {
		return this.store.ledger(accountId);
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
	public Set<String> erased(String accountId, Ledger ledger, Set<String> identifiers) {
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
	public Chosen choose(String accountId, Collection<Sighting> sightings) {
		Optional<Ledger> before = ledger(accountId);
		List<Sighting> counting = without(accountId, before, sightings);
		return new Chosen(counting, () -> {
			Optional<Ledger> now = ledger(accountId);
			return now.equals(before) || without(accountId, now, sightings).equals(counting);
		});
	}

	private List<Sighting> without(String accountId, Optional<Ledger> ledger, Collection<Sighting> sightings) {
		return ledger.map((known) -> without(accountId, known, sightings)).orElseGet(() -> List.copyOf(sightings));
	}

	private List<Sighting> without(String accountId, Ledger ledger, Collection<Sighting> sightings) {
		Map<String, UUID> hashes = new HashMap<>();
		for (Sighting sighting : sightings) {
			if (sighting.id() != null) {
				hashes.computeIfAbsent(sighting.id().toString(), ledger::hash);
			}
			if (sighting.email() != null) {
				hashes.computeIfAbsent(sighting.email(), ledger::hash);
			}
		}
		Map<UUID, Instant> erased = this.store.erased(accountId, hashes.values());
		return sightings.stream()
			.filter((sighting) -> isLater(sighting, (sighting.id() != null) ? sighting.id().toString() : null, hashes,
					erased) && isLater(sighting, sighting.email(), hashes, erased))
			.toList();
	}

	private static boolean isLater(Sighting sighting, @Nullable String identifier, Map<String, UUID> hashes,
			Map<UUID, Instant> erased) {
		Instant at = (identifier != null) ? erased.get(hashes.get(identifier)) : null;
		return at == null || sighting.at().isAfter(at);
	}

}
