package io.ztrisk.privacy;

import java.util.Set;

import io.ztrisk.api.AccountId;

/**
 * Published before a person is erased: listeners delete the data that is stored without
 * the lock of a user. It is published outside of a transaction, since there may be much
 * data, and maybe more than once.
 *
 * @param identifiers ids, e-mails and foreign ids of the person; all but foreign ids are
 * in lower case
 */
public record UserErasing(AccountId account, Set<String> identifiers) {

}
