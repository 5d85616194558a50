package io.ztrisk.statistics;

import java.util.Collection;

/**
 * The statement of {@link TallyRepository} that every batch of records runs. It uses
 * JDBC, since Hibernate would add its own time to each batch.
 */
interface TallyBatch {

	/** Adds to counts, each of them once; a negative number takes away. */
	void add(String accountId, Collection<TallyCount> counts);

}
