package io.ztrisk.oidc;

import java.net.URI;
import java.util.List;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of single sign-on by OpenID Connect.
 *
 * @param issuer Address of the provider for single sign-on: https, or http on localhost.
 * Without it, there is no single sign-on.
 * @param clientId Id of the client that the provider has for the console. Required with
 * ztrisk.oidc.issuer.
 * @param clientSecret Secret of this client. Without it, the client is a public one.
 * @param scopes Scopes to ask for, with spaces between them. "openid" must be among them.
 * @param groupsClaim Claim of the ID token with the groups of a person: a string, or a
 * list of strings. Dots descend into objects, as in "realm_access.roles".
 * @param grants Roles of groups on accounts, such as
 * "soc=analyst@acme,umbrella;leads=admin@*". Without it, no group has a role.
 */
@ConfigurationProperties("ztrisk.oidc")
record OidcProperties(@DefaultValue("") String issuer, @DefaultValue("") String clientId,
		@DefaultValue("") String clientSecret, @DefaultValue("openid profile email") String scopes,
		@DefaultValue("groups") String groupsClaim, @DefaultValue("") String grants) {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	OidcProperties {
		Grants.parse(grants);
		if (!issuer.isBlank()) {
			require(isProtected(issuer),
					"ZTRISK_OIDC_ISSUER (ztrisk.oidc.issuer) must be an address with https, or with http on localhost");
			require(!clientId.isBlank(), "ZTRISK_OIDC_CLIENT_ID (ztrisk.oidc.client-id) must be set with the issuer");
			require(List.of(scopes.strip().split("\\s+")).contains("openid"),
					"ZTRISK_OIDC_SCOPES (ztrisk.oidc.scopes) must have the scope openid");
			require(!groupsClaim.isBlank(),
					"ZTRISK_OIDC_GROUPS_CLAIM (ztrisk.oidc.groups-claim) must be the name of a claim");
		}
	}

	private static void require(boolean right, String message) {
		if (!right) {
			throw new IllegalArgumentException(message);
		}
	}

	boolean isOn() {
		return !this.issuer.isBlank();
	}

	List<String> scopeList() {
		return List.of(this.scopes.strip().split("\\s+"));
	}

	/** Whether nobody on the network can read or change what is sent to an address. */
	static boolean isProtected(String address) {
		try {
			URI uri = URI.create(address);
			return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null
					&& ("https".equals(uri.getScheme())
							|| "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** Without the secret. */
	@Override
	public String toString() {
		return "OidcProperties[issuer=" + this.issuer + ", clientId=" + this.clientId + "]";
	}

}
