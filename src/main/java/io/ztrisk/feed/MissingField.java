package io.ztrisk.feed;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/**
 * The number of records of an account without a field that an enabled behaviour needs.
 */
@Entity
class MissingField {

	@EmbeddedId
	private Key key;

	private long records;

	@SuppressWarnings("NullAway.Init")
	protected MissingField() {
	}

	String dataset() {
		return this.key.dataset;
	}

	String field() {
		return this.key.field;
	}

	long records() {
		return this.records;
	}

	/** A field of a dataset. */
	@Embeddable
	record Key(String accountId, String dataset, String field) {
	}

}
