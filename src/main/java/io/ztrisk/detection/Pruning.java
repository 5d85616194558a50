package io.ztrisk.detection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets what is kept for detection when no record can be judged with it any more.
 */
@Component
class Pruning {

	private static final Duration SPARE = Duration.ofDays(1);

	private final ObservationStore observations;

	private final Clock clock;

	private final Duration horizon;

	Pruning(ObservationStore observations, Clock clock, @Value("${ztrisk.horizon}") Duration horizon) {
		this.observations = observations;
		this.clock = clock;
		this.horizon = horizon;
	}

	/**
	 * Forgets what is a day older than the oldest record that is judged, account by
	 * account and a little at a time. Two instances that do so at once only share the
	 * work.
	 */
	@Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
	void prune() {
		Instant before = this.clock.instant().minus(this.horizon).minus(SPARE);
		for (String account : this.observations.accounts()) {
			int pruned;
			do {
				pruned = this.observations.prune(account, before);
			}
			while (pruned > 0);
		}
	}

}
