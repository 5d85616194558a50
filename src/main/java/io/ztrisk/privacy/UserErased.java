package io.ztrisk.privacy;

/**
 * A person is erased, and with it all that is kept about it. Announced in the transaction
 * that has the user locked.
 *
 * @param accountId the account
 * @param person who it was
 */
public record UserErased(String accountId, DataSubject person) {

}
