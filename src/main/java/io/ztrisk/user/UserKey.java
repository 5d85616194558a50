package io.ztrisk.user;

import java.util.UUID;

import jakarta.persistence.Embeddable;

/**
 * A user of an account.
 */
@Embeddable
public record UserKey(String accountId, UUID id) {

}
