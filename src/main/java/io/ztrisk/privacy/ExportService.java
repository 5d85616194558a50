package io.ztrisk.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.Snapshot;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * Shows a person all that is kept about it, from one snapshot and in constant memory.
 */
@Service
class ExportService {

	private final ListReader lists;

	private final DataSubjectFinder persons;

	private final List<PersonalData> holdings;

	ExportService(ListReader lists, DataSubjectFinder persons, List<PersonalData> holdings) {
		this.lists = lists;
		this.persons = persons;
		this.holdings = holdings;
	}

	/**
	 * All that is kept about a user.
	 * @throws ApiException if nobody has heard of the user
	 */
	Export export(AccountId account, UUID id) {
		Snapshot snapshot = this.lists.snapshot();
		Profile profile = snapshot.jdbc(1)
			.sql(UserRepository.EXPORTED)
			.param("account", account.value())
			.param("user", id)
			.query(ExportService::profile)
			.optional()
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
		DataSubject person = this.persons.find(snapshot.jdbc(1), account.value(), profile.userId());
		Map<String, Rows<?>> held = new TreeMap<>();
		this.holdings.forEach((holding) -> held.put(holding.name(), holding.of(snapshot, account.value(), person)));
		return new Export(person.owned(), held, person.merged(), profile);
	}

	private static Profile profile(ResultSet row, int number) throws SQLException {
		return new Profile(row.getString("email"), row.getLong("event_count"), row.getLong("folded_count"),
				instantOrNull(row, "last_event"), instantOrNull(row, "last_reset"), row.getString("name"),
				(row.getObject("risk_level") != null) ? RiskLevel.ofRank(row.getInt("risk_level")) : null,
				row.getObject("id", UUID.class));
	}

	/**
	 * A person's data.
	 *
	 * @param emails those that lead to it
	 * @param held what each feature holds
	 * @param mergedIds those that it had before
	 */
	@ApiSchema("Export")
	record Export(List<String> emails, Map<String, Rows<?>> held, List<UUID> mergedIds, Profile user) {

	}

	/**
	 * The user's row.
	 *
	 * @param eventCount how many events count
	 * @param forgottenCount how many of them are kept no more
	 */
	@ApiSchema("ExportedUser")
	record Profile(String email, long eventCount, long forgottenCount, @Nullable Instant lastEvent,
			@Nullable Instant lastResetTime, String name,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskLevel riskLevel, UUID userId) {

	}

}
