package io.ztrisk.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Gives Spring a path that begins with the prefix of the servlet's mapping, of which each
 * has two segments. Tomcat compares the prefix with the decoded and normalized path.
 * Spring removes it from the path as it was sent, and fails if the two differ. An encoded
 * prefix is decoded here. Any other such path, such as {@code //client/v4/user}, has no
 * route, so the prefix is put before the whole path.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClientPrefixFilter implements Filter {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest sent = (HttpServletRequest) request;
		chain.doFilter(canPassUnchanged(sent) ? sent : new Prefixed(sent), response);
	}

	private static boolean canPassUnchanged(HttpServletRequest request) {
		String path = request.getRequestURI();
		String prefix = request.getServletPath();
		return request.getHttpServletMapping().getMappingMatch() != MappingMatch.PATH
				|| path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
	}

	/** A request whose path begins with the prefix. */
	private static final class Prefixed extends HttpServletRequestWrapper {

		private final String path;

		private Prefixed(HttpServletRequest request) {
			super(request);
			String sent = request.getRequestURI();
			int end = sent.indexOf('/', sent.indexOf('/', 1) + 1);
			String prefix = (end < 0) ? sent : sent.substring(0, end);
			String wanted = request.getServletPath();
			boolean encoded = StringUtils.uriDecode(prefix, StandardCharsets.UTF_8).equals(wanted);
			this.path = wanted + (encoded ? sent.substring(prefix.length()) : sent);
		}

		@Override
		public String getRequestURI() {
			return this.path;
		}

	}

}
