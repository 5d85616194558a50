package io.ztrisk.detection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.dismissal.Reopening;
import io.ztrisk.event.DetectedEvent;
import io.ztrisk.event.DetectedEventService;
import io.ztrisk.event.EventRepository;
import io.ztrisk.observation.FindingRepository;
import io.ztrisk.user.User;

import org.springframework.stereotype.Component;

/**
 * Updates detected events from their findings.
 */
@Component
class EventUpdater {

	/** Small, since an event may have much evidence. */
	private static final int BATCH_SIZE = 250;

	private final FindingRepository findings;

	private final DetectedEventService detected;

	private final EventRepository events;

	private final Reopening reopening;

	EventUpdater(FindingRepository findings, DetectedEventService detected, EventRepository events,
			Reopening reopening) {
		this.findings = findings;
		this.detected = detected;
		this.events = events;
		this.reopening = reopening;
	}

	/**
	 * Updates events from their findings, and deletes those without a finding. Events of
	 * deleted behaviours stay as they are.
	 * @param affected events that may have lost a finding
	 * @param buckets of the events with new findings, by event id
	 * @return the number of new events
	 */
	int update(AccountId account, DetectorSet detectors, Map<UUID, User> users, Set<UUID> affected,
			Map<UUID, String> buckets) {
		Map<UUID, String> existing = detectors.updatable(this.events.detected(account.value(), affected));
		buckets.putAll(existing);
		int created = store(account, detectors, users, buckets);
		deleteWithoutFindings(account, users, existing.keySet());
		return created;
	}

	/**
	 * Stores events from their findings, and returns the number of new events.
	 * @param buckets by event id
	 */
	int store(AccountId account, DetectorSet detectors, Map<UUID, User> users, Map<UUID, String> buckets) {
		int created = 0;
		Iterator<Map.Entry<UUID, String>> entries = buckets.entrySet().iterator();
		while (entries.hasNext()) {
			Map<UUID, String> some = new HashMap<>();
			while (entries.hasNext() && some.size() < BATCH_SIZE) {
				Map.Entry<UUID, String> entry = entries.next();
				some.put(entry.getKey(), entry.getValue());
			}
			List<DetectedEvent> events = this.findings.findEvents(account.value(), some);
			if (!events.isEmpty()) {
				DetectedEventService.Renewal renewal = this.detected.renew(account, events, users,
						detectors.configuration());
				created += renewal.created();
				this.reopening.reopen(account, renewal.dismissed(), users);
			}
		}
		return created;
	}

	void deleteWithoutFindings(AccountId account, Map<UUID, User> users, Set<UUID> events) {
		Set<UUID> empty = new HashSet<>(events);
		if (!empty.isEmpty()) {
			empty.removeAll(this.findings.findEventsWithFindings(account.value(), empty));
		}
		if (!empty.isEmpty()) {
			this.detected.drop(account, empty, users);
		}
	}

}
