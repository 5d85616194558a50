package io.ztrisk.privacy;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * Published when a person is erased, in the transaction that has locked the user:
 * listeners delete the data about the person.
 *
 * @param level the level of the user, null if it has none
 */
public record UserErased(String accountId, DataSubject person, @Nullable RiskLevel level) {

}
