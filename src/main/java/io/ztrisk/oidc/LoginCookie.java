package io.ztrisk.oidc;

import java.time.Duration;

import io.ztrisk.console.ConsoleCookie;
import io.ztrisk.console.ConsoleOrigin;

import org.springframework.stereotype.Component;

/**
 * The cookie of a sign-in that is not complete. The redirect from the provider must have
 * it sent, which is a navigation from another site.
 */
@Component
class LoginCookie extends ConsoleCookie {

	LoginCookie(ConsoleOrigin console) {
		super(console, "-login", "Lax", Duration.ofMinutes(10));
	}

}
