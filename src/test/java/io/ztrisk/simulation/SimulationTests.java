package io.ztrisk.simulation;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.JsonFields;
import io.ztrisk.behavior.BehaviorCatalogue;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ConcurrentServerTest;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.RandomLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a change of behaviours and settings would have done, over HTTP.
 */
@ConcurrentServerTest
class SimulationTests {

	private static final int CHANGES = 6;

	private static final Instant START = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(60));

	private static final String NONE = "{\"evaluable\":\"no\",\"gone\":0,\"new\":0,\"now\":0,\"reason\":\"The behavior is disabled, so nothing is kept for it\",\"then\":0}";

	private final int port;

	private final Account account;

	@Autowired
	private JdbcClient database;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private ProposalReader proposals;

	@Autowired
	private SimulationService simulations;

	SimulationTests(@LocalServerPort int port) {
		this.port = port;
		this.account = new Account(port);
	}

	@ParameterizedTest
	@OldestPostgresTest
	@ValueSource(longs = { 1, 2, 3 })
	void aChangeWouldHaveMadeTheEventsOfLogsAfterIt(long seed) {
		Random random = new Random(seed);
		List<RandomLogs.Line> lines = new RandomLogs(seed, START, Duration.ofHours(20)).lines();
		enableAll(this.account);
		send(this.account, lines);
		for (int i = 0; i < CHANGES; i++) {
			String settings = new RandomChange(random).settings();
			String behaviors = randomBehaviors(random);
			JsonNode result = result(
					run("{\"behaviors\":" + behaviors + ",\"days\":30,\"settings\":" + settings + "}"));
			Account fresh = new Account(this.port);
			enableAll(fresh);
			assertThat(fresh.put("/behaviors", "{\"behaviors\":" + behaviors + "}").statusCode()).isEqualTo(200);
			assertThat(fresh.put("/settings", settings).statusCode()).isEqualTo(200);
			send(fresh, lines);
			assertThat(counts(result, "then")).as(settings).isEqualTo(events(fresh));
			assertThat(counts(result, "now")).isEqualTo(events(this.account));
			assertThat(result.at("/levels/then").toString()).as(settings).isEqualTo(levels(fresh));
			assertThat(result.at("/levels/now").toString()).isEqualTo(levels(this.account));
			result.get("behaviors")
				.forEach((one) -> assertThat(one.get("now").asLong() - one.get("gone").asLong())
					.isEqualTo(one.get("then").asLong() - one.get("new").asLong()));
		}
		assertThat(events(this.account).keySet()).contains("imp_travel", "high_dlp", "security_domain", "custom_each",
				"custom_count", "custom_first");
	}

	@ParameterizedTest
	@ValueSource(longs = { 4, 5 })
	void anEventStaysDismissedAsLongAsItsFindingsAreTheSame(long seed) {
		Random random = new Random(seed);
		List<RandomLogs.Line> lines = new RandomLogs(seed, START, Duration.ofHours(20)).lines();
		enableAll(this.account);
		send(this.account, lines);
		Map<String, String> dismissed = new TreeMap<>();
		paths(this.account).forEach((key, path) -> {
			if (random.nextInt(20) > 0) {
				dismiss(this.account, path);
				dismissed.put(key, findings(this.account, path));
			}
		});
		String without = levels(this.account);
		int same = 0;
		int changed = 0;
		for (int i = 0; i < CHANGES; i++) {
			String settings = new RandomChange(random).settings();
			String behaviors = randomBehaviors(random);
			JsonNode result = result(
					run("{\"behaviors\":" + behaviors + ",\"days\":30,\"settings\":" + settings + "}"));
			Account fresh = new Account(this.port);
			enableAll(fresh);
			assertThat(fresh.put("/behaviors", "{\"behaviors\":" + behaviors + "}").statusCode()).isEqualTo(200);
			assertThat(fresh.put("/settings", settings).statusCode()).isEqualTo(200);
			send(fresh, lines);
			for (Map.Entry<String, String> event : paths(fresh).entrySet()) {
				String former = dismissed.get(event.getKey());
				if (findings(fresh, event.getValue()).equals(former)) {
					dismiss(fresh, event.getValue());
					same++;
				}
				else if (former != null) {
					changed++;
				}
			}
			assertThat(result.at("/levels/then").toString()).as(settings).isEqualTo(levels(fresh));
			assertThat(result.at("/levels/now").toString()).isEqualTo(without);
			assertThat(counts(result, "now")).isEqualTo(events(this.account));
		}
		assertThat(same).isPositive();
		assertThat(changed).isPositive();
	}

	/** The paths of the events, by user, behaviour and bucket. */
	private Map<String, String> paths(Account of) {
		Map<String, String> paths = new TreeMap<>();
		this.database
			.sql("""
					select concat_ws(' ', case when derived then email else cast(users.id as text) end, behavior, bucket) as key,
						'/users/' || users.id || '/events/' || event.id as path
					from event join users on users.account_id = :account and users.id = user_id
					where event.account_id = :account""")
			.param("account", of.id())
			.query((row) -> {
				paths.put(row.getString("key"), row.getString("path"));
			});
		return paths;
	}

	private static void dismiss(Account of, String path) {
		assertThat(of.put(path + "/dismissal", "{\"reason\":\"Test\",\"verdict\":\"benign\"}").statusCode())
			.isEqualTo(200);
	}

	/** The times of the findings of an event. */
	private static String findings(Account of, String path) {
		return result(of.get(path)).get("findings")
			.valueStream()
			.map((finding) -> finding.get("timestamp").stringValue())
			.collect(Collectors.joining(" "));
	}

	@Test
	@OldestPostgresTest
	void aDismissedEventIsInNoLevel() {
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		logins(this.account, START);
		this.account.store(Account.event("high_dlp", "1", "mia@example.org", START.toString()));
		paths(this.account).values().forEach((path) -> dismiss(this.account, path));
		String unscored = "{\"high\":0,\"low\":0,\"medium\":0,\"unscored\":1}";
		for (String days : List.of("30", "1")) {
			JsonNode result = result(
					run("{\"behaviors\":{\"imp_travel\":{\"enabled\":true,\"risk_level\":\"medium\"}},\"days\":" + days
							+ "}"));
			assertThat(result.at("/levels/now").toString()).isEqualTo(unscored);
			assertThat(result.at("/levels/then").toString()).isEqualTo(unscored);
		}
		JsonNode gone = result(
				run("{\"behaviors\":{\"imp_travel\":{\"enabled\":false,\"risk_level\":\"high\"}},\"days\":30}"));
		assertThat(gone.at("/levels/then").toString()).isEqualTo(unscored);
		assertThat(gone.at("/examples/0/change").stringValue()).isEqualTo("gone");
		assertThat(gone.get("examples").toString()).doesNotContain("level_");
	}

	@Test
	void anEmptyProposalChangesNothing() {
		enableAll(this.account);
		send(this.account, new RandomLogs(7, START, Duration.ofHours(20)).lines());
		String before = state();
		JsonNode result = result(run("{\"behaviors\":{},\"days\":30,\"settings\":{}}"));
		assertThat(result.get("behaviors")).isNotEmpty().allSatisfy((one) -> {
			assertThat(one.get("gone").intValue() + one.get("new").intValue()).isZero();
			assertThat(one.get("now")).isEqualTo(one.get("then"));
		});
		assertThat(result.at("/levels/now")).isEqualTo(result.at("/levels/then"));
		assertThat(result.get("examples")).isEmpty();
		assertThat(state()).isEqualTo(before);
	}

	@Test
	@OldestPostgresTest
	void theAnswerShowsEventsAndLevels() {
		this.account.enable("high_dlp", "medium");
		this.account.enable("imp_travel", "high");
		Instant at = START.plus(Duration.ofHours(8));
		logins(this.account, at);
		this.account.store(Account.event("high_dlp", "1", "mia@example.org", at.toString()));
		String body = """
				{"behaviors":{"high_dlp":{"enabled":false,"risk_level":"low"}},"days":30,"settings":{"imp_travel":{"min_km":20000}}}""";
		String user = this.account.derivedId("mia@example.org");
		String changes = "[{\"behavior\":\"high_dlp\",\"change\":\"gone\",\"email\":\"mia@example.org\",\"level_now\":\"high\",\"timestamp\":\"%s\",\"user_id\":\"%s\"},"
			.formatted(at, user)
				+ "{\"behavior\":\"imp_travel\",\"change\":\"gone\",\"email\":\"mia@example.org\",\"level_now\":\"high\",\"timestamp\":\"%s\",\"user_id\":\"%s\"}]"
					.formatted(at.plusSeconds(3600), user);
		String rest = """
				"levels":{"now":{"high":1,"low":0,"medium":0,"unscored":0},"then":{"high":0,"low":0,"medium":0,"unscored":1}},"users_examined":1,"users_skipped":0}""";
		Map<String, String> gone = Map.of("high_dlp",
				"{\"evaluable\":\"yes\",\"gone\":1,\"new\":0,\"now\":1,\"then\":0}", "imp_travel",
				"{\"evaluable\":\"yes\",\"gone\":1,\"new\":0,\"now\":1,\"state_since\":\"" + at + "\",\"then\":0}");
		String behaviors = BehaviorCatalogue.defaults()
			.keySet()
			.stream()
			.map((behavior) -> "\"" + behavior.key() + "\":" + gone.getOrDefault(behavior.key(), NONE))
			.collect(Collectors.joining(",", "{\"behaviors\":{", "},\"complete\":true,"));
		assertThat(run(body).body()).isEqualTo(ApiClient.success(behaviors + "\"examples\":" + changes + "," + rest));
		assertThat(new ApiClient(this.port).as(token("zero_trust_read"))
			.post("/accounts/" + this.account.id() + "/zt_risk_scoring/dry_run", "application/json", body)
			.body()).isEqualTo(ApiClient.success(behaviors + rest));
	}

	@Test
	void aNewEventIsAnExampleWithBothLevels() {
		this.account.enable("imp_travel", "high");
		this.account.put("/settings", "{\"imp_travel\":{\"min_km\":20000}}");
		logins(this.account, START);
		assertThat(
				result(run("{\"days\":30,\"settings\":{\"imp_travel\":{\"min_km\":500}}}")).get("examples").toString())
			.isEqualTo(
					"[{\"behavior\":\"imp_travel\",\"change\":\"new\",\"email\":\"mia@example.org\",\"level_then\":\"high\",\"timestamp\":\"%s\",\"user_id\":\"%s\"}]"
						.formatted(START.plusSeconds(3600), this.account.derivedId("mia@example.org")));
	}

	@Test
	@OldestPostgresTest
	void aResetAndEventsBeforeTheSpanStayAsTheyAre() {
		this.account.enable("imp_travel", "high");
		logins(this.account, START);
		this.account.store(
				"{\"behavior\":\"imp_travel\",\"user\":{\"email\":\"mia@example.org\"},\"risk_level\":\"low\",\"timestamp\":\"%s\"}"
					.formatted(START.minus(Duration.ofDays(100))));
		String none = "{\"behaviors\":{\"imp_travel\":{\"enabled\":false,\"risk_level\":\"high\"}},\"days\":30}";
		assertThat(result(run(none)).get("levels").toString()).isEqualTo(
				"{\"now\":{\"high\":1,\"low\":0,\"medium\":0,\"unscored\":0},\"then\":{\"high\":0,\"low\":1,\"medium\":0,\"unscored\":0}}");
		assertThat(result(run(none.replace("30", "1"))).at("/behaviors/imp_travel/now").intValue()).isZero();
		assertThat(this.account.reset(this.account.derivedId("mia@example.org")).statusCode()).isEqualTo(200);
		assertThat(result(run(none)).get("levels").toString()).isEqualTo(
				"{\"now\":{\"high\":0,\"low\":0,\"medium\":0,\"unscored\":1},\"then\":{\"high\":0,\"low\":0,\"medium\":0,\"unscored\":1}}");
	}

	@Test
	void whatIsNotKeptIsJudgedPartly() {
		this.account.enable("malicious_file", "high");
		this.account.enable("security_domain", "low");
		this.account.put("/settings",
				"{\"domains\":{\"excluded_hosts\":[{\"host\":\"example.org\",\"reason\":\"Test\"}]}}");
		JsonNode behaviors = result(run("""
				{"behaviors":{"sentinel_one":{"enabled":true,"risk_level":"low"}},"days":1,\
				"settings":{"domains":{"excluded_hosts":[]},"malicious_file":{"reasons":["virus","blocked"]}}}"""))
			.get("behaviors");
		assertThat(behaviors.at("/malicious_file/reason").stringValue())
			.isEqualTo("Files without a reason of today are not kept");
		assertThat(behaviors.at("/security_domain/reason").stringValue())
			.isEqualTo("Visits that an exclusion has suppressed are not kept");
		assertThat(behaviors.at("/malicious_file/evaluable").stringValue()).isEqualTo("partly");
		assertThat(behaviors.at("/security_domain/evaluable").stringValue()).isEqualTo("partly");
		assertThat(behaviors.at("/sentinel_one/evaluable").stringValue()).isEqualTo("no");
	}

	@Test
	void eventsOfAnEarlierRuleStay() {
		enableAll(this.account);
		send(this.account, new RandomLogs(8, START, Duration.ofHours(20)).lines());
		Map<String, Long> before = events(this.account);
		rule(this.account, "custom_each", "\"activities\":[\"login_failure\"]");
		JsonNode result = result(run("{\"days\":30}"));
		assertThat(counts(result, "now")).isEqualTo(before);
		assertThat(result.at("/behaviors/custom_each/evaluable").stringValue()).isEqualTo("partly");
		assertThat(result.at("/behaviors/custom_each/reason").stringValue())
			.isEqualTo("The rule has changed; what its earlier versions found stays as it is");
	}

	@Test
	void aDisabledBehaviorKeepsItsEvents() {
		this.account.enable("imp_travel", "high");
		logins(this.account, START);
		this.account.disable("imp_travel");
		JsonNode travel = result(
				run("""
						{"behaviors":{"imp_travel":{"enabled":true,"risk_level":"low"}},"days":30,"settings":{"imp_travel":{"min_km":20000}}}"""))
			.at("/behaviors/imp_travel");
		assertThat(travel.toString())
			.isEqualTo(NONE.replace("\"now\":0", "\"now\":1").replace("\"then\":0", "\"then\":1"));
	}

	@Test
	void everyProblemHasItsPlace() {
		assertFailure(
				run("""
						{"behaviors":{"nope":{},"imp_travel":{"enabled":1}},"days":31,"settings":{"imp_travel":{"min_kms":1,"min_km":0}},"setting":{}}"""),
				400,
				"""
						{"code":12003,"message":"days must be an integer from 1 to 30","source":{"pointer":"/days"}},\
						{"code":12002,"message":"Unknown behavior","source":{"pointer":"/behaviors/nope"}},\
						{"code":12003,"message":"enabled must be a boolean","source":{"pointer":"/behaviors/imp_travel/enabled"}},\
						{"code":12003,"message":"risk_level is required","source":{"pointer":"/behaviors/imp_travel/risk_level"}},\
						{"code":12003,"message":"min_kms is unknown","source":{"pointer":"/settings/imp_travel/min_kms"}},\
						{"code":12003,"message":"min_km must be an integer from 1 to 20037","source":{"pointer":"/settings/imp_travel/min_km"}}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "null", "{}", "{\"days\":0}", "{\"days\":\"1\"}", "{\"days\":1.5}",
			"{\"days\":1,\"settings\":null}", "{\"days\":1,\"behaviors\":[]}", "{\"days\":1,\"behaviors\":null}",
			"{\"days\":99999999999999999999}" })
	void aMalformedBodyIsRefused(String body) {
		assertThat(run(body).statusCode()).isEqualTo(400);
	}

	@Test
	void anotherAccountIsNotSeen() {
		Account other = new Account(this.port);
		other.enable("imp_travel", "high");
		logins(other, START);
		this.account.enable("imp_travel", "high");
		assertThat(result(run("{\"days\":30}")).get("users_examined").intValue()).isZero();
	}

	@Test
	@OldestPostgresTest
	void aSecondDryRunAtTheSameTimeIsRefused() throws Exception {
		this.account.enable("imp_travel", "high");
		logins(this.account, START);
		String body = "{\"days\":30,\"settings\":{\"imp_travel\":{\"excluded_users\":[{\"email\":\"mia@example.org\",\"reason\":\"Test\"}]}}}";
		try (var connection = this.dataSource.getConnection();
				var statement = connection.createStatement();
				ExecutorService callers = Executors.newSingleThreadExecutor()) {
			statement.execute("reset role");
			connection.setAutoCommit(false);
			statement.execute("lock table user_alias in access exclusive mode");
			Future<HttpResponse<String>> first = callers.submit(() -> run(body));
			while (this.database
				.sql("select count(*) from pg_locks where not granted and relation = 'user_alias'::regclass")
				.query(Long.class)
				.single() == 0) {
				Thread.onSpinWait();
			}
			HttpResponse<String> second = run(body);
			assertFailure(second, 503, "{\"code\":12007,\"message\":\"Another dry run is under way\"}");
			assertThat(second.headers().firstValue("Retry-After")).isPresent();
			connection.rollback();
			statement.execute("set role ztrisk_server");
			connection.commit();
			assertThat(result(first.get()).at("/behaviors/imp_travel/gone").intValue()).isOne();
		}
		assertThat(run(body).statusCode()).isEqualTo(200);
	}

	@Test
	@OldestPostgresTest
	void limitsEndItOrSkipUsers() {
		enableAll(this.account);
		send(this.account, new RandomLogs(9, START, Duration.ofHours(20)).lines());
		SimulationResult all = run(SimulationLimits.DEFAULT);
		assertThat(all.complete()).isTrue();
		assertThat(all.usersExamined()).isEqualTo(4);
		SimulationResult first = run(new SimulationLimits(Duration.ofSeconds(60), 1, 100_000));
		assertThat(first.complete()).isFalse();
		assertThat(first.usersExamined()).isOne();
		assertThat(run(new SimulationLimits(Duration.ZERO, 1000, 1000)).usersExamined()).isZero();
		SimulationResult small = run(new SimulationLimits(Duration.ofSeconds(60), 1000, 5));
		assertThat(small.complete()).isTrue();
		assertThat(small.usersSkipped()).isEqualTo(4);
		assertThat(small.behaviors().values()).allSatisfy((one) -> assertThat(one.now()).isZero());
	}

	private SimulationResult run(SimulationLimits limits) {
		ServletRequestAttributes request = new ServletRequestAttributes(new MockHttpServletRequest());
		RequestContextHolder.setRequestAttributes(request);
		try {
			AccountId id = new AccountId(this.account.id());
			return this.simulations.run(id,
					this.proposals.read(id, JsonFields.of(JsonMapper.shared().readTree("{\"days\":30}"))), true,
					limits);
		}
		finally {
			request.requestCompleted();
			RequestContextHolder.resetRequestAttributes();
		}
	}

	private HttpResponse<String> run(String body) {
		return this.account.send(this.account.request("/dry_run")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private static JsonNode result(HttpResponse<String> answer) {
		assertThat(answer.body()).contains("\"success\":true");
		return JsonMapper.shared().readTree(answer.body()).get("result");
	}

	private static Map<String, Long> counts(JsonNode result, String side) {
		Map<String, Long> counts = new TreeMap<>();
		result.get("behaviors")
			.properties()
			.forEach((one) -> counts.put(one.getKey(), one.getValue().get(side).asLong()));
		counts.values().removeIf((count) -> count == 0);
		return counts;
	}

	private Map<String, Long> events(Account of) {
		Map<String, Long> events = new TreeMap<>();
		this.database
			.sql("select behavior, count(*) as events from event where account_id = :account group by behavior")
			.param("account", of.id())
			.query((row) -> {
				events.put(row.getString("behavior"), row.getLong("events"));
			});
		return events;
	}

	private String levels(Account of) {
		return this.database.sql("""
				select '{"high":' || count(*) filter (where risk_level = 3)
					|| ',"low":' || count(*) filter (where risk_level = 1)
					|| ',"medium":' || count(*) filter (where risk_level = 2)
					|| ',"unscored":' || count(*) filter (where risk_level is null) || '}'
				from users where account_id = :account and merged_into is null""")
			.param("account", of.id())
			.query(String.class)
			.single();
	}

	private String state() {
		return this.database.sql("""
				select concat((select count(*) from audit_entry where account_id = :account), ' ',
					(select string_agg(event::text, ',' order by id) from event where account_id = :account), ' ',
					(select string_agg(users::text, ',' order by id) from users where account_id = :account))""")
			.param("account", this.account.id())
			.query(String.class)
			.single();
	}

	private static String randomBehaviors(Random random) {
		return BehaviorCatalogue.defaults()
			.keySet()
			.stream()
			.map((behavior) -> behavior.key())
			.filter((key) -> random.nextInt(3) == 0)
			.map((key) -> "\"%s\":{\"enabled\":%b,\"risk_level\":\"%s\"}".formatted(key, random.nextInt(3) > 0,
					List.of("low", "medium", "high").get(random.nextInt(3))))
			.collect(Collectors.joining(",", "{", "}"));
	}

	private static void enableAll(Account of) {
		BehaviorCatalogue.defaults().keySet().forEach((behavior) -> of.enable(behavior.key(), "medium"));
		rule(of, "custom_first",
				"\"activities\":[\"login_success\"],\"first\":{\"of\":\"country\",\"after_days\":1,\"remember_days\":30}");
		rule(of, "custom_each", "\"activities\":[\"login_success\"]");
		rule(of, "custom_count", "\"activities\":[\"login_success\"],\"count\":{\"at_least\":3,\"seconds\":36000}");
	}

	private static void rule(Account of, String key, String rule) {
		assertThat(of
			.put("/behaviors/" + key,
					"{\"name\":\"Mine\",\"enabled\":true,\"risk_level\":\"low\",\"rule\":{" + rule + "}}")
			.body()).contains("\"success\":true");
	}

	private static void logins(Account of, Instant at) {
		send(of, List.of(login(at, "PT"), login(at.plusSeconds(3600), "SG")));
	}

	private static RandomLogs.Line login(Instant at, String country) {
		return new RandomLogs.Line("access_requests", at,
				"""
						{"Action":"login","Allowed":true,"Country":"%s","CreatedAt":"%s","Email":"mia@example.org","IPAddress":"","RayID":"%s"}"""
					.formatted(country, at, country));
	}

	private static void send(Account of, List<RandomLogs.Line> lines) {
		lines.stream()
			.collect(Collectors.groupingBy(RandomLogs.Line::dataset, TreeMap::new,
					Collectors.mapping(RandomLogs.Line::text, Collectors.joining("\n"))))
			.forEach((dataset, text) -> assertThat(
					of.send(of.request("/logs/" + dataset).POST(HttpRequest.BodyPublishers.ofString(text))).body())
				.contains("\"rejected\":0"));
	}

	private String token(String permission) {
		return new ApiClient(this.port)
			.post("/accounts/" + this.account.id() + "/tokens", "application/json",
					"{\"name\":\"t\",\"permissions\":[\"" + permission + "\"]}")
			.body()
			.replaceAll(".*\"value\":\"([^\"]+)\".*", "$1");
	}

}
