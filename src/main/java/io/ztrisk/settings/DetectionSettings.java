package io.ztrisk.settings;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * What an account has set; there is none until it first sets something.
 */
@Entity
class DetectionSettings {

	@Id
	private String accountId;

	@org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.JSON)
	private String settings;

	@SuppressWarnings("NullAway.Init")
	protected DetectionSettings() {
	}

	String settings() {
		return this.settings;
	}

	void change(String settings) {
		this.settings = settings;
	}

}
