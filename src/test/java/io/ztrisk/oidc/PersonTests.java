package io.ztrisk.oidc;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What an ID token tells about a person.
 */
class PersonTests {

	@Test
	void theNameIsTheFirstClaimThatHasText() {
		assertThat(person("preferred_username", "ana", "email", "ana@example.org").name()).isEqualTo("oidc:ana");
		assertThat(person("preferred_username", " \u0000", "email", "ana@example.org").name())
			.isEqualTo("oidc:ana@example.org");
		assertThat(person("preferred_username", 1, "email", List.of("x")).name()).isEqualTo("oidc:s-1");
	}

	@Test
	void theNameHasTwoHundredPrintableCharacters() {
		String name = "a\u0000\u001b\ud800\n" + "\ud83d\ude00".repeat(300);
		assertThat(person("preferred_username", name).name()).isEqualTo("oidc:a" + "\ud83d\ude00".repeat(199));
	}

	@Test
	void theIdIsIssuerAndSubject() {
		assertThat(person("preferred_username", "ana").id("https://id.example.org"))
			.isEqualTo("https://id.example.org#s-1");
		for (String subject : List.of("", "a\u0000", "x".repeat(256))) {
			assertThatIllegalStateException()
				.isThrownBy(() -> new Person(Map.of("sub", subject)).id("https://id.example.org"));
		}
		assertThatIllegalStateException().isThrownBy(() -> new Person(Map.of()).id("https://id.example.org"));
	}

	@Test
	void groupsAreAStringOrAListOfStrings() {
		assertThat(person("groups", "soc").groups("groups")).containsExactly("soc");
		assertThat(person("groups", List.of("soc", 1, Map.of(), "leads")).groups("groups")).containsExactly("soc",
				"leads");
		assertThat(person("groups", Map.of("soc", true)).groups("groups")).isEmpty();
		assertThat(person("groups", 1).groups("groups")).isEmpty();
		assertThat(person("other", "soc").groups("groups")).isEmpty();
	}

	@Test
	void dotsDescend() {
		assertThat(person("realm_access", Map.of("roles", List.of("soc"))).groups("realm_access.roles"))
			.containsExactly("soc");
		assertThat(person("realm_access", "soc").groups("realm_access.roles")).isEmpty();
		assertThat(person("https://example.org/groups", "soc").groups("https://example.org/groups"))
			.containsExactly("soc");
		assertThat(person("groups", "soc").groups(".")).isEmpty();
	}

	private static Person person(String claim, Object value) {
		return new Person(Map.of("sub", "s-1", claim, value));
	}

	private static Person person(String claim, Object value, String other, Object otherValue) {
		return new Person(Map.of("sub", "s-1", claim, value, other, otherValue));
	}

}
