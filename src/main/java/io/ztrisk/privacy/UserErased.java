package io.ztrisk.privacy;

/**
 * Published when a person is erased, in the transaction that has locked the user:
 * listeners delete the data about the person.
 */
public record UserErased(String accountId, DataSubject person) {

}
