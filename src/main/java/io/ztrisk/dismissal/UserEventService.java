package io.ztrisk.dismissal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.Retry;
import io.ztrisk.event.EventOrder;
import io.ztrisk.event.EventRepository;
import io.ztrisk.observation.FindingRepository;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import static io.ztrisk.database.RowValues.instant;
import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * Reads the events of a user, and the findings of an event.
 */
@Service
class UserEventService {

	private static final String DETAILS_BYTES = "octet_length(cast(details as text))";

	private static final String EVIDENCE_BYTES = "octet_length(cast(evidence as text))";

	private final ListReader lists;

	private final EventEvidence evidence;

	private final Retry retry;

	UserEventService(ListReader lists, EventEvidence evidence, Retry retry) {
		this.lists = lists;
		this.evidence = evidence;
		this.retry = retry;
	}

	ListResult<Head, UserEvents.Row> list(AccountId account, UUID user, EventFilter filter, ListRequest request) {
		String order = request.order(EventOrder.TIMESTAMP).sql(request.ascending());
		String rows = "select * from (" + EventRepository.ALL_OF_USER + ") as listed" + filter.sql();
		return this.lists
			.read(new ListQuery<>(UserRepository.HEAD, UserEventService::head, rows, UserEvents.Row::of, order,
					filter.parameters(Map.of("account", account.value(), "user", user)), DETAILS_BYTES), request.page())
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
	}

	/**
	 * Reads an event with its findings, newest first. The digits of the evidence are made
	 * before, so that they never stand for a finding that the answer does not have.
	 */
	ListResult<EventHead, EventFindings.Finding> findings(AccountId account, UUID user, UUID event,
			ListRequest request) {
		String evidence = EventEvidence.digits(
				this.retry.inTransaction(() -> this.evidence.of(account, Set.of(event)).getOrDefault(event, Set.of())));
		return this.lists
			.read(new ListQuery<>(EventRepository.ALL_OF_USER + " and id = :event",
					(row, number) -> new EventHead(UserEvents.Row.of(row, number),
							(row.getString("bucket") != null) ? evidence : null),
					FindingRepository.OF_EVENT, UserEventService::finding, "found_at desc, record desc",
					Map.of("account", account.value(), "user", user, "event", event), EVIDENCE_BYTES), request.page())
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_EVENT));
	}

	private static Head head(ResultSet row, int number) throws SQLException {
		return new Head(row.getString("user_email"), row.getString("user_name"),
				RiskLevel.ofRankOrNull(row.getInt("user_risk_level")), instantOrNull(row, "last_reset"));
	}

	private static EventFindings.Finding finding(ResultSet row, int number) throws SQLException {
		return new EventFindings.Finding(row.getString("evidence"), instant(row, "found_at"));
	}

	/** A user without the events. */
	record Head(String email, String name, @Nullable RiskLevel riskLevel, @Nullable Instant lastReset) {

		UserEvents with(Rows<UserEvents.Row> events) {
			return new UserEvents(this.email, events, this.lastReset, this.name, this.riskLevel);
		}

	}

	/**
	 * An event without the findings.
	 *
	 * @param evidence null for a reported event
	 */
	record EventHead(UserEvents.Row event, @Nullable String evidence) {

		EventFindings with(Rows<EventFindings.Finding> findings) {
			return EventFindings.of(this.event, this.evidence, findings);
		}

	}

}
