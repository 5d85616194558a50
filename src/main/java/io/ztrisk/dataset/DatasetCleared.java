package io.ztrisk.dataset;

import io.ztrisk.api.AccountId;

/**
 * A dataset of an account was deleted, or is new: what is stored of its logs must be
 * deleted, in the same transaction. A body that was under way during the deletion may
 * have left a feed.
 */
public record DatasetCleared(AccountId account, String dataset) {

}
