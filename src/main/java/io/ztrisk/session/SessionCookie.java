package io.ztrisk.session;

import java.time.Duration;

import io.ztrisk.console.ConsoleCookie;
import io.ztrisk.console.ConsoleOrigin;

import org.springframework.stereotype.Component;

/**
 * The cookie of a session, which ends with the browser. No other site can have it sent.
 */
@Component
public class SessionCookie extends ConsoleCookie {

	SessionCookie(ConsoleOrigin console) {
		super(console, "", "Strict", Duration.ofSeconds(-1));
	}

}
