package io.ztrisk.privacy;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * The erasures of an account. They are kept as long as records from before them can
 * arrive.
 */
@Entity
class Erasure {

	@Id
	private String accountId;

	private UUID salt;

	private long erasures;

	private Instant newest;

}
