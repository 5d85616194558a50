package io.ztrisk.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.cloudflare.CloudflareDataset;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.dataset.DatasetCleared;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.log.Dataset;
import io.ztrisk.settings.SettingsService;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the deliveries of each dataset, and reads the states of the feeds.
 */
@Service
public class FeedService {

	private final FeedRepository feeds;

	private final Datasets datasets;

	private final LoginRepository logins;

	private final SettingsService settings;

	private final Clock clock;

	FeedService(FeedRepository feeds, Datasets datasets, LoginRepository logins, SettingsService settings,
			Clock clock) {
		this.feeds = feeds;
		this.datasets = datasets;
		this.logins = logins;
		this.settings = settings;
		this.clock = clock;
	}

	/** By name. Includes datasets of Cloudflare that were never sent. */
	List<Feeds.FeedState> feeds(AccountId account) {
		Map<String, Feed> sent = this.feeds.of(account.value())
			.stream()
			.collect(Collectors.toMap(Feed::dataset, Function.identity()));
		Map<String, SortedMap<String, Long>> incomplete = new HashMap<>();
		this.feeds.missingFields(account.value())
			.forEach((field) -> incomplete.computeIfAbsent(field.dataset(), (_) -> new TreeMap<>())
				.put(field.field(), field.records()));
		Instant quietBefore = this.clock.instant().minusSeconds(this.settings.of(account).feeds().quietAfterSeconds());
		Map<String, Long> inexact = this.logins.countInexact(account.value());
		Map<String, Long> withoutPlace = this.logins.countWithoutPlace(account.value());
		return datasets(account, sent).map((dataset) -> {
			Feed feed = sent.getOrDefault(dataset, new Feed(account, dataset));
			return feed.state(incomplete.getOrDefault(dataset, new TreeMap<>()), inexact.getOrDefault(dataset, 0L),
					withoutPlace.getOrDefault(dataset, 0L), quietBefore);
		}).toList();
	}

	/**
	 * Counts a delivery, unless its dataset was deleted meanwhile.
	 * @param newest the time of its newest record, null if it had none
	 * @param late the number of records that were too late to be evaluated
	 * @param overLimit the number of records that do not count, since their user has too
	 * many in that hour
	 * @param incomplete the number of records that could not be evaluated, by the missing
	 * field
	 */
	@Transactional
	public void delivered(AccountId account, Dataset dataset, Instant at, @Nullable Instant newest, long late,
			long overLimit, SortedMap<String, Long> incomplete) {
		if (this.datasets.deletedAmong(account, List.of(dataset)).isEmpty()) {
			this.feeds.delivered(account.value(), dataset.key(), at, (newest != null) ? newest.toString() : null, late,
					overLimit, ArrayParameters.of(incomplete.keySet()), ArrayParameters.of(incomplete.values()));
		}
	}

	@EventListener
	void on(DatasetCleared cleared) {
		this.feeds.delete(cleared.account().value(), cleared.dataset());
	}

	/** An earlier version may have left feeds of deleted datasets. */
	private Stream<String> datasets(AccountId account, Map<String, Feed> sent) {
		Set<String> shown = Stream.of(CloudflareDataset.values())
			.map(CloudflareDataset::key)
			.collect(Collectors.toSet());
		return this.datasets.keys(account)
			.stream()
			.filter((dataset) -> shown.contains(dataset) || sent.containsKey(dataset));
	}

}
