package io.ztrisk.dataset;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.ztrisk.test.Account;
import io.ztrisk.test.ConcurrentServerTest;
import io.ztrisk.test.DatasetNames;
import io.ztrisk.test.JsonMutations;
import io.ztrisk.test.Logs;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random changes of mappings, over HTTP. Each is stored as it was sent, or refused with
 * places; a stored one fails on no record.
 */
@ConcurrentServerTest
class DatasetMutationTests {

	private static final int MAPPINGS = 3_000;

	private static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

	private static final String RECORDS = """
			{"time":"%1$s","published":"%1$s","@timestamp":"%1$s","eventTime":"%1$s","createdDateTime":"%1$s",\
			"id":{"time":"%1$s"},"actor":{"type":"User","alternateId":"ann@example.org"},\
			"user":{"email":"ann@example.org"},"userPrincipalName":"ann@example.org",\
			"userIdentity":{"userName":"ann@example.org"},"details":{"email":"ann@example.org"}}
			{"time":%2$s,"published":"%1$s","id":%2$s,"actor":%2$s,"user":[%2$s],"key":%2$s,"events":[%2$s,{"name":%2$s}]}
			{"time":[1],"details":{"email":{}}}
			[]
			""";

	private final Account account;

	private final Random random = new Random(20261128);

	private final JsonMutations mutations = new JsonMutations(this.random);

	DatasetMutationTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@Test
	void mutatedMappingIsStoredOrRefused() {
		List<JsonNode> mappings = new ArrayList<>();
		for (String name : DatasetNames.ofMappings()) {
			ObjectNode mapping = (ObjectNode) JSON.readTree(this.account.get("/datasets/" + name).body())
				.at("/result/mapping");
			mapping.remove("key_dataset");
			mappings.add(mapping);
		}
		int stored = 0;
		for (int i = 0; i < MAPPINGS; i++) {
			JsonNode mapping = this.mutations.of(mappings.get(this.random.nextInt(mappings.size())));
			String body = JSON.writeValueAsString(mapping);
			if (put(body)) {
				stored++;
				assertThat(JSON.readTree(this.account.get("/datasets/custom_a").body()).at("/result/mapping"))
					.isEqualTo(JSON.readTree(body));
				assertTakesRecords();
			}
		}
		assertThat(stored).isBetween(MAPPINGS / 10, 9 * MAPPINGS / 10);
	}

	private boolean put(String body) {
		HttpResponse<String> answer = this.account.put("/datasets/custom_a", body);
		if (answer.statusCode() != 200) {
			assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
			assertThat(JSON.readTree(answer.body()).get("errors").valueStream()).as(body + answer.body())
				.isNotEmpty()
				.allMatch((error) -> Set.of(6007, 12003).contains(error.get("code").intValue())
						&& (error.has("source") || error.get("code").intValue() == 6007));
		}
		return answer.statusCode() == 200;
	}

	private void assertTakesRecords() {
		String records = RECORDS.formatted(Logs.TIME, JSON.writeValueAsString(this.mutations.text()));
		HttpResponse<String> answer = Logs.send(this.account, "custom_a", records);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.body()).contains("\"received\":4,");
	}

}
