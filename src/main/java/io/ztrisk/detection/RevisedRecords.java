package io.ztrisk.detection;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.AnyActivity;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RuleRevision;
import io.ztrisk.detector.Detector;
import io.ztrisk.format.Timestamps;
import io.ztrisk.identity.UserReference;
import org.jspecify.annotations.Nullable;

/**
 * The records of a body of which changed rules keep nothing.
 */
public final class RevisedRecords {

	/** The number of records that are looked up at once. */
	private static final int CHUNK = 10_000;

	private final RevisedRules revisions;

	private final AccountId account;

	private final List<Revised> revised;

	private final Map<Behavior, Set<UserRecord>> records = new HashMap<>();

	private int count;

	RevisedRecords(RevisedRules revisions, AccountId account, List<Revised> revised) {
		this.revisions = revisions;
		this.account = account;
		this.revised = revised;
	}

	/**
	 * Remembers a record that the current rule does not keep, if an older revision may
	 * have kept it: one from before the change, or as far ahead of it as a record may be.
	 */
	public void add(ActivityRecord record) {
		Instant at = record.source().at().minus(Timestamps.MAX_AHEAD);
		this.revised.forEach((one) -> {
			if (!at.isAfter(one.revision().at()) && !one.keeps(record)) {
				record.source().keep();
				this.records.computeIfAbsent(one.behavior(), (key) -> new HashSet<>())
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
			this.revisions.withdraw(this.account, RevisedRules.versions(this.revised), this.records);
			this.records.clear();
			this.count = 0;
		}
	}

	/**
	 * A behaviour whose rule was changed or removed.
	 *
	 * @param rule null if it was removed
	 */
	record Revised(Behavior behavior, RuleRevision revision, @Nullable Detector<AnyActivity> rule) {

		/** Whether the rule is the one of the revision. */
		boolean isCurrent() {
			return (this.rule != null) ? this.rule.version() == this.revision.version() : !this.revision.hasRule();
		}

		/** Whether the rule may keep an observation of a record. */
		boolean keeps(ActivityRecord record) {
			return this.rule != null && this.rule.novelty() == null && this.rule.matches(record.any());
		}

	}

	/** The key and the user of a record. */
	record UserRecord(UUID key, UserReference user) {

	}

}
