package io.ztrisk.privacy;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * The erasures of an account, kept while records from before them can come.
 */
@Entity
class Erasure {

	@Id
	private String accountId;

	private UUID salt;

	private long erasures;

	private Instant newest;

}
