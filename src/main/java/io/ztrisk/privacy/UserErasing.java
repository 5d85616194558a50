package io.ztrisk.privacy;

import java.util.Set;

import io.ztrisk.api.AccountId;

/**
 * A person is about to be erased: what is kept under no user's lock goes now. Announced
 * outside of a transaction, so that much can be deleted in several, and perhaps more than
 * once.
 *
 * @param account the account
 * @param identifiers ids and e-mails of the person, in lower case
 */
public record UserErasing(AccountId account, Set<String> identifiers) {

}
