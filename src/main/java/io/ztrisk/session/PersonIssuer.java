package io.ztrisk.session;

/**
 * The provider that signs people in. Sessions of people of another one are not valid.
 *
 * @param issuer empty if there is no single sign-on
 */
public record PersonIssuer(String issuer) {

	/** Whether a person, the issuer and the subject, is of this provider. */
	boolean isOf(String actorId) {
		return !this.issuer.isBlank() && actorId.startsWith(this.issuer + "#");
	}

}
