package io.ztrisk.console;

import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * The routes of the console. Every path below it has the page, except those of the files,
 * the API and signing in. Spring looks these routes up after those of the API, so they do
 * not slow its calls down.
 */
class ConsoleRoutes extends AbstractHandlerMapping {

	static final String ROOT = "/console";

	private static final String ASSETS = ROOT + "/assets/";

	/** Paths below these two are never the page. */
	private static final String API = ROOT + "/api";

	private static final String LOGIN = ROOT + "/login";

	private final Supplier<ConsoleFiles> files;

	private final LoginRoutes login;

	ConsoleRoutes(Supplier<ConsoleFiles> files, LoginRoutes login) {
		this.files = files;
		this.login = login;
		setOrder(Ordered.LOWEST_PRECEDENCE);
	}

	@Override
	protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
		String path = request.getRequestURI();
		if (path.equals("/")) {
			return RootRedirect.isFor(request) ? new RootRedirect() : null;
		}
		HttpRequestHandler other = this.login.handlers().get(path);
		if (other != null) {
			request.setAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE, path);
			return other;
		}
		if (path.indexOf(';') >= 0 || !isAtOrBelow(ROOT, path) || isAtOrBelow(API, path) || isAtOrBelow(LOGIN, path)) {
			return null;
		}
		HttpRequestHandler handler = handler(path);
		if (handler != null) {
			request.setAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE, path.startsWith(ASSETS) ? ASSETS + "**" : ROOT);
		}
		return handler;
	}

	/** A file is found by its whole name, so that no path leaves the directory. */
	private @Nullable HttpRequestHandler handler(String path) {
		ConsoleFiles current = this.files.get();
		if (!path.startsWith(ASSETS)) {
			return new PageHandler(current);
		}
		String root = ASSETS + current.hash() + "/";
		ConsoleFile file = path.startsWith(root) ? current.assets().get(path.substring(root.length())) : null;
		return (file != null) ? new AssetHandler(file) : null;
	}

	private static boolean isAtOrBelow(String root, String path) {
		return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
	}

}
