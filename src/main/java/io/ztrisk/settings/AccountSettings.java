package io.ztrisk.settings;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The stored settings of an account. An account has no row before its first change.
 */
@Entity
@Table(name = "detection_settings")
class AccountSettings {

	@Id
	private String accountId;

	@org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.JSON)
	private String settings;

	@SuppressWarnings("NullAway.Init")
	protected AccountSettings() {
	}

	String settings() {
		return this.settings;
	}

	void change(String settings) {
		this.settings = settings;
	}

}
