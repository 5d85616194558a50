package io.ztrisk.oidc;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import io.ztrisk.api.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Groups get roles on accounts.
 */
class GrantsTests {

	@Test
	void permissionsHoldByAccount() {
		Grants grants = Grants.parse("soc=analyst@acme,umbrella; cn=leads,ou=x=admin@umbrella;all=viewer@*");
		assertThat(grants.of(List.of("soc", "cn=leads,ou=x", "all"))).isEqualTo(Map.of("acme",
				EnumSet.of(Permission.ZERO_TRUST_READ, Permission.ZERO_TRUST_PII_READ, Permission.ZERO_TRUST_TRIAGE),
				"umbrella", EnumSet.allOf(Permission.class), "*", EnumSet.of(Permission.ZERO_TRUST_READ)));
	}

	@Test
	void groupsAreComparedExactly() {
		Grants grants = Grants.parse("soc=admin@*");
		assertThat(grants.of(List.of("SOC", "soc ", "so", "soc2", "", "*"))).isEmpty();
		assertThat(Grants.parse("").of(List.of("", "soc"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			soc=analyst@acme;nonsense       | nonsense
			soc=analyst@acme;               | ''
			soc=boss@acme                   | soc=boss@acme
			soc=Analyst@acme                | soc=Analyst@acme
			soc=analyst                     | soc=analyst
			soc=analyst@                    | soc=analyst@
			=analyst@acme                   | =analyst@acme
			soc=analyst@acme,               | soc=analyst@acme,
			a=viewer@acme;b=admin@acme/x    | b=admin@acme/x
			a=viewer@acme@umbrella          | a=viewer@acme@umbrella
			a=viewer@**                     | a=viewer@**""")
	void aMalformedPartIsNamed(String grants, String part) {
		assertThatIllegalArgumentException().isThrownBy(() -> Grants.parse(grants))
			.withMessageStartingWith("The part \"" + part + "\" of ZTRISK_OIDC_GRANTS (ztrisk.oidc.grants) ");
	}

}
