package io.ztrisk.dataset;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.database.Retry;
import io.ztrisk.replay.Rejections;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.DatasetNames;
import io.ztrisk.test.Logs;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.ApiClient.assertFailure;
import static io.ztrisk.test.ApiClient.success;
import static io.ztrisk.test.Logs.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Datasets of accounts, from their making to their deletion.
 */
@OldestPostgresTest
@ServerTest
class DatasetsTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String VPN = """
			{"description":"VPN","time":"at","key":[["id"]],"user":{"namespace":"vpn","email":"user"},\
			"fields":{"address":"ip","country":"country"},"activities":{"login_success":{"where":[{"country|exists":true}]}}}""";

	private static final String NAME = "The name must be custom_ and 1 to 57 of a-z, 0-9 and _; predefined datasets "
			+ "cannot be changed";

	private final Account account;

	private final Account other;

	private final ApiClient api;

	DatasetsTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.other = new Account(port);
		this.api = new ApiClient(port);
	}

	@Test
	void datasetIsMadeChangedAndDeleted() {
		String changed = VPN.replace("\"VPN\"", "\"New\"");
		assertThat(put("custom_vpn", VPN).body()).isEqualTo(shown(VPN, "custom_vpn", 1));
		assertThat(put("custom_vpn", "\n" + VPN.replace(",", " ,\n")).body()).isEqualTo(shown(VPN, "custom_vpn", 1));
		assertThat(put("custom_vpn", changed).body()).isEqualTo(shown(changed, "custom_vpn", 2));
		assertThat(this.account.get("/datasets/custom_vpn").body()).isEqualTo(shown(changed, "custom_vpn", 2));
		assertThat(this.account.get("/datasets").body())
			.contains("\"custom_vpn\":{\"description\":\"New\",\"predefined\":false,\"revision\":2},\"device_posture");
		assertThat(delete("custom_vpn").body()).isEqualTo(success("{}"));
		assertUnknown(this.account.get("/datasets/custom_vpn"));
		assertUnknown(delete("custom_vpn"));
		assertThat(put("custom_vpn", VPN).body()).isEqualTo(shown(VPN, "custom_vpn", 1));
		assertThat(JSON.readTree(this.account.get("/audit?direction=asc").body()).at("/result/entries").valueStream())
			.map((entry) -> entry.path("action").stringValue() + " " + entry.path("subject").stringValue() + " "
					+ entry.path("before") + " " + entry.path("after"))
			.containsExactly("dataset_made custom_vpn  " + VPN, "dataset_changed custom_vpn " + VPN + " " + changed,
					"dataset_deleted custom_vpn " + changed + " ", "dataset_made custom_vpn  " + VPN);
	}

	@Test
	void orderOfMembersIsNoChange() {
		put("custom_vpn", VPN);
		assertThat(
				put("custom_vpn", "{\"key\":[[\"id\"]]," + VPN.substring(1).replace("\"key\":[[\"id\"]],", "")).body())
			.isEqualTo(shown(VPN, "custom_vpn", 1));
		assertThat(this.account.get("/audit").body()).contains("\"total_count\":1,");
	}

	@Test
	void decimalsKeepAllTheirDigits() {
		String mapping = VPN.replace("{\"country|exists\":true}", "{\"country\":9007199254740993.0}");
		assertThat(put("custom_vpn", mapping).body()).isEqualTo(shown(mapping, "custom_vpn", 1));
		assertThat(Logs.send(this.account, "custom_vpn?dry_run=true", login("9007199254740993.0", "1", 3)).body())
			.contains("\"activities\":[\"login_success\"]");
		assertThat(Logs.send(this.account, "custom_vpn?dry_run=true", login("9007199254740992.0", "1", 3)).body())
			.doesNotContain("login_success");
		String next = mapping.replace("93.0", "92.0");
		assertThat(put("custom_vpn", next).body()).isEqualTo(shown(next, "custom_vpn", 2));
	}

	@Test
	void predefinedDatasetsAreShown() {
		assertThat(this.account.get("/datasets").body())
			.startsWith("{\"errors\":[],\"messages\":[],\"result\":{\"datasets\":{\"access_requests\":{\"description\":"
					+ "\"Logins to applications of Cloudflare Access, as Logpush writes them\",\"predefined\":true,"
					+ "\"revision\":1},\"access_requests_rest\":{")
			.endsWith(",\"predefined\":true,\"revision\":1}}},\"success\":true}");
		for (String name : DatasetNames.all()) {
			assertThat(this.account.get("/datasets/" + name).body())
				.startsWith("{\"errors\":[],\"messages\":[],\"result\":{\"mapping\":{\"version\":1,\"description\":\"")
				.endsWith("}},\"name\":\"%s\",\"revision\":1},\"success\":true}".formatted(name).replace("}},", "},"));
		}
	}

	@Test
	void copyOfAPredefinedDatasetIsADataset() {
		for (String name : DatasetNames.ofMappings()) {
			ObjectNode copy = (ObjectNode) JSON.readTree(this.account.get("/datasets/" + name).body())
				.at("/result/mapping");
			copy.remove("key_dataset");
			String mapping = copy.toString();
			assertThat(put("custom_" + name, mapping).body()).isEqualTo(shown(mapping, "custom_" + name, 1));
		}
	}

	@Test
	void allProblemsAreReportedWithTheirPlacesAndNothingIsStored() {
		put("custom_vpn", VPN);
		for (String name : List.of("custom_vpn", "custom_new")) {
			assertFailure(put(name, """
					{"strict":true,"time":"a[","key":[],"user":{"email":"e"},"fields":{"address":{"path":["a",\
					"target[type=User.id"]},"Host":"h"},"activities":{"login":{},"visit":{"where":[{"x":1}]}}}"""), 400,
					problem("strict is unknown", "/strict") + "," + problem("expected ] or a name at column 3", "/time")
							+ "," + problem("key must be a list of 1 to 4 elements", "/key") + ","
							+ problem("expected ] at column 17", "/fields/address/path/1") + ","
							+ problem("Host must be a name of 1 to 64 of a-z, 0-9 and _, which begins with a letter",
									"/fields/Host")
							+ "," + problem("namespace is required", "/user/namespace") + ","
							+ problem(
									"login must be one of login_success, login_failure, mfa_denied, risk_reported, visit, dlp_match, file, posture",
									"/activities/login")
							+ "," + problem("login needs where or unless", "/activities/login") + ","
							+ problem("x tests an unknown field", "/activities/visit/where/0/x"));
		}
		assertThat(this.account.get("/datasets/custom_vpn").body()).isEqualTo(shown(VPN, "custom_vpn", 1));
		assertUnknown(this.account.get("/datasets/custom_new"), "custom_vpn");
		assertThat(this.account.get("/audit").body()).contains("\"total_count\":1,");
	}

	@Test
	void mappingHasAtMost64KiB() {
		String values = IntStream.range(0, 32)
			.mapToObj((i) -> "\"" + i + "\":\"" + "x".repeat(2000) + "\"")
			.reduce((one, next) -> one + "," + next)
			.orElseThrow();
		String most = mappingWith(values, "");
		String mapping = mappingWith(values, "x".repeat((64 << 10) - most.length()));
		assertThat(put("custom_vpn", mapping.replace(",", " , ")).body()).isEqualTo(shown(mapping, "custom_vpn", 1));
		assertFailure(put("custom_vpn", mappingWith(values, "x".repeat((64 << 10) - most.length() + 1))), 400,
				problem("must have at most 64 KiB", ""));
	}

	private static String mappingWith(String values, String last) {
		return VPN.replace("\"ip\"", "{\"path\":\"ip\",\"values\":{" + values + ",\"last\":\"" + last + "\"}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "okta_system_log", "gateway_dns", "nope", "custom_", "custom_A", "custom_a-b", "Custom_a",
			"custom_%C3%A9", "custom_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" })
	void onlyCustomDatasetsAreChangedAndDeleted(String name) {
		assertFailure(put(name, VPN), 400, "{\"code\":12003,\"message\":\"" + NAME + "\"}");
		assertFailure(delete(name), 400, "{\"code\":12003,\"message\":\"" + NAME + "\"}");
	}

	@Test
	void longestNameIsTaken() {
		assertThat(put("custom_" + "a_9".repeat(19), VPN).statusCode()).isEqualTo(200);
	}

	@Test
	void datasetsOfTwoAccountsDoNotMeet() {
		put("custom_vpn", VPN);
		put(this.other, "custom_vpn", VPN.replace("\"at\"", "\"when\""));
		put(this.other, "custom_secret", VPN);
		assertUnknown(this.account.get("/datasets/custom_secret"), "custom_vpn");
		assertUnknown(Logs.send(this.account, "custom_secret", login("DE", "1", 3)), "custom_vpn");
		assertUnknown(delete("custom_secret"), "custom_vpn");
		assertThat(this.account.get("/datasets").body() + this.account.get("/audit").body()
				+ this.account.get("/logs/rejected?dataset=custom_secret").body() + this.account.get("/feeds").body())
			.doesNotContain("custom_secret,")
			.doesNotContain("\"custom_secret");
		assertThat(Logs.send(this.account, "custom_vpn", login("DE", "1", 3)).body())
			.isEqualTo(result(1, 0, 0, 0, 0, 0));
		assertThat(Logs.send(this.other, "custom_vpn", login("DE", "1", 3)).body()).isEqualTo(result(1, 0, 0, 0, 0, 1));
		delete("custom_vpn");
		assertThat(this.other.get("/feeds").body()).contains("\"dataset\":\"custom_vpn\"");
		assertThat(Rejections.all(this.other)).hasSize(1);
		assertThat(this.other.get("/datasets/custom_vpn").body()).contains("\"when\"");
	}

	@Test
	void permissionsAreNeeded() {
		put("custom_vpn", VPN);
		ApiClient reader = this.api.as(token("zero_trust_read"));
		String path = "/accounts/" + this.account.id() + "/zt_risk_scoring/datasets";
		assertThat(reader.get(path).statusCode()).isEqualTo(200);
		assertThat(reader.get(path + "/custom_vpn").statusCode()).isEqualTo(200);
		assertThat(reader.put(path + "/custom_vpn", VPN).body()).contains("\"code\":10000,");
		assertThat(reader.delete(path + "/custom_vpn").body()).contains("\"code\":10000,");
		ApiClient sender = this.api.as(token("logs_write"));
		assertThat(sender.get(path).body() + sender.get(path + "/custom_vpn").body()).doesNotContain("custom_vpn");
	}

	@Test
	void logsAreReadByTheMapping(@Autowired MeterRegistry meters) {
		this.account.enable("imp_travel", "high");
		put("custom_vpn", VPN.replace("\"user\"}", "\"mail\"}"));
		double rejected = counted(meters, "rejected");
		double matched = counted(meters, "matched");
		assertThat(Logs.send(this.account, "custom_vpn", login("DE", "1", 3) + "{\"at\":7}\n{}").body())
			.isEqualTo(result(3, 0, 0, 0, 2, 1));
		put("custom_vpn", VPN);
		assertThat(Logs.send(this.account, "custom_vpn", login("DE", "1", 3) + "{").body())
			.isEqualTo(result(2, 1, 0, 0, 0, 1));
		assertThat(this.account.get("/logs/rejected?dataset=custom_vpn").body()).contains("\"total_count\":2,",
				"\"reason\":\"at: is required\"");
		put("custom_vpn", VPN.replace("\"time\":\"at\"", "\"time\":[\"at\",\"when\"]"));
		assertThat(Logs.send(this.account, "custom_vpn", login("SG", "2", 2)).body())
			.isEqualTo(result(1, 1, 1, 0, 0, 0));
		assertThat(this.account.get("/feeds").body()).contains("\"dataset\":\"custom_vpn\",\"deliveries\":3,");
		assertThat(counted(meters, "rejected")).isEqualTo(rejected + 2);
		assertThat(counted(meters, "matched")).isEqualTo(matched + 2);
		assertThat(meters.find("ztrisk.feed.age").tag("dataset", "custom").gauge()).isNotNull();
	}

	@Test
	void rejectedLinesAreReplayedByTheNewMapping() {
		this.account.enable("imp_travel", "high");
		put("custom_vpn", VPN.replace("\"at\"", "\"when\""));
		assertThat(Logs.send(this.account, "custom_vpn", login("DE", "1", 3) + login("SG", "2", 2) + "{}").body())
			.isEqualTo(result(3, 0, 0, 0, 0, 3));
		put("custom_vpn", VPN);
		assertThat(replay()).isEqualTo(result(3, 2, 1, 0, 0, 1));
		assertThat(Rejections.all(this.account)).hasSize(1);
	}

	@Test
	void replayedLineIsSearchedForRecordsAndARejectedRecordIsNot() {
		this.account.enable("imp_travel", "high");
		String records = login("DE", "1", 3).strip() + "," + login("SG", "2", 2).strip() + ",{\"rows\":[{}]}";
		put("custom_vpn", VPN);
		assertThat(Logs.send(this.account, "custom_vpn", "{\"rows\":[" + records + "]}").body())
			.isEqualTo(result(1, 0, 0, 0, 0, 1));
		put("custom_vpn", VPN.replace("\"time\"", "\"records\":[\"rows[]\"],\"time\""));
		assertThat(replay()).isEqualTo(result(3, 2, 1, 0, 0, 1));
		assertThat(Rejections.all(this.account)).singleElement()
			.satisfies((line) -> assertThat(line.toString()).contains("element 3: ", "{\\\"rows\\\":[{}]}"));
		assertThat(replay()).isEqualTo(result(1, 0, 0, 0, 0, 1));
	}

	/**
	 * Whichever of the two lines has the lower id, and so is read first.
	 */
	@Test
	void rejectedRecordIsKeptIfALineWithTheSameBytesIsAccepted() {
		IntStream.range(0, 8).forEach((i) -> {
			put("custom_vpn", VPN);
			String line = "{\"rows\":[%s]}".formatted(login("DE", "k" + i, 3).strip());
			String around = "{\"rows\":[%s]}".formatted(line);
			Logs.send(this.account, "custom_vpn", line + "\n" + around);
			put("custom_vpn", VPN.replace("\"time\"", "\"records\":[\"rows[]\"],\"time\""));
			replay();
			assertThat(Rejections.reasons(this.account)).filteredOn((reason) -> reason.startsWith("2:element 1: "))
				.hasSize(i + 1);
			assertThat(Rejections.all(this.account)).hasSize(i + 1);
		});
	}

	/** A page has at most 1000 lines. */
	@Test
	void recordThatAReplayRejectsIsNotReadByALaterPage() {
		put("custom_vpn", VPN);
		Logs.send(this.account, "custom_vpn", "{}\n"
				+ IntStream.range(0, 1500).mapToObj("{\"rows\":[%d]}\n"::formatted).collect(Collectors.joining()));
		put("custom_vpn", VPN.replace("\"time\"", "\"records\":[\"rows[]\"],\"time\""));
		assertThat(replay()).isEqualTo(result(1501, 0, 0, 0, 0, 1501));
		assertThat(replay()).isEqualTo(result(1501, 0, 0, 0, 0, 1501));
	}

	/** A replay stores records in chunks of a mebibyte, with their lists. */
	@Test
	void replayStoresFewRecordsWithLongListsAtOnce(@Autowired JdbcClient database) {
		this.account.enable("imp_travel", "high");
		String fields = IntStream.range(0, 60)
			.mapToObj("\"list%d\":\"texts[]\","::formatted)
			.collect(Collectors.joining());
		String mapping = VPN.replace("\"address\"", fields + "\"address\"");
		String texts = IntStream.range(100, 200).mapToObj("\"%d\""::formatted).collect(Collectors.joining(","));
		put("custom_vpn", mapping);
		Logs.send(this.account, "custom_vpn",
				IntStream.range(0, 9)
					.mapToObj((i) -> login("DE", "k" + i, i + 1).strip().replace("}", ",\"texts\":[" + texts + "]}"))
					.collect(Collectors.joining(",", "{\"rows\":[", "]}")));
		put("custom_vpn", mapping.replace("\"time\"", "\"records\":[\"rows[]\"],\"time\""));
		assertThat(replay()).isEqualTo(result(9, 9, 0, 0, 0, 0));
		assertThat(database.sql("select count(distinct xmin::text) from observation where account_id = :account")
			.param("account", this.account.id())
			.query(Integer.class)
			.single()).isGreaterThan(1);
	}

	@Test
	void lineIsSearchedForRecordsThoughARecordWithTheSameBytesWasRejected() {
		String line = "{\"rows\":[%s]}".formatted(login("DE", "1", 3).strip());
		String wrapped = VPN.replace("\"time\"", "\"records\":[\"rows[]\"],\"time\"");
		put("custom_vpn", wrapped);
		Logs.send(this.account, "custom_vpn", "{\"rows\":[%s]}".formatted(line));
		put("custom_vpn", VPN);
		Logs.send(this.account, "custom_vpn", line);
		put("custom_vpn", wrapped);
		assertThat(replay()).isEqualTo(result(2, 0, 0, 0, 0, 1));
	}

	@Test
	void whatIsStoredOfTheLogsGoesWithADataset() {
		put("custom_vpn", VPN);
		put("custom_other", VPN);
		Logs.send(this.account, "custom_vpn", "{}");
		Logs.send(this.account, "custom_other", "{}");
		delete("custom_vpn");
		assertThat(Rejections.all(this.account)).singleElement()
			.satisfies((line) -> assertThat(line.path("dataset").stringValue()).isEqualTo("custom_other"));
		assertThat(this.account.get("/feeds").body()).contains("\"custom_other\"").doesNotContain("\"custom_vpn\"");
		assertUnknown(Logs.send(this.account, "custom_vpn", "{}"), "custom_other");
		put("custom_vpn", VPN);
		assertThat(this.account.get("/feeds").body()).doesNotContain("\"custom_vpn\"");
		Logs.send(this.account, "custom_vpn", login("DE", "1", 3));
		assertThat(this.account.get("/feeds").body()).contains("\"dataset\":\"custom_vpn\",\"deliveries\":1,");
	}

	@Test
	void datasetThatARuleNamesStays(@Autowired PredefinedDatasets predefined, @Autowired Datasets datasets,
			@Autowired DatasetRepository custom, @Autowired AuditLog audit, @Autowired ApplicationEventPublisher events,
			@Autowired Retry retry) {
		put("custom_vpn", VPN);
		DatasetReferences rules = (account, dataset) -> List.of("custom_b", "custom_a");
		DatasetService service = new DatasetService(predefined, datasets, custom,
				new StaticListableBeanFactory(Map.of("rules", rules)).getBeanProvider(DatasetReferences.class), audit,
				events, retry);
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> service.delete(Actor.SERVER, new AccountId(this.account.id()), "custom_vpn"))
			.withMessage("The dataset is named by the rules of custom_a, custom_b")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.INVALID_FIELD));
		assertThat(this.account.get("/datasets/custom_vpn").body()).isEqualTo(shown(VPN, "custom_vpn", 1));
	}

	@Test
	void rejectedLineOfADeletedDatasetStaysAndIsNotShownAsAFeed(@Autowired JdbcClient database) {
		put("custom_vpn", VPN);
		Logs.send(this.account, "custom_vpn", "{}");
		// As a body left them in an earlier version.
		database.sql("delete from custom_dataset where account_id = :account")
			.param("account", this.account.id())
			.update();
		assertThat(
				this.account.send(this.account.request("/logs/rejected/replay").POST(BodyPublishers.noBody())).body())
			.isEqualTo(result(1, 0, 0, 0, 0, 1));
		assertThat(this.account.get("/feeds").body()).doesNotContain("custom_vpn");
		put("custom_vpn", VPN);
		assertThat(this.account.get("/feeds").body()).doesNotContain("custom_vpn");
		assertThat(Rejections.all(this.account)).isEmpty();
	}

	@Test
	void recordWithoutAKeyHasThatOfItsFields() {
		this.account.enable("imp_travel", "high");
		String lines = login("DE", "", 3) + login("SG", "", 2);
		put("custom_vpn", VPN);
		assertThat(Logs.send(this.account, "custom_vpn", lines).body()).isEqualTo(result(2, 2, 1, 0, 0, 0));
		assertThat(Logs.send(this.account, "custom_vpn", lines).body()).isEqualTo(result(2, 2, 0, 2, 0, 0));
		put("custom_vpn", VPN.replace("\"fields\":{", "\"fields\":{\"mine\":\"user\","));
		assertThat(Logs.send(this.account, "custom_vpn", lines).body()).contains("\"duplicates\":0,", "\"matched\":2,");
	}

	@Test
	void limitOfDatasetsIsExact() throws Exception {
		List<Integer> statuses = concurrently(60, (i) -> put("custom_" + i, VPN).statusCode());
		assertThat(statuses).filteredOn((status) -> status == 200).hasSize(50);
		assertThat(statuses).filteredOn((status) -> status == 400).hasSize(10);
		assertThat(this.account.get("/datasets").body().split("\"predefined\":false", -1)).hasSize(51);
		assertFailure(put("custom_more", VPN), 400,
				"{\"code\":12003,\"message\":\"An account must have at most 50 datasets of its own\"}");
		String one = this.account.get("/datasets").body().replaceAll(".*\"(custom_\\d+)\".*", "$1");
		assertThat(put(one, VPN).statusCode()).isEqualTo(200);
		delete(one);
		assertThat(put("custom_more", VPN).statusCode()).isEqualTo(200);
	}

	@Test
	void concurrentChangesAllCount() throws Exception {
		assertThat(concurrently(20, (i) -> put("custom_vpn", VPN.replace("\"VPN\"", "\"" + i + "\"")).statusCode()))
			.containsOnly(200);
		assertThat(this.account.get("/datasets/custom_vpn").body()).endsWith("\"revision\":20},\"success\":true}");
		assertThat(this.account.get("/audit").body()).contains("\"total_count\":20,");
	}

	@Test
	void accountWithADatasetIsListed() {
		put("custom_vpn", VPN);
		assertThat(this.api.get("/accounts?name=" + this.account.id()).body()).contains(this.account.id());
	}

	private static List<Integer> concurrently(int calls, IntFunction<Integer> call) throws Exception {
		List<Future<Integer>> answers = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			IntStream.range(0, calls).forEach((i) -> answers.add(threads.submit(() -> call.apply(i))));
			List<Integer> results = new ArrayList<>();
			for (Future<Integer> answer : answers) {
				results.add(answer.get());
			}
			return results;
		}
	}

	private static double counted(MeterRegistry meters, String outcome) {
		return meters.get("ztrisk.records").tag("dataset", "custom").tag("outcome", outcome).counter().count();
	}

	private static String login(String country, String id, int hoursAgo) {
		return "{\"at\":\"%s\",\"id\":\"%s\",\"user\":\"mia@example.org\",\"country\":\"%s\"}\n"
			.formatted(Instant.now().minusSeconds(3600L * hoursAgo + 60).truncatedTo(ChronoUnit.HOURS), id, country);
	}

	private String replay() {
		return this.account
			.send(this.account.request("/logs/rejected/replay?dataset=custom_vpn").POST(BodyPublishers.noBody()))
			.body();
	}

	private String token(String permission) {
		return this.api
			.post("/accounts/" + this.account.id() + "/tokens", "application/json",
					"{\"name\":\"t\",\"permissions\":[\"%s\"]}".formatted(permission))
			.body()
			.replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1");
	}

	private HttpResponse<String> put(String name, String mapping) {
		return put(this.account, name, mapping);
	}

	private static HttpResponse<String> put(Account account, String name, String mapping) {
		return account.send(account.request("/datasets/" + name)
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString(mapping)));
	}

	private HttpResponse<String> delete(String name) {
		return this.account.send(this.account.request("/datasets/" + name).DELETE());
	}

	private static String shown(String mapping, String name, int revision) {
		return success("{\"mapping\":%s,\"name\":\"%s\",\"revision\":%d}".formatted(mapping, name, revision));
	}

	private static String problem(String message, String pointer) {
		return "{\"code\":12003,\"message\":\"%s\",\"source\":{\"pointer\":\"%s\"}}".formatted(message, pointer);
	}

	private static void assertUnknown(HttpResponse<String> answer, String... custom) {
		assertFailure(answer, 404, "{\"code\":12012,\"message\":\"Unknown dataset; known are "
				+ String.join(", ", DatasetNames.withCustom(custom)) + "\"}");
	}

}
