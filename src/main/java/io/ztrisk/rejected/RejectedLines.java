package io.ztrisk.rejected;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The rejected lines of an account.
 */
@ApiSchema("RejectedLines")
public record RejectedLines(Rows<Row> lines) {

	/** A line in the API. Bytes that are not UTF-8 become replacement characters. */
	@ApiSchema("RejectedLine")
	public record Row(String dataset, UUID id, long line, String reason, Instant receivedAt, boolean replayable,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {

		static Row of(RejectedLine line) {
			byte[] bytes = line.bytes();
			return new Row(line.dataset(), line.id(), line.line(), line.reason(), line.receivedAt(), line.replayable(),
					(bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : null);
		}

	}

}
