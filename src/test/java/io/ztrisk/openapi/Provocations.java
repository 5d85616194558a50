package io.ztrisk.openapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import io.ztrisk.test.ApiClient;

/**
 * Makes any call fail with a given code.
 */
final class Provocations {

	/** No single request provokes these errors; see MachineErrorsTests. */
	static final Set<Integer> OF_THE_MACHINE = Set.of(971, 12000, 12007, 12008);

	private static final String JSON = "application/json";

	private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

	private static final String INTEGRATION = "{\"integration_type\":\"Okta\",\"tenant_url\":\"https://example.com\"}";

	private final ApiClient api;

	private final int port;

	private final Sample sample;

	Provocations(ApiClient api, int port, Sample sample) {
		this.api = api;
		this.port = port;
		this.sample = sample;
	}

	HttpResponse<String> provoke(Operation call, String status, int code) {
		String target = this.sample.target(call);
		boolean events = call.id().equals("postEvents");
		return switch (code) {
			case 6003 -> send(this.api.bare(target).header("Authorization", "nonsense"), call, "", "");
			case 9106 -> send(this.api.bare(target), call, "", "");
			case 10000 -> send(this.api.as("nobody").request(target), call, "", "");
			case 9109 -> send(this.api.as(foreign()).request(target), call, "", "");
			case 7003 -> send(call, with(call, "account_id", "a".repeat(33)), "", "");
			case 10405 -> this.api.send(this.api.request(target).method("PATCH", HttpRequest.BodyPublishers.noBody()));
			case 9207 -> send(call, target, "text/plain", "{}");
			case 6007 -> send(call, target, JSON, "[{");
			case 12003 -> call.id().equals("deleteDatasetsName") ? send(call, with(call, "name", "nope"), "", "")
					: send(call, target, JSON, events ? "{\"events\":1}" : "[]");
			case 12002 -> call.path().contains("/webhooks")
					? send(call, target, JSON, "{\"url\":\"https://example.org\",\"behaviors\":[\"nope\"]}")
					: call.path().endsWith("/{key}")
							? send(call, with(call, "key", status.equals("404") ? "custom_nope" : "nope"), JSON,
									"{\"name\":\"Nope\",\"risk_level\":\"low\"}")
							: send(call, target, JSON,
									events ? "{\"events\":[{\"behavior\":\"nope\"}]}"
											: call.id().equals("postDismissals") ? "{\"behavior\":\"nope\"}"
													: "{\"behaviors\":{\"nope\":{}}}");
			case 12001 -> {
				String unknown = with(call, "user_id", "00000000-0000-4000-8000-000000000000");
				yield call.path().endsWith("/notes") ? send(call, unknown, JSON, "{\"text\":\"Asked\"}")
						: send(call, unknown, JSON, "{\"reason\":\"Nope\",\"verdict\":\"benign\"}");
			}
			case 12015 -> send(call, with(call, "note_id", "00000000-0000-4000-8000-000000000000"), "", "");
			case 12010 -> send(call, with(call, "token_id", "f".repeat(32)), JSON, "{}");
			case 12013 -> send(call, with(call, "event_id", "00000000-0000-8000-8000-000000000000"), JSON,
					"{\"reason\":\"Nope\",\"verdict\":\"benign\"}");
			case 12014 -> send(call, target, JSON,
					"{\"evidence\":\"0000000000000000\",\"reason\":\"Nope\",\"verdict\":\"benign\"}");
			case 12019 ->
				call.method().equals("PUT") ? send(call, target, JSON, "{\"position\":\"999999999.00000000\"}")
						: send(call, target + "?after=999999999.00000000", "", "");
			case 12020 -> call.path().contains("/integrations") ? unknownIntegration(call) : unknownSubscription(call);
			case 12021 -> call.path().contains("/integrations") ? takenReference(call, target)
					: call.path().endsWith("/redeliver") ? send(call, this.sample.waiting(call), "", "")
							: call.path().endsWith("/rotate") ? untilRefused(call, target, "{}") : beyondTheMost(call);
			case 12022 -> send(call, target, JSON, call.path().contains("/integrations") ? INTEGRATION
					: "{\"url\":\"https://example.org\",\"format\":\"cloudevents\"}");
			case 12018 -> send(call, with(call, "session_id", "f".repeat(32)), "", "");
			case 12012 -> send(call, with(call, target.contains("/logs/") ? "dataset" : "name", "custom_nope"), "", "");
			case 12004 -> send(call,
					target + (target.contains("?") ? "&" : "?")
							+ (call.parameters("query").containsKey("page") ? "page=0"
									: call.parameters("query").containsKey("dry_run") ? "dry_run=nope"
											: "after=nope&all=nope&dataset=nope&since=nope"),
					"", "");
			case 12005 -> call.id().equals("postLogsDataset")
					? send(this.api.request(target).header("Content-Encoding", "gzip"), call, JSON, bomb())
					: send(call, target, JSON, " ".repeat((16 << 20) + 1));
			case 12009 -> send(this.api.request(target).header("Content-Encoding", "br"), call, JSON, "{}");
			case 12006 -> raw(call, target, status.equals("default") || status.equals("501")
					? "Transfer-Encoding: nope\r\n\r\n" : "no header\r\n\r\n");
			case 12011 -> raw(call, target, "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n[");
			default -> throw new AssertionError("Nobody knows how to provoke " + code + " of " + call);
		};
	}

	private HttpResponse<String> unknownSubscription(Operation call) {
		return send(call, with(call, call.path().contains("/signals") ? "signal_id" : "webhook_id", NOBODY), JSON,
				"{}");
	}

	private HttpResponse<String> unknownIntegration(Operation call) {
		return send(call, call.path().endsWith("/{reference_id}") ? with(call, "reference_id", "nope")
				: with(call, "integration_id", NOBODY), JSON, INTEGRATION);
	}

	/** The reference of another integration, or the same with another tenant. */
	private HttpResponse<String> takenReference(Operation call, String target) {
		return this.api.send(this.sample.request(call, target, JSON, INTEGRATION.replace("}",
				",\"reference_id\":\"%s\"}".formatted(call.method().equals("PUT") ? "other" : "mine"))));
	}

	/** Makes webhooks in another account until it has too many. */
	private HttpResponse<String> beyondTheMost(Operation call) {
		String target = with(call, "account_id", ApiClient.newScoring().split("/")[2]);
		return untilRefused(call, target, "{\"url\":\"https://example.org\"}");
	}

	private HttpResponse<String> untilRefused(Operation call, String target, String body) {
		HttpResponse<String> answer = send(call, target, JSON, body);
		while (answer.statusCode() == 200) {
			answer = send(call, target, JSON, body);
		}
		return answer;
	}

	private String with(Operation call, String variable, String value) {
		Map<String, String> variables = new HashMap<>(this.sample.variables());
		variables.put(variable, value);
		return Sample.target(call, variables);
	}

	private HttpResponse<String> send(Operation call, String target, String type, String body) {
		return send(this.api.request(target), call, type, body);
	}

	private HttpResponse<String> send(HttpRequest.Builder request, Operation call, String type, String body) {
		return send(request, call, type, body.getBytes(StandardCharsets.UTF_8));
	}

	private HttpResponse<String> send(HttpRequest.Builder request, Operation call, String type, byte[] body) {
		return this.api.send(Sample.request(request, call, type, HttpRequest.BodyPublishers.ofByteArray(body)));
	}

	/** A token that may do everything in another account. */
	private String foreign() {
		String other = ApiClient.newScoring().split("/")[2];
		return this.api.post("/accounts/" + other + "/tokens", JSON,
				"{\"name\":\"Other\",\"permissions\":[\"zero_trust_write\",\"zero_trust_pii_read\",\"logs_write\",\"tokens_write\"]}")
			.body()
			.replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1");
	}

	/** Little that becomes more than a body may have of the like. */
	private static byte[] bomb() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			byte[] blanks = new byte[1 << 20];
			java.util.Arrays.fill(blanks, (byte) ' ');
			for (int i = 0; i < 80; i++) {
				gzip.write(blanks);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** Sends what no client sends, and no more. */
	private HttpResponse<String> raw(Operation call, String target, String rest) {
		String head = call.method() + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
				+ "Authorization: Bearer " + ApiClient.TOKEN + "\r\n" + rest;
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
			socket.shutdownOutput();
			return RawAnswer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
