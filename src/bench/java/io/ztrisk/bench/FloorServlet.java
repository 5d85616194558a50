package io.ztrisk.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorCatalogue;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.behavior.RiskLevel;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Answers three reads with the server's own statements and to the byte as it does.
 */
final class FloorServlet extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private static final JsonFactory JSON = new JsonFactory();

	private static final String BEHAVIORS = """
			select behavior, enabled, risk_level, generation, revision, name, description, suspended,
				rule is not null as has_rule
			from behavior_setting
			where account_id = ? and not deleted""";

	private static final String SUMMARY = """
			select (select count(*) from (select id, email, name, risk_level, event_count, last_event
			from users
			where account_id = ? and risk_level is not null) as counted) as total, * from (select true) as head \
			left join (select true as present, part.* from (select id, email, name, risk_level, event_count, last_event
			from users
			where account_id = ? and risk_level is not null order by risk_level desc, last_event desc, id \
			limit ? offset ?) as part) as part on true order by risk_level desc, last_event desc, id""";

	private static final String DETAIL = """
			select * from (select id as user_id, email as user_email, name as user_name, risk_level as user_risk_level, last_reset
			from users
			where account_id = ? and id = \
			coalesce((select merged_into from users where account_id = ? and id = ?), ?)) as head \
			left join (select true as present, part.*, sum(octet_length(cast(details as text))) over () as part_bytes \
			from (select id, name, risk_level, occurred_at, details
			from event
			where account_id = ? and dismissed_at is null and user_id = \
			coalesce((select merged_into from users where account_id = ? and id = ?), ?) \
			order by occurred_at desc, id limit ? offset ?) as part) as part on coalesce(part_bytes, 0) <= 131072 \
			order by occurred_at desc, id""";

	private final AtomicInteger left = new AtomicInteger(Calls.LIMIT);

	private final transient DataSource pool;

	FloorServlet(DataSource pool) {
		this.pool = pool;
	}

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		String[] path = request.getRequestURI().split("/");
		response.setHeader("X-Request-Id", UUID.randomUUID().toString());
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Ratelimit-Policy", "\"default\";q=" + Calls.LIMIT + ";w=300");
		response.setHeader("Ratelimit", "\"default\";r=" + this.left.decrementAndGet() + ";t=300");
		response.setContentType("application/json");
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), response.getOutputStream());
				Connection connection = this.pool.getConnection()) {
			json.writeStartObject();
			json.writeArrayPropertyStart("errors").writeEndArray();
			json.writeArrayPropertyStart("messages").writeEndArray();
			json.writeObjectPropertyStart("result");
			switch (path[4]) {
				case "behaviors" -> behaviors(connection, path[2], json);
				case "summary" -> summary(connection, path[2], Integer.parseInt(request.getParameter("per_page")), json);
				default -> detail(connection, path[2], UUID.fromString(path[4]), json);
			}
			json.writeBooleanProperty("success", true);
			json.writeEndObject();
		}
		catch (SQLException ex) {
			throw new ServletException(ex);
		}
	}

	private static void behaviors(Connection connection, String account, JsonGenerator json) throws SQLException {
		SortedMap<String, Setting> settings = new TreeMap<>();
		try (PreparedStatement query = connection.prepareStatement(BEHAVIORS)) {
			query.setString(1, account);
			try (ResultSet row = query.executeQuery()) {
				while (row.next()) {
					settings.put(row.getString("behavior"), new Setting(row.getBoolean("enabled"),
							RiskLevel.ofRank(row.getInt("risk_level"))));
				}
			}
		}
		json.writeObjectPropertyStart("behaviors");
		settings.forEach((key, setting) -> {
			ConfiguredBehavior behavior = Objects.requireNonNull(BehaviorCatalogue.defaults().get(new Behavior(key)));
			json.writeObjectPropertyStart(key);
			json.writeStringProperty("description", behavior.description());
			json.writeBooleanProperty("enabled", setting.enabled());
			json.writeStringProperty("name", behavior.name());
			json.writeStringProperty("risk_level", setting.level().wire());
			json.writeEndObject();
		});
		json.writeEndObject().writeEndObject();
	}

	private static void summary(Connection connection, String account, int size, JsonGenerator json)
			throws SQLException {
		try (PreparedStatement query = connection.prepareStatement(SUMMARY)) {
			query.setString(1, account);
			query.setString(2, account);
			query.setInt(3, size);
			query.setLong(4, 0);
			try (ResultSet row = query.executeQuery()) {
				long total = 0;
				int count = 0;
				json.writeArrayPropertyStart("users");
				while (row.next()) {
					total = row.getLong("total");
					json.writeStartObject();
					json.writeStringProperty("email", row.getString("email"));
					json.writeNumberProperty("event_count", row.getLong("event_count"));
					json.writeStringProperty("last_event", time(row, "last_event"));
					json.writeStringProperty("max_risk_level", RiskLevel.ofRank(row.getInt("risk_level")).wire());
					json.writeStringProperty("name", row.getString("name"));
					json.writeStringProperty("user_id", row.getObject("id", UUID.class).toString());
					json.writeEndObject();
					count++;
				}
				json.writeEndArray().writeEndObject();
				info(json, count, size, total);
			}
		}
	}

	private static void detail(Connection connection, String account, UUID user, JsonGenerator json)
			throws SQLException {
		try (PreparedStatement query = connection.prepareStatement(DETAIL)) {
			query.setString(1, account);
			query.setString(2, account);
			query.setObject(3, user);
			query.setObject(4, user);
			query.setString(5, account);
			query.setString(6, account);
			query.setObject(7, user);
			query.setObject(8, user);
			query.setInt(9, 1001);
			query.setLong(10, 0);
			try (ResultSet row = query.executeQuery()) {
				row.next();
				String email = row.getString("user_email");
				String name = row.getString("user_name");
				String level = RiskLevel.ofRank(row.getInt("user_risk_level")).wire();
				OffsetDateTime reset = row.getObject("last_reset", OffsetDateTime.class);
				json.writeStringProperty("email", email);
				json.writeArrayPropertyStart("events");
				int count = 0;
				do {
					json.writeStartObject();
					json.writeName("event_details").writeRawValue(row.getString("details"));
					json.writeStringProperty("id", row.getObject("id", UUID.class).toString());
					json.writeStringProperty("name", row.getString("name"));
					json.writeStringProperty("risk_level", RiskLevel.ofRank(row.getInt("risk_level")).wire());
					json.writeStringProperty("timestamp", time(row, "occurred_at"));
					json.writeEndObject();
					count++;
				}
				while (row.next());
				json.writeEndArray();
				if (reset == null) {
					json.writeNullProperty("last_reset_time");
				}
				else {
					json.writeStringProperty("last_reset_time", reset.toInstant().toString());
				}
				json.writeStringProperty("name", name);
				json.writeStringProperty("risk_level", level);
				json.writeEndObject();
				info(json, count, count, count);
			}
		}
	}

	private static void info(JsonGenerator json, int count, int size, long total) {
		json.writeObjectPropertyStart("result_info");
		json.writeNumberProperty("count", count);
		json.writeNumberProperty("page", 1);
		json.writeNumberProperty("per_page", size);
		json.writeNumberProperty("total_count", total);
		json.writeNumberProperty("total_pages", Math.ceilDiv(total, size));
		json.writeEndObject();
	}

	private static String time(ResultSet row, String column) throws SQLException {
		Instant time = row.getObject(column, OffsetDateTime.class).toInstant();
		return time.toString();
	}

	/**
	 * The settings of a behaviour in an account.
	 */
	private record Setting(boolean enabled, RiskLevel level) {

	}

}
