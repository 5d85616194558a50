package io.ztrisk.observation;

/**
 * An observation in the database, and whether it is a finding.
 */
public record StoredObservation(UserObservation observed, FindingState state) {

	/** The number of observations of each user that count, at most so many. */
	public static final String COUNTS = """
			select id as user_id, observations
			from unnest(cast(:users as uuid[])) as sent (id)
			cross join lateral (
				select count(*) as observations
				from (
					select from observation
					where account_id = :account and user_id = sent.id and not over_limit
					limit :most) as counted) as counts
			where observations > 0""";

}
