package io.ztrisk.change;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * The last number of a change in an account.
 */
@Entity
class ChangeHead {

	@Id
	private String accountId;

	private long seq;

	private long pruned;

	private @Nullable Instant recordedSince;

}
