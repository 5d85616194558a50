package io.ztrisk.rejected;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RejectedLine} as it is stored.
 */
@Entity
@Table(name = "rejected_line")
class StoredRejectedLine {

	@EmbeddedId
	private Key key;

	private String dataset;

	private long line;

	private String reason;

	private Instant receivedAt;

	private byte @Nullable [] bytes;

	private boolean replayable;

	private boolean element;

	/** The primary key of a line. */
	@Embeddable
	record Key(String accountId, UUID id) {
	}

}
