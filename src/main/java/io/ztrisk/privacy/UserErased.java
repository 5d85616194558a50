package io.ztrisk.privacy;

/**
 * Published when a person is erased, in the transaction that has locked the user:
 * listeners delete their data about the person.
 *
 * @param accountId the account
 * @param person the person
 */
public record UserErased(String accountId, DataSubject person) {

}
