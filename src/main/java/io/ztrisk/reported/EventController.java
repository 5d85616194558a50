package io.ztrisk.reported;

import java.io.IOException;
import java.io.InputStream;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.NotRateLimited;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.body.BodyDecoder;
import io.ztrisk.limit.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Takes events that other systems report.
 */
@AccountApi
class EventController {

	private static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");

	private final RequestBodies bodies;

	private final ReportedEventService events;

	EventController(RequestBodies bodies, ReportedEventService events) {
		this.bodies = bodies;
		this.events = events;
	}

	@PostMapping("/events")
	@RequiresPermission(Permission.LOGS_WRITE)
	@NotRateLimited
	@ApiOperation(value = "Takes events that other systems have found", body = "Events",
			fails = { ErrorCode.UNKNOWN_BEHAVIOR, ErrorCode.INVALID_FIELD, ErrorCode.UNSUPPORTED_MEDIA_TYPE })
	ApiResponse<EventReport> report(@PathVariable("account_id") AccountId account, HttpServletRequest request)
			throws IOException {
		MediaType type = type(request.getContentType());
		boolean lines = type.equalsTypeAndSubtype(NDJSON);
		InputStream body = BodyDecoder.open(
				this.bodies.open(request,
						lines ? ReportedEventService.LINES_IN_MEMORY : ReportedEventService.BODY_IN_MEMORY),
				request.getHeader(HttpHeaders.CONTENT_ENCODING));
		return ApiResponse.of(lines ? this.events.storeLines(account, body) : this.events.storeBody(account, body));
	}

	private static MediaType type(@Nullable String header) {
		try {
			MediaType type = MediaType.parseMediaType((header != null) ? header : "");
			if (type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) || type.equalsTypeAndSubtype(NDJSON)) {
				return type;
			}
		}
		catch (InvalidMediaTypeException ex) {
			// The same error as for another media type.
		}
		throw new ApiException(ErrorCode.UNSUPPORTED_MEDIA_TYPE,
				"Content-type must be application/json or application/x-ndjson.");
	}

}
