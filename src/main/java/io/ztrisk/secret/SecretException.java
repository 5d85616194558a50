package io.ztrisk.secret;

/**
 * No key of the server opens a sealed secret at its place.
 */
@SuppressWarnings("serial")
public class SecretException extends Exception {

	SecretException() {
		super("No key of the server opens the secret at its place");
	}

}
