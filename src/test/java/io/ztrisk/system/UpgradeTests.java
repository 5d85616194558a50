package io.ztrisk.system;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.ZtriskApplication;
import io.ztrisk.database.GoldenSchema;
import io.ztrisk.database.Migration;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Scores;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.skyscreamer.jsonassert.JSONAssert;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static io.ztrisk.test.Account.counts;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Databases of every version since the first that was released, worked on by the newest
 * released server that may meet them, before and while they are migrated.
 */
@Execution(ExecutionMode.CONCURRENT)
@OldestPostgresTest
class UpgradeTests {

	private static final String SCORING = "/accounts/acme/zt_risk_scoring";

	private static final String ANN = "00000000-0000-4000-8000-000000000001";

	private static final String CY = "00000000-0000-4000-8000-000000000003";

	private static final AtomicInteger databases = new AtomicInteger();

	private static EmbeddedPostgres cluster;

	@BeforeAll
	static void start() {
		cluster = EmbeddedDatabase.start();
	}

	@AfterAll
	static void stop() throws IOException {
		cluster.close();
	}

	/**
	 * Each version of the schema, with the newest server that was released by then.
	 */
	static Stream<Arguments> stages() throws IOException {
		List<Release> releases = Release.all();
		return Migration.all()
			.stream()
			.map(Migration::version)
			.filter((version) -> version >= releases.getFirst().version())
			.map((version) -> Arguments.of(version,
					releases.stream().filter((release) -> release.version() <= version).toList().getLast()));
	}

	/**
	 * Each released server, on its own schema and on the newest.
	 */
	static Stream<Arguments> servers() throws IOException {
		int newest = Migration.newest().version();
		return Release.all()
			.stream()
			.flatMap((release) -> Stream.of(release.version(), newest)
				.distinct()
				.map((version) -> Arguments.of(version, release)));
	}

	@ParameterizedTest
	@MethodSource("stages")
	void everySchemaMigratesToTheNewestAndLosesNothing(int version, Release release) throws Exception {
		DriverManagerDataSource database = filled(version, release);
		JdbcClient client = JdbcClient.create(database);
		List<String> queries = queries(client);
		List<List<String>> before = rows(client, queries);
		Flyway.configure().dataSource(database).load().migrate();
		if (version == release.version()) {
			assertThat(before).doesNotContain(List.of());
		}
		assertThat(rows(client, queries)).isEqualTo(before);
		assertThat(GoldenSchema.of(client)).isEqualTo(GoldenSchema.text());
	}

	@ParameterizedTest
	@MethodSource("servers")
	void theServerGoesOnWhereTheReleasedOneStopped(int version, Release release) throws Exception {
		DriverManagerDataSource database = filled(version, release);
		try (ConfigurableApplicationContext server = serve(database)) {
			ApiClient api = api(server);
			for (Map.Entry<String, String> answer : release.answers().entrySet()) {
				JSONAssert.assertEquals(answer.getKey(), withoutNewPermissions(answer.getValue()),
						api.get(answer.getKey()).body(), false);
			}
			assertThat(api.get("/accounts/acme/tokens").body()).contains("ssf_manage");
			assertThat(report(api, "a", "new")).isEqualTo(counts(1, 1, 0));
			assertThat(reset(api)).isEqualTo(ApiClient.success("{}"));
			assertThat(api.get(SCORING + "/summary").body()).contains("\"total_count\":3,");
			new Scores(database).assertTrue("acme");
			if (version < Migration.newest().version()) {
				new Scores(database).assertBehaviors("acme");
			}
		}
	}

	/**
	 * The token of the environment keeps its id, and gets the permissions that are new.
	 */
	private static String withoutNewPermissions(String answer) {
		JsonNode parsed = new JsonMapper().readTree(answer);
		for (JsonNode row : parsed.path("result")) {
			if (row instanceof ObjectNode token && token.path("name").asString("").equals("ZTRISK_ADMIN_TOKEN")) {
				token.remove(List.of("modified_on", "permissions", "policies"));
			}
		}
		return parsed.toString();
	}

	/**
	 * On one connection of each pool, whose plans are kept after five runs.
	 */
	@Test
	void aRunningServerDoesNotNoticeThatTablesGetColumns() throws Exception {
		DriverManagerDataSource database = filled(Migration.newest().version(), Release.all().getLast());
		try (ConfigurableApplicationContext server = serve(database, "--spring.datasource.hikari.maximum-pool-size=1",
				"--ztrisk.snapshots.connections=1")) {
			ApiClient api = api(server);
			for (int i = 0; i < 7; i++) {
				assertWorks(api, "before" + i);
			}
			JdbcClient client = JdbcClient.create(database);
			client
				.sql("""
						select 'alter table ' || relname || ' add later text' from pg_class
						where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'flyway_schema_history'""")
				.query(String.class)
				.list()
				.forEach((alter) -> client.sql(alter).update());
			assertWorks(api, "after");
		}
	}

	private static void assertWorks(ApiClient api, String id) throws IOException {
		String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
		assertThat(report(api, id)).isEqualTo(counts(1, 0, 0));
		// More than are read at once.
		String broken = Stream.of("abcdefghi".split(""))
			.map((line) -> "{\"" + id + line + "\n")
			.collect(Collectors.joining());
		for (String record : List.of(
				"access_requests {\"Action\":\"login\",\"Allowed\":true,\"CreatedAt\":\"%s\",\"Country\":\"PT\",\"IPAddress\":\"192.0.2.7\",\"RayID\":\"%s\",\"UserUID\":\"%s\"}",
				"gateway_dns {\"Datetime\":\"%s\",\"QueryCategoryIDs\":[80],\"QueryName\":\"a.example.com\",\"QueryID\":\"%s\",\"UserID\":\"%s\"}")) {
			String[] parts = record.formatted(now, id, CY).split(" ", 2);
			assertThat(api.post(SCORING + "/logs/" + parts[0], "application/x-ndjson", parts[1] + "\n" + broken)
				.statusCode()).isEqualTo(200);
		}
		assertThat(reset(api)).isEqualTo(ApiClient.success("{}"));
		assertThat(api
			.put(SCORING + "/users",
					"{\"users\":[{\"id\":\"" + CY + "\",\"email\":\"cy@example.org\",\"name\":\"" + id + "\"}]}")
			.statusCode()).isEqualTo(200);
		Stream
			.concat(Release.all().getLast().answers().keySet().stream(),
					Stream.of(SCORING + "/users/" + CY + "/export", SCORING + "/audit"))
			.forEach((path) -> assertThat(api.get(path).statusCode()).as(path).isEqualTo(200));
	}

	private static String report(ApiClient api, String... ids) {
		String events = Stream.of(ids)
			.map((id) -> Account.event("imp_travel", id, ANN, "2026-01-02T08:00:00Z"))
			.collect(Collectors.joining(","));
		return api.post(SCORING + "/events", "application/json", "{\"events\":[" + events + "]}").body();
	}

	private static String reset(ApiClient api) {
		return api.send(api.request(SCORING + "/" + CY + "/reset").POST(BodyPublishers.noBody())).body();
	}

	private static ConfigurableApplicationContext serve(DriverManagerDataSource database, String... settings) {
		return new SpringApplicationBuilder(ZtriskApplication.class)
			.run(Stream.concat(Stream.of("--server.port=0", "--management.server.port=0",
					"--spring.datasource.url=" + database.getUrl(), "--spring.datasource.username=postgres",
					"--ztrisk.admin-token=" + ApiClient.TOKEN), Stream.of(settings))
				.toArray(String[]::new));
	}

	private static ApiClient api(ConfigurableApplicationContext server) {
		return new ApiClient(server.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	/**
	 * A database of a version of the schema that a released server has worked on.
	 */
	private static DriverManagerDataSource filled(int version, Release release) throws Exception {
		String name = "ztrisk" + databases.incrementAndGet();
		JdbcClient.create(cluster.getPostgresDatabase()).sql("create database " + name).update();
		DriverManagerDataSource database = new DriverManagerDataSource(cluster.getJdbcUrl("postgres", name));
		Flyway.configure().dataSource(database).target(Integer.toString(version)).load().migrate();
		release.work(database);
		return database;
	}

	/**
	 * The queries that read each table of the current schema.
	 */
	private static List<String> queries(JdbcClient database) {
		return database.sql("""
				select 'select row_to_json(kept)::text from (select ' || string_agg(column_name, ', ')
					|| ' from ' || table_name || ') as kept order by 1'
				from information_schema.columns
				where table_schema = 'public' and table_name <> 'flyway_schema_history'
				group by table_name""").query(String.class).list();
	}

	private static List<List<String>> rows(JdbcClient database, List<String> queries) {
		return queries.stream().map((query) -> database.sql(query).query(String.class).list()).toList();
	}

}
