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
 * A token: what its bearer may do, in which accounts and until when. Its value is not
 * kept, only the hash of it.
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

	protected Token() {
	}

	Token(String id, byte[] hash, TokenRequest request, Instant issuedOn) {
		this.id = id;
		this.hash = hash.clone();
		this.issuedOn = issuedOn;
		set(request);
	}

	private void set(TokenRequest request) {
		this.name = request.name();
		this.permissions = request.permissions().stream().map(Permission::wire).toArray(String[]::new);
		this.accounts.retainAll(request.accounts());
		this.accounts.addAll(request.accounts());
		this.expiresOn = request.expiresOn();
		this.disabled = request.disabled();
	}

	/**
	 * Makes this the token that the environment sets.
	 */
	Token fromEnvironment() {
		this.environment = true;
		return this;
	}

	/**
	 * Gives the token another value; the old one is worth nothing from then on.
	 */
	void roll(byte[] newHash, Instant now) {
		this.hash = newHash.clone();
		this.modifiedOn = now;
	}

	/**
	 * Makes the token what is asked for; its value stays.
	 */
	void change(TokenRequest request, Instant now) {
		set(request);
		this.modifiedOn = now;
	}

	/**
	 * What would be asked for to make this token.
	 */
	TokenRequest asRequest() {
		return new TokenRequest(this.name, permissions(), accounts(), this.expiresOn, this.disabled);
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

	/**
	 * What the token may do; a permission that this version does not know is passed over.
	 */
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

	/**
	 * The accounts that the token reaches, sorted, or the one entry
	 * {@link Caller#ALL_ACCOUNTS}.
	 */
	Collection<String> accounts() {
		return Collections.unmodifiableSortedSet(new TreeSet<>(this.accounts));
	}

	@Nullable Instant expiresOn() {
		return this.expiresOn;
	}

	Instant issuedOn() {
		return this.issuedOn;
	}

	/**
	 * When the token was changed last, or else made.
	 */
	Instant modifiedOn() {
		return (this.modifiedOn != null) ? this.modifiedOn : this.issuedOn;
	}

	/**
	 * Whether the token is refused until it is made active again.
	 */
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
