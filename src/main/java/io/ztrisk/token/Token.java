package io.ztrisk.token;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

import io.ztrisk.api.Permission;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A token. Only the hash of its value is stored.
 */
@Entity
@Table(name = "token")
public class Token {

	@Id
	private String id;

	private byte[] hash;

	private String name;

	@Column(columnDefinition = "text[]")
	private String[] permissions;

	private boolean environment;

	@Column(name = "expires_on")
	private @Nullable Instant expiresOn;

	@Column(name = "issued_on")
	private Instant issuedOn;

	@Column(name = "modified_on")
	private @Nullable Instant modifiedOn;

	private boolean disabled;

	@ElementCollection
	@CollectionTable(name = "token_account", joinColumns = @JoinColumn(name = "token_id"))
	@Column(name = "account_id")
	private Set<String> accounts = new TreeSet<>();

	Token() {
	}

	Token(String id, byte[] hash, TokenSettings settings, Instant issuedOn) {
		this.id = id;
		this.hash = hash.clone();
		this.issuedOn = issuedOn;
		set(settings);
	}

	private void set(TokenSettings settings) {
		this.name = settings.name();
		this.permissions = settings.permissions().stream().map(Permission::wire).toArray(String[]::new);
		this.accounts.retainAll(settings.accounts());
		this.accounts.addAll(settings.accounts());
		this.expiresOn = settings.expiresOn();
		this.disabled = settings.disabled();
	}

	/** Marks this as the token from the environment. */
	Token fromEnvironment() {
		this.environment = true;
		return this;
	}

	void roll(byte[] newHash, Instant now) {
		this.hash = newHash.clone();
		this.modifiedOn = now;
	}

	void change(TokenSettings settings, Instant now) {
		set(settings);
		this.modifiedOn = now;
	}

	TokenSettings settings() {
		return new TokenSettings(this.name, permissions(), accounts(), this.expiresOn, this.disabled);
	}

	String id() {
		return this.id;
	}

	byte[] hash() {
		return this.hash.clone();
	}

	String name() {
		return this.name;
	}

	boolean isFromEnvironment() {
		return this.environment;
	}

	/** The permissions, without those that this version does not know. */
	Set<Permission> permissions() {
		return known(this.permissions);
	}

	static Set<Permission> known(String[] permissions) {
		Set<Permission> known = EnumSet.noneOf(Permission.class);
		for (String permission : permissions) {
			Permission.parse(permission).ifPresent(known::add);
		}
		return Collections.unmodifiableSet(known);
	}

	/** The sorted accounts that it reaches, or only {@link Caller#ALL_ACCOUNTS}. */
	Collection<String> accounts() {
		return Collections.unmodifiableSortedSet(new TreeSet<>(this.accounts));
	}

	@Nullable Instant expiresOn() {
		return this.expiresOn;
	}

	Instant issuedOn() {
		return this.issuedOn;
	}

	/** The time of the last change, or of the creation. */
	Instant modifiedOn() {
		return (this.modifiedOn != null) ? this.modifiedOn : this.issuedOn;
	}

	public boolean isDisabled() {
		return this.disabled;
	}

	public boolean isExpired(Instant now) {
		return this.expiresOn != null && !now.isBefore(this.expiresOn);
	}

	boolean reaches(String account) {
		return this.accounts.contains(Caller.ALL_ACCOUNTS) || this.accounts.contains(account);
	}

}
