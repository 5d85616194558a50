package io.ztrisk.dataset;

import io.ztrisk.api.AccountId;

/**
 * A dataset of an account was deleted, or is new: what is stored of its logs must be
 * deleted, in the same transaction. A server of an earlier version may have left rows of
 * a deleted dataset.
 */
public record DatasetCleared(AccountId account, String dataset) {

}
