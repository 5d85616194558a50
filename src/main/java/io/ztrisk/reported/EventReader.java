package io.ztrisk.reported;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.FieldErrors;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.event.NewEvent;
import io.ztrisk.format.ExactJson;
import io.ztrisk.format.Utf8;
import io.ztrisk.retention.Periods;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads reported events, and collects their errors.
 */
@Component
public class EventReader {

	private final JsonMapper mapper;

	private final JsonMapper exact;

	private final Clock clock;

	private final Duration retention;

	EventReader(JsonMapper mapper, Clock clock, Periods periods) {
		this.mapper = mapper.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
		this.exact = ExactJson.of(mapper);
		this.clock = clock;
		this.retention = periods.retention().events();
	}

	/**
	 * Reads {@code {"events":[...]}}, all or none.
	 * @param behaviors finds the behaviours of the account by key
	 * @throws ApiException with all errors and their pointers
	 */
	List<NewEvent> readBody(AccountId account, Function<String, Optional<Behavior>> behaviors, byte[] body) {
		String text = Utf8.decode(body).orElseThrow(() -> new ApiException(ErrorCode.MALFORMED_JSON));
		FieldErrors problems = new FieldErrors();
		try (JsonParser parser = this.mapper.createParser(text)) {
			List<NewEvent> events = parser(account, behaviors, text, parser, problems).body();
			problems.throwIfAny();
			return events;
		}
		catch (JacksonException ex) {
			throw new ApiException(ErrorCode.MALFORMED_JSON);
		}
	}

	/**
	 * Reads a single event.
	 * @param behaviors finds the behaviours of the account by key
	 * @throws BadLineException with the first error and its pointer
	 */
	public NewEvent readLine(AccountId account, Function<String, Optional<Behavior>> behaviors, Line line) {
		String text = line.text();
		FieldErrors problems = new FieldErrors();
		try (JsonParser parser = this.mapper.createParser(text)) {
			@Nullable NewEvent event = parser(account, behaviors, text, parser, problems).line();
			if (event == null) {
				throw new BadLineException(problems.first());
			}
			return event;
		}
		catch (ApiException ex) {
			throw new BadLineException(String.valueOf(ex.getMessage()));
		}
		catch (JacksonException ex) {
			throw BadLineException.malformed(ex);
		}
	}

	private EventParser parser(AccountId account, Function<String, Optional<Behavior>> behaviors, String text,
			JsonParser parser, FieldErrors problems) {
		return new EventParser(this.mapper, text, parser, problems,
				new EventValidator(this.exact, account, behaviors, this.clock.instant(), this.retention));
	}

}
