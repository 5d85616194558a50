package io.ztrisk.settings;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The stored settings of an account. An account has no row before its first change.
 */
@Entity
@Table(name = "detection_settings")
class AccountSettings {

	@Id
	private String accountId;

	@JdbcTypeCode(SqlTypes.JSON)
	private String settings;

	String settings() {
		return this.settings;
	}

	void change(String settings) {
		this.settings = settings;
	}

}
