package io.ztrisk.api;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.RequestFacade;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.WebUtils;

/**
 * The failures that follow from a path alone.
 */
final class Envelopes {

	private Envelopes() {
	}

	/**
	 * The answer where no route is: below the accounts an id may be wrong, elsewhere the
	 * path is.
	 */
	static ResponseEntity<ApiResponse<Void>> noRoute(String path) {
		boolean belowAccounts = path.startsWith("/accounts/") || path.startsWith(ApiPaths.CLIENT_V4 + "/accounts/");
		ApiError error = belowAccounts
				? ApiError.of(ErrorCode.NO_SUCH_OBJECT, ErrorCode.NO_SUCH_OBJECT.message().formatted(path))
				: ApiError.of(ErrorCode.NO_ROUTE);
		return ResponseEntity.status(404)
			.contentType(MediaType.APPLICATION_JSON)
			.body(ApiResponse.failure(List.of(error)));
	}

	/**
	 * The path as the caller sent it, before a trailing slash was taken off.
	 */
	static String pathAsSent(HttpServletRequest request) {
		HttpServletRequest sent = WebUtils.getNativeRequest(request, RequestFacade.class);
		return ((sent != null) ? sent : request).getRequestURI();
	}

}
