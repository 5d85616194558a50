package io.ztrisk.detection;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.AnyActivity;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.detector.Detector;
import io.ztrisk.format.Timestamps;
import io.ztrisk.identity.UserReference;

/**
 * The records of a body of which changed rules keep nothing.
 */
public final class RevisedRecords {

	/** The number of records that are looked up at once. */
	private static final int CHUNK = 10_000;

	private final RevisedRules revisions;

	private final AccountId account;

	private final Map<Behavior, Detector<AnyActivity>> rules;

	private final Map<Behavior, Instant> revised;

	private final Map<Behavior, Set<UserRecord>> records = new HashMap<>();

	private int count;

	RevisedRecords(RevisedRules revisions, AccountId account, Map<Behavior, Detector<AnyActivity>> rules,
			Map<Behavior, Instant> revised) {
		this.revisions = revisions;
		this.account = account;
		this.rules = rules;
		this.revised = revised;
	}

	/**
	 * Notes a record if a rule keeps nothing of it whose older revision may have: one
	 * from before the change, or as far ahead of it as a record may be.
	 */
	public void add(ActivityRecord record) {
		Instant at = record.source().at().minus(Timestamps.MAX_AHEAD);
		this.rules.forEach((behavior, rule) -> {
			if (!at.isAfter(this.revised.getOrDefault(behavior, Instant.MAX))
					&& (rule.novelty() != null || !rule.matches(record.any()))) {
				record.source().keep();
				this.records.computeIfAbsent(behavior, (key) -> new HashSet<>())
					.add(new UserRecord(record.source().key(), record.source().user()));
				this.count++;
			}
		});
		if (this.count >= CHUNK) {
			end();
		}
	}

	/** Withdraws what was kept of the records. */
	public void end() {
		if (this.count > 0) {
			this.revisions.withdraw(this.account, RevisedRules.versions(this.rules), this.records);
			this.records.clear();
			this.count = 0;
		}
	}

	/** The key and the user of a record. */
	record UserRecord(UUID key, UserReference user) {

	}

}
