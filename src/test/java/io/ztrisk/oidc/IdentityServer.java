package io.ztrisk.oidc;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A provider of identities: Spring Authorization Server. The name of a user says what is
 * in, or wrong with, the ID token.
 */
final class IdentityServer implements AutoCloseable {

	static final String CLIENT = "ztrisk";

	static final String SECRET = "provider-secret";

	private static final String PUBLISHED = "published";

	private static final String OTHER = "other";

	private final AnnotationConfigServletWebServerApplicationContext context;

	/**
	 * Starts a provider.
	 * @param groups of each user
	 */
	IdentityServer(int port, String redirectUri, Map<String, Object> groups) {
		this.context = new AnnotationConfigServletWebServerApplicationContext();
		this.context.registerBean(TomcatServletWebServerFactory.class, () -> {
			TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(port);
			// Tomcat runs filters only before a servlet.
			tomcat.setRegisterDefaultServlet(true);
			return tomcat;
		});
		this.context.registerBean(RegisteredClientRepository.class,
				() -> new InMemoryRegisteredClientRepository(client(redirectUri)));
		this.context.registerBean(Groups.class, () -> new Groups(groups));
		this.context.register(Server.class);
		this.context.refresh();
	}

	private static RegisteredClient client(String redirectUri) {
		return RegisteredClient.withId("1")
			.clientId(CLIENT)
			.clientSecret("{noop}" + SECRET)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri(redirectUri)
			.scope("openid")
			.scope("profile")
			.scope("email")
			.clientSettings(ClientSettings.builder().requireProofKey(true).build())
			.build();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The groups of each user.
	 */
	record Groups(Map<String, Object> byUser) {

	}

	/**
	 * Configures the provider. No annotation marks it as a component, so that the server
	 * under test does not find it.
	 */
	@EnableWebSecurity
	static class Server {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http.oauth2AuthorizationServer((server) -> server.oidc(Customizer.withDefaults()))
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.csrf((csrf) -> csrf.ignoringRequestMatchers((request) -> true))
				.build();
		}

		@Bean
		AuthorizationServerSettings settings() {
			return AuthorizationServerSettings.builder().build();
		}

		@Bean
		UserDetailsService users(Groups groups) {
			return (name) -> User.withUsername(name).password("{noop}password").authorities(List.of()).build();
		}

		/** Publishes one key, and signs with another if a token names it. */
		@Bean
		JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
			JWKSet published = new JWKSet(key(PUBLISHED));
			JWKSet other = new JWKSet(key(OTHER));
			return (selector, context) -> {
				boolean wantsOther = selector.getMatcher().getKeyIDs() != null
						&& selector.getMatcher().getKeyIDs().contains(OTHER);
				return selector.select(wantsOther ? other : published);
			};
		}

		/** Spring Authorization Server needs it for its user info endpoint. */
		@Bean
		JwtDecoder decoder(JWKSource<SecurityContext> keys) {
			return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
		}

		private static JWK key(String id) throws NoSuchAlgorithmException {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			KeyPair pair = generator.generateKeyPair();
			return new RSAKey.Builder((RSAPublicKey) pair.getPublic()).privateKey(pair.getPrivate()).keyID(id).build();
		}

		@Bean
		OAuth2TokenCustomizer<JwtEncodingContext> claims(Groups groups) {
			return (token) -> {
				if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
					String user = Objects.requireNonNull(token.<Authentication>getPrincipal()).getName();
					token.getClaims().claims((claims) -> change(user, groups.byUser().get(user), claims));
					if (user.equals("other-key")) {
						token.getJwsHeader().keyId(OTHER);
					}
				}
			};
		}

		private static void change(String user, @Nullable Object groups, Map<String, Object> claims) {
			claims.put("preferred_username", user);
			if (groups != null) {
				claims.put("groups", groups);
			}
			switch (user) {
				case "other-issuer" -> claims.put("iss", "https://id.example.org");
				case "other-audience" -> claims.put("aud", List.of("somebody-else"));
				case "other-nonce" -> claims.put("nonce", "other");
				case "without-nonce" -> claims.remove("nonce");
				case "expired" -> expire(claims, 90);
				case "just-expired" -> expire(claims, 30);
				default -> {
				}
			}
		}

		private static void expire(Map<String, Object> claims, int seconds) {
			Instant now = Instant.now();
			claims.put("iat", now.minusSeconds(600));
			claims.put("exp", now.minusSeconds(seconds));
		}

	}

}
