package io.ztrisk.openapi;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.ZtriskApplication;
import io.ztrisk.test.ApiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every call answers as documented where not the caller but the machine is short of
 * something, or the caller calls too often. No failure to look a token up is remembered,
 * so each step holds from its first call on.
 */
@Execution(ExecutionMode.CONCURRENT)
class MachineErrorsTests {

	private static final int CONNECTIONS = 3;

	/** As many as may look a token up at the same time: none waits for another. */
	private static final int CALLERS = 4;

	@Test
	void everyCallReportsTheMissingResource() throws Exception {
		EmbeddedPostgres database = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
		try (ConfigurableApplicationContext server = new SpringApplicationBuilder(ZtriskApplication.class).run(
				"--server.port=0", "--management.server.port=0",
				"--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
				"--spring.datasource.username=postgres", "--spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
				"--spring.datasource.hikari.connection-timeout=250", "--ztrisk.admin-token=" + ApiClient.TOKEN,
				"--ztrisk.rate-limit.calls=1")) {
			ApiClient api = new ApiClient(
					server.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			Contract contract = Contract.of(api);
			assertThat(api.get("/user/tokens/verify").statusCode()).isEqualTo(200);
			allAnswer(api, contract, 971);
			JdbcClient sql = JdbcClient.create(database.getPostgresDatabase());
			sql.sql("alter schema public rename to elsewhere").update();
			HttpResponse<String> trusted = api.get("/user/tokens/verify");
			while (trusted.statusCode() == 429) {
				trusted = api.get("/user/tokens/verify");
			}
			allAnswer(api, contract, 12000);
			sql.sql("alter schema elsewhere rename to public").update();
			List<Connection> held = new ArrayList<>();
			for (int i = 0; i < CONNECTIONS; i++) {
				held.add(server.getBean(DataSource.class).getConnection());
			}
			allAnswer(api, contract, 12007);
			for (Connection connection : held) {
				connection.close();
			}
			database.close();
			allAnswer(api, contract, 12008);
		}
		finally {
			database.close();
		}
	}

	/** A dry run is limited like other calls. */
	private static String target(Sample sample, Operation call) {
		return sample.target(call) + (call.parameters("query").containsKey("dry_run") ? "?dry_run=true" : "");
	}

	private static void allAnswer(ApiClient api, Contract contract, int code) throws Exception {
		Sample sample = new Sample(api);
		Map<Operation, Future<HttpResponse<String>>> answers = new LinkedHashMap<>();
		try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
			for (Operation call : contract.operations()) {
				if (call.failures().flatMap((status) -> call.codes(status).stream()).toList().contains(code)) {
					Map.Entry<String, String> body = call.bodies()
						.entrySet()
						.stream()
						.findFirst()
						.orElse(Map.entry("", ""));
					HttpRequest.Builder request = sample.request(call, target(sample, call), body.getKey(),
							body.getValue());
					answers.put(call, callers.submit(() -> api.send(request)));
				}
			}
		}
		assertThat(answers).as("calls that may answer " + code).hasSizeGreaterThan(15);
		for (Map.Entry<Operation, Future<HttpResponse<String>>> answer : answers.entrySet()) {
			Operation call = answer.getKey();
			assertThat(answer.getValue().get().body()).as(call.toString()).contains("{\"code\":" + code + ",");
			assertThat(contract.problems(call, answer.getValue().get())).as(call.toString()).isEmpty();
		}
	}

}
