package io.ztrisk.identity;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ids of users that must never change, since clients keep them.
 */
class DerivedIdTests {

	@Test
	void theIdOfAUserKnownByEmailNeverChanges() {
		assertThat(UserReference.idOf("f037e56e89293a057740de681ac9abbe", "mia@example.com"))
			.hasToString("cd2ed391-c5fb-8761-8ed6-1b6c05740895");
	}

	@ParameterizedTest
	@CsvSource({ "okta, 00u1abvz4pYqdM8ms4x6, 388a8df9-7842-8a25-97c7-d1e83d93b666",
			"keycloak, f16e7899-3616-4c57-a8db-deab1da434c1/jdoe, 090d9249-9d98-80bc-b8a7-63ffde0d9e13" })
	void theIdOfAUserKnownByForeignIdNeverChanges(String namespace, String values, String id) {
		ForeignId foreign = new ForeignId(List.of(values.split("/")), namespace);
		assertThat(UserReference.idOf("acme", foreign.alias().orElseThrow())).hasToString(id);
		assertThat(ForeignId.ofAlias(foreign.alias().orElseThrow())).isEqualTo(foreign);
	}

	@Test
	void aForeignIdHasNoControlCharacterAndIsNotTooLong() {
		assertThat(new ForeignId(List.of("a", "\u0085"), "okta").alias()).isEmpty();
		assertThat(new ForeignId(List.of("a\tb"), "okta").alias()).isEmpty();
		assertThat(new ForeignId(List.of("\ud83d\ude00".repeat(512)), "okta").alias()).isPresent();
		assertThat(new ForeignId(List.of("a".repeat(513)), "okta").alias()).isEmpty();
		assertThat(new ForeignId(Collections.nCopies(4, "a".repeat(512)), "okta").alias()).isPresent();
		assertThat(new ForeignId(Collections.nCopies(5, "a".repeat(512)), "okta").alias()).isEmpty();
	}

}
