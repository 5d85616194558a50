package io.ztrisk.sender;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ConcurrentServerTest;
import io.ztrisk.test.HttpReceiver;
import io.ztrisk.test.Reply;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.SsfReceiver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Receivers that answer nothing, or byte by byte, beside one that answers at once.
 */
@ConcurrentServerTest
class SlowReceiverTests {

	/** Shorter than the 20 seconds after which an attempt fails. */
	private static final Duration SOON = Duration.ofSeconds(10);

	private final ApiClient api;

	private final Account account;

	SlowReceiverTests(@Autowired SecondServer publicServer) {
		this.api = new ApiClient(publicServer.port());
		this.account = new Account(publicServer.port());
		this.account.enable("imp_travel", "high");
	}

	@Test
	void aSlowReceiverDelaysNoOtherReceiverNoOtherUserAndNoEvent() {
		try (HttpReceiver silent = HttpReceiver.start();
				HttpReceiver dripping = HttpReceiver.start();
				HttpReceiver stream = HttpReceiver.start();
				HttpReceiver good = HttpReceiver.start()) {
			silent.reply(Reply.nothing());
			dripping.reply(Reply.drips(200));
			stream.reply(Reply.nothing());
			String first = webhook(silent);
			String second = webhook(dripping);
			new SsfReceiver(this.api, this.account.id()).stream(
					"{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"" + stream.url("/") + "\"}}");
			webhook(good);
			raise("mia");
			Awaitility.await()
				.atMost(SOON)
				.until(() -> List.of(silent, dripping, stream, good)
					.stream()
					.allMatch((receiver) -> receiver.requests().size() == 1));
			raise("noa");
			Awaitility.await().atMost(SOON).until(() -> good.requests().size() == 2);
			Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
				for (String webhook : List.of(first, second)) {
					assertThat(this.account.get("/webhooks/" + webhook + "/deliveries").body())
						.contains("\"error\":\"timeout\"");
				}
			});
			assertThat(this.account.get("/signals").body()).contains("\"last_error\":\"timeout\"");
		}
	}

	/**
	 * Forty webhooks are more than a server serves at once. Each answers, so that none
	 * rests.
	 */
	@Test
	void slowReceiversOfOneAccountDelayNoOtherAccount(@Autowired SecondServer publicServer) {
		try (HttpReceiver slow = HttpReceiver.start(); HttpReceiver good = HttpReceiver.start()) {
			slow.reply(Reply.later(Duration.ofSeconds(15), Reply.status(202)));
			for (int i = 0; i < 40; i++) {
				webhook(slow);
			}
			raise("mia");
			Awaitility.await().atMost(SOON).until(() -> slow.requests().size() >= 8);
			SlowReceiverTests other = new SlowReceiverTests(publicServer);
			other.webhook(good);
			other.raise("noa");
			Awaitility.await().atMost(SOON).until(() -> good.requests().size() == 1);
		}
	}

	private String webhook(HttpReceiver receiver) {
		HttpResponse<String> made = this.account.send(this.account.request("/webhooks")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"url\":\"" + receiver.url("/") + "\"}")));
		return made.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
	}

	private void raise(String name) {
		this.account.store(Account.event("imp_travel", name, name + "@example.org", "2026-01-02T03:04:05Z"));
	}

}
