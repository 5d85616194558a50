package io.ztrisk.event;

import java.util.UUID;

import jakarta.persistence.Embeddable;

/**
 * An event of an account.
 */
@Embeddable
record EventKey(String accountId, UUID id) {

}
