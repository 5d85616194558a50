package io.ztrisk.api;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Tells the {@link RateLimit} with every answer, as if nobody were known: who is known is
 * told what is left by access.
 */
class RateLimitValve extends ValveBase {

	private final String policy;

	private final String whole;

	RateLimitValve(RateLimit limit) {
		super(true);
		this.policy = limit.policy();
		this.whole = limit.whole();
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		response.setHeader(RateLimit.POLICY, this.policy);
		response.setHeader(RateLimit.LEFT, this.whole);
		getNext().invoke(request, response);
	}

}
