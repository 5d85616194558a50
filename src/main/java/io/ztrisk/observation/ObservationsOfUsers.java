package io.ztrisk.observation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.Rows;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.database.RowValues;
import io.ztrisk.privacy.DataSubject;
import io.ztrisk.privacy.PersonalData;
import io.ztrisk.privacy.UserData;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the observations of users, and exports those of a person, by behaviour and
 * record.
 */
@Repository
class ObservationsOfUsers implements PersonalData, UserData {

	/** Small, since a row may have many kilobytes of text. */
	private static final int FETCH_SIZE = 64;

	private final JdbcClient jdbc;

	ObservationsOfUsers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Set<UUID> usersWithData(String accountId, Collection<UUID> users) {
		return this.jdbc.sql("""
				select distinct user_id
				from observation
				where account_id = :account and user_id = any (cast(:users as uuid[]))""")
			.param("account", accountId)
			.param("users", ArrayParameters.of(users))
			.query(UUID.class)
			.set();
	}

	@Override
	public Optional<Instant> newest(String accountId, UUID user) {
		return this.jdbc
			.sql("select max(occurred_at) as newest from observation where account_id = :account and user_id = :user")
			.param("account", accountId)
			.param("user", user)
			.query((row, number) -> Optional.ofNullable(RowValues.instantOrNull(row, "newest")))
			.single();
	}

	@Override
	public String name() {
		return "observations";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, DataSubject person) {
		return snapshot.rows(ListQuery.ofRows("""
				select behavior, event_id, evidence, facts, record, occurred_at
				from observation
				where account_id = :account and user_id = :user""", ObservationsOfUsers::row, "behavior, record",
				Map.of("account", accountId, "user", person.id()), FETCH_SIZE));
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getString("behavior"), row.getObject("event_id", UUID.class), row.getString("evidence"),
				row.getString("facts"), row.getObject("record", UUID.class), RowValues.instant(row, "occurred_at"));
	}

	/** The exported data of an observation. */
	record Row(String behavior, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID eventId,
			@JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String evidence,
			@JsonRawValue String facts, UUID record, Instant timestamp) {

	}

}
