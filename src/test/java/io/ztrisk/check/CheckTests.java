package io.ztrisk.check;

import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;

import io.ztrisk.database.Migration;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.DurableDatabase;
import io.ztrisk.test.RunningServer;
import io.ztrisk.test.ServerProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command {@code check}, in a process of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
class CheckTests {

	private static final ServerProgram PROGRAM = ServerProgram.classes();

	private static DurableDatabase database;

	@BeforeAll
	static void fill() throws Exception {
		database = DurableDatabase.start();
		try (RunningServer server = RunningServer.launch(PROGRAM, database.create("sound"))) {
			server.awaitAnswer();
			for (String account : List.of("one", "two")) {
				fill(server.api(), "/accounts/" + account + "/zt_risk_scoring");
			}
		}
	}

	@AfterAll
	static void stop() throws Exception {
		database.close();
	}

	/**
	 * Users 1 to 7 with two events each and an e-mail; the first is reset after one of
	 * them, another one is merged into the seventh, and an eighth erased.
	 */
	private static void fill(ApiClient api, String scoring) {
		api.enable(scoring, "imp_travel", "high");
		StringBuilder lines = new StringBuilder();
		for (int user = 1; user <= 8; user++) {
			lines.append(line(user, "08:15")).append(line(user, "09:15"));
		}
		lines.append(
				"{\"behavior\":\"imp_travel\",\"user\":{\"email\":\"m@x.org\"},\"timestamp\":\"2026-11-02T07:00:00Z\"}\n");
		assertOk(api.post(scoring + "/events", "application/x-ndjson", lines.toString()));
		assertOk(api.put(scoring + "/users", "{\"users\":[{\"id\":\"%s\",\"email\":\"m@x.org\"}]}".formatted(id(7))));
		assertOk(api.post(scoring + "/" + id(1) + "/reset", "application/json", ""));
		assertOk(api.delete(scoring + "/users/" + id(8)));
	}

	@Test
	void aSoundDatabaseIsFoundSoundAndLeftAlone() throws Exception {
		String name = "left_alone";
		String url = database.copy("sound", name);
		database.client(name).sql("alter database left_alone set default_transaction_read_only = on").update();
		try (ServerSocket taken = new ServerSocket(0)) {
			assertThat(PROGRAM.run(url, "check", "--server.port=" + taken.getLocalPort()))
				.isEqualTo(new ServerProgram.Ended(0, "accounts: 2, users: 16, events: 30, problems: 0\n"));
		}
	}

	@Test
	void eachRowThatDoesNotFitIsNamed() throws Exception {
		String url = database.copy("sound", "broken");
		database.client("broken")
			.sql("""
					update users set risk_level = 1, event_count = 2, last_event = '2026-11-02T09:15:00Z'
					where account_id = 'one' and id = '00000000-0000-4000-8000-000000000001';
					update users set event_count = 3
					where account_id = 'one' and id = '00000000-0000-4000-8000-000000000002';
					update users set risk_level = 1
					where account_id = 'one' and id = '00000000-0000-4000-8000-000000000003';
					update users set last_event = '2026-11-02T09:15:01Z'
					where account_id = 'one' and id = '00000000-0000-4000-8000-000000000004';
					update users set folded_level = 3, folded_count = 1, folded_last = '2026-11-02T09:16:00Z'
					where account_id = 'one' and id = '00000000-0000-4000-8000-000000000005';
					delete from event
					where account_id = 'one' and user_id = '00000000-0000-4000-8000-000000000006'
						and occurred_at > '2026-11-02T09:00:00Z';
					update user_alias
					set user_id = (select id from users where account_id = 'one' and merged_into is not null)
					where account_id = 'one' and email = 'm@x.org';
					update users set merged_into = '00000000-0000-4000-8000-000000000009'
					where account_id = 'two' and merged_into is not null;
					update risk_change set previous_level = 1
					where account_id = 'two' and user_id = '00000000-0000-4000-8000-000000000001' and cause = 'reset';
					update change_head set seq = 10 where account_id = 'two';
					insert into subscription (account_id, id, kind, config, status, position, created_at)
					values ('two', '00000000-0000-4000-8000-00000000000a', 'webhook', '{}', 'enabled', 11, now())""")
			.update();
		ServerProgram.Ended ended = PROGRAM.run(url, "check");
		assertThat(ended.out().replaceAll("-8[0-9a-f]{3}-[0-9a-f-]{17}: is", "*: is").replaceAll("[0-9a-f-]+\\*", "*"))
			.isEqualTo(
					"""
							one 00000000-0000-4000-8000-000000000001: the stored score is level low, events 2, last 2026-11-02T09:15:00Z; the score of the events is level none, events 0, last none
							one 00000000-0000-4000-8000-000000000002: the stored score is level high, events 3, last 2026-11-02T09:15:00Z; the score of the events is level high, events 2, last 2026-11-02T09:15:00Z
							one 00000000-0000-4000-8000-000000000003: the stored score is level low, events 2, last 2026-11-02T09:15:00Z; the score of the events is level high, events 2, last 2026-11-02T09:15:00Z
							one 00000000-0000-4000-8000-000000000004: the stored score is level high, events 2, last 2026-11-02T09:15:01Z; the score of the events is level high, events 2, last 2026-11-02T09:15:00Z
							one 00000000-0000-4000-8000-000000000005: the stored score is level high, events 2, last 2026-11-02T09:15:00Z; the score of the events is level high, events 3, last 2026-11-02T09:16:00Z
							one 00000000-0000-4000-8000-000000000006: the stored score is level high, events 2, last 2026-11-02T09:15:00Z; the score of the events is level high, events 1, last 2026-11-02T08:15:00Z
							one *: is merged into 00000000-0000-4000-8000-000000000007, but has aliases
							one 00000000-0000-4000-8000-000000000001: the level of the newest change is none; the level of the user is low
							one 00000000-0000-4000-8000-000000000003: the level of the newest change is high; the level of the user is low
							one: statistics count 6 users with the level high; there are 5
							one: statistics count 0 users with the level low; there are 2
							two *: is merged into 00000000-0000-4000-8000-000000000009, which does not exist
							two 00000000-0000-4000-8000-000000000001: change 11 begins with the level low; the change before it ends with high
							two 00000000-0000-4000-8000-000000000001: change 11 is beyond the last number of the account
							two: the position 11 of the subscription 00000000-0000-4000-8000-00000000000a is beyond the last number of the account
							accounts: 2, users: 16, events: 29, problems: 15
							""");
		assertThat(ended.exit()).isEqualTo(1);
	}

	@Test
	void failedCheckIsNotReportedAsSuccess() throws Exception {
		assertThat(PROGRAM.run(database.create("empty"), "check"))
			.isEqualTo(refused("The database has no schema of ztrisk"));
		assertThat(PROGRAM.run(database.url("nowhere"), "check"))
			.isEqualTo(refused("FATAL: database \"nowhere\" does not exist"));
	}

	@Test
	void anotherVersionsSchemaIsNotChecked() throws Exception {
		String older = database.copy("sound", "older");
		int newest = Migration.newest().version();
		database.client("older")
			.sql("delete from flyway_schema_history where version in ('4', '7', '%d')".formatted(newest))
			.update();
		assertThat(PROGRAM.run(older, "check"))
			.isEqualTo(refused("The schema is older than this version and lacks the migrations 4, 7, " + newest));
		String newer = database.copy("sound", "newer");
		database.client("newer").sql("""
				insert into flyway_schema_history
				select installed_rank + 1, '9999', description, type, script, checksum, installed_by, installed_on,
					execution_time, true
				from flyway_schema_history order by installed_rank desc limit 1""").update();
		assertThat(PROGRAM.run(newer, "check"))
			.isEqualTo(refused("The schema is newer than this version, which does not know the migrations 9999"));
		database.client("newer")
			.sql("update flyway_schema_history set success = false where version = '9999'")
			.update();
		assertThat(PROGRAM.run(newer, "check"))
			.isEqualTo(refused("The schema is newer than this version, which does not know the migrations 9999;"
					+ " it is broken by the migrations 9999"));
	}

	private static ServerProgram.Ended refused(String why) {
		return new ServerProgram.Ended(2, "The check could not be made: " + why + "\n");
	}

	@Test
	void anotherCommandIsRefused() throws Exception {
		assertThat(PROGRAM.run(database.url("postgres"), "chekc"))
			.isEqualTo(new ServerProgram.Ended(2, "There is no such command: chekc. There is: check\n"));
	}

	private static String line(int user, String time) {
		return "{\"behavior\":\"imp_travel\",\"user\":{\"id\":\"%s\",\"email\":\"u%d@x.org\"},\"timestamp\":\"2026-11-02T%s:00Z\"}\n"
			.formatted(id(user), user, time);
	}

	private static String id(int user) {
		return "00000000-0000-4000-8000-00000000000" + user;
	}

	private static void assertOk(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
	}

}
