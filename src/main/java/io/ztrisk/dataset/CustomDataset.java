package io.ztrisk.dataset;

import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.mapping.Mapping;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/**
 * A dataset that an account has made.
 */
@Entity
class CustomDataset {

	@EmbeddedId
	private Key key;

	/** A dataset that is made again under the same name gets a new id. */
	private UUID id;

	private String mapping;

	private int revision;

	@SuppressWarnings("NullAway.Init")
	protected CustomDataset() {
	}

	CustomDataset(AccountId account, String name, Mapping mapping) {
		this.key = new Key(account.value(), name);
		this.id = UUID.randomUUID();
		this.mapping = mapping.json();
		this.revision = 1;
	}

	MappedDataset dataset() {
		return new MappedDataset(this.key.name, this.id, Mapping.parse(this.mapping), this.revision);
	}

	/** The mapping as JSON. */
	String mapping() {
		return this.mapping;
	}

	/** Replaces the mapping by another. */
	void change(Mapping changed) {
		this.mapping = changed.json();
		this.revision++;
	}

	DatasetDetail detail() {
		return new DatasetDetail(this.mapping, this.key.name, this.revision);
	}

	/** A dataset of an account. */
	@Embeddable
	record Key(String accountId, String name) {
	}

}
