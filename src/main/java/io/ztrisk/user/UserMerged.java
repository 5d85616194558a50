package io.ztrisk.user;

/**
 * A user known by e-mail has become one with a user of a real id. Announced in the
 * transaction that has both locked.
 *
 * @param accountId the account
 * @param from the user that is no more
 * @param into the user that has it all
 */
public record UserMerged(String accountId, User from, User into) {

}
