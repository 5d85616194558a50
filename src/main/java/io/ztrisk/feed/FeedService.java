package io.ztrisk.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.log.Dataset;
import io.ztrisk.settings.SettingsService;

import org.springframework.stereotype.Service;

/**
 * Tells how each dataset is fed.
 */
@Service
public class FeedService {

	private final FeedRepository store;

	private final DetectionService detection;

	private final SettingsService settings;

	private final Clock clock;

	FeedService(FeedRepository store, DetectionService detection, SettingsService settings, Clock clock) {
		this.store = store;
		this.detection = detection;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * All datasets, those too that have never been sent.
	 */
	public Feeds feeds(AccountId account) {
		Map<String, FeedRepository.Heard> heard = this.store.of(account)
			.stream()
			.collect(Collectors.toMap(FeedRepository.Heard::dataset, Function.identity()));
		Map<String, SortedMap<String, Long>> incomplete = this.store.missingFields(account);
		Instant quietBefore = this.clock.instant()
			.minus(Duration.ofSeconds(this.settings.of(account).feeds().quietAfterSeconds()));
		return new Feeds(Stream.of(Dataset.values()).map((dataset) -> {
			FeedRepository.Heard last = heard.getOrDefault(dataset.key(),
					new FeedRepository.Heard(dataset.key(), 0, 0, 0, null, null));
			boolean logins = dataset == Dataset.ACCESS_REQUESTS;
			boolean quiet = last.lastRecord() == null || last.lastRecord().isBefore(quietBefore);
			return new Feeds.Feed(last.dataset(), last.deliveries(),
					incomplete.getOrDefault(last.dataset(), new TreeMap<>()),
					logins ? this.detection.inexact(account) : 0, last.lastBatch(), last.lastRecord(),
					logins ? this.detection.withoutPlace(account) : 0, last.overLimit(), quiet, last.tooLate());
		}).toList());
	}

}
