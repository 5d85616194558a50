package io.ztrisk.dataset;

import java.util.List;

import io.ztrisk.api.AccountId;

/**
 * Knows which behaviours name a dataset, so that no dataset is deleted that one needs.
 */
@FunctionalInterface
public interface DatasetReferences {

	/**
	 * The keys of the behaviours that name a dataset. Called in a transaction in which
	 * the datasets of the account are locked.
	 */
	List<String> behaviorsNaming(AccountId account, String dataset);

}
