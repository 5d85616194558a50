package io.ztrisk.detection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets what is kept for detection when no record can be judged with it any more.
 */
@Component
class Pruning {

	private static final Duration SPARE = Duration.ofDays(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Duration horizon;

	Pruning(JdbcClient jdbc, Clock clock, @Value("${ztrisk.horizon}") Duration horizon) {
		this.jdbc = jdbc;
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
		for (String account : accounts()) {
			int pruned;
			do {
				pruned = prune(account, before);
			}
			while (pruned > 0);
		}
	}

	/**
	 * The accounts that anything is kept of. One step in the index for each.
	 */
	private List<String> accounts() {
		return this.jdbc.sql("""
				with recursive account (id) as (
					select min(account_id) from observation
					union all
					select (select min(account_id) from observation where account_id > account.id)
					from account
					where account.id is not null
				)
				select id from account where id is not null""").query(String.class).list();
	}

	/**
	 * Forgets observations and suppressed findings of before a time.
	 * @return how many observations, at most ten thousand
	 */
	private int prune(String accountId, Instant before) {
		this.jdbc.sql("delete from suppressed where account_id = :account and occurred_at < :before")
			.param("account", accountId)
			.param("before", before.atOffset(ZoneOffset.UTC))
			.update();
		return this.jdbc.sql("""
				delete from observation
				where account_id = :account and (user_id, behavior, record) in (
					select user_id, behavior, record
					from observation
					where account_id = :account and occurred_at < :before
					limit 10000)""")
			.param("account", accountId)
			.param("before", before.atOffset(ZoneOffset.UTC))
			.update();
	}

}
