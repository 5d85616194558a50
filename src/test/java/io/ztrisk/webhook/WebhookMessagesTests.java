package io.ztrisk.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.ztrisk.change.LoggedChange;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.UserLevel;
import io.ztrisk.outgoing.OutgoingRequest;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.TestSubscriptions;
import io.ztrisk.user.ShownUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The messages of webhooks: their bodies, and signatures that the official library
 * verifies.
 */
class WebhookMessagesTests {

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
		.build();

	private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");

	private static final UUID ID = UUID.fromString("178ac1c9-bb6a-8a29-825d-01680ebf6a43");

	private static final UUID USER = UUID.fromString("3f2c6a52-8d0e-4c1b-9a77-0f5d2b6e1c01");

	private static final LoggedChange CHANGE = new LoggedChange(7, new UUID(7, 7), USER, UserLevel.MEDIUM,
			UserLevel.HIGH, ChangeCause.EVENT, "imp_travel", new UUID(8, 8), AT, AT.plusSeconds(1));

	private static final LoggedChange RESET = new LoggedChange(8, new UUID(8, 8), USER, UserLevel.HIGH,
			UserLevel.UNSCORED, ChangeCause.RESET, null, null, AT, AT);

	private final WebhookSecrets secrets = WebhookSecrets.make("Bearer s3cret");

	@Test
	void aStandardMessageSaysWhatHasChanged() {
		OutgoingRequest message = message(WebhookFormat.STANDARD, this.secrets, CHANGE, "mia@example.org", AT);
		assertThat(text(message)).isEqualTo(
				"""
						{"data":{"account_id":"acme","behavior":"imp_travel","cause":"event","changed_at":"2026-11-28T12:00:01Z","direction":"up","event_id":"00000000-0000-0008-0000-000000000008","level":"high","previous_level":"medium","seq":7,"user":{"email":"mia@example.org","id":"3f2c6a52-8d0e-4c1b-9a77-0f5d2b6e1c01"}},"timestamp":"2026-11-28T12:00:00Z","type":"user.risk_level_changed"}""");
		assertThat(message.headers()).containsEntry("Content-Type", "application/json")
			.containsEntry("webhook-id", "msg_178ac1c9bb6a8a29825d01680ebf6a43")
			.containsEntry("webhook-timestamp", Long.toString(AT.getEpochSecond()))
			.containsEntry("Authorization", "Bearer s3cret");
	}

	@Test
	void aChangeWithoutABehaviorAndAnEmailLacksThem() {
		assertThat(text(message(WebhookFormat.STANDARD, this.secrets, RESET, "", AT)))
			.doesNotContain("behavior", "event_id")
			.contains("\"cause\":\"reset\"", "\"direction\":\"down\"", "\"email\":\"\"", "\"level\":\"unscored\"");
	}

	@Test
	void aCloudEventHasTheSameData() {
		OutgoingRequest message = message(WebhookFormat.CLOUDEVENTS, this.secrets, CHANGE, "mia@example.org", AT);
		assertThat(message.headers()).containsEntry("Content-Type", "application/cloudevents+json");
		assertThat(text(message)).contains("\"id\":\"msg_178ac1c9bb6a8a29825d01680ebf6a43\"",
				"\"source\":\"https://risk.example.org/accounts/acme\"", "\"specversion\":\"1.0\"",
				"\"subject\":\"" + USER + "\"", "\"time\":\"2026-11-28T12:00:00Z\"",
				"\"type\":\"io.ztrisk.user.risk_level_changed\"", "\"datacontenttype\":\"application/json\"",
				"\"data\":{\"account_id\":\"acme\",\"behavior\":\"imp_travel\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "mia@example.org | mia@example.org: medium -> high (Impossible Travel)",
					"<!channel>@example.org | &lt;!channel&gt;@example.org: medium -> high (Impossible Travel)",
					"a&b@example.org | a&amp;b@example.org: medium -> high (Impossible Travel)" })
	void aTextIsALineInWhichNothingIsAMark(String email, String line) {
		assertThat(text(message(WebhookFormat.TEXT, this.secrets, CHANGE, email, AT)))
			.isEqualTo("{\"text\":\"" + line + "\"}");
	}

	@Test
	void aTextHasNoControlCharacters() {
		assertThat(text(message(WebhookFormat.TEXT, this.secrets, CHANGE, "a\n*b*\u0000\r\u001b[2J@example.org", AT)))
			.doesNotContain("\\n", "\\r", "\\u00")
			.contains("a *b*");
	}

	@Test
	void aTextNamesTheUserByIdAndTheCauseIfThereIsNothingElse() {
		assertThat(text(message(WebhookFormat.TEXT, this.secrets, RESET, "", AT)))
			.isEqualTo("{\"text\":\"" + USER + ": high -> unscored (Reset)\"}");
	}

	@ParameterizedTest
	@EnumSource(WebhookFormat.class)
	void theOfficialLibraryVerifiesTheSignature(WebhookFormat format) throws WebhookVerificationException {
		Instant now = Instant.now();
		OutgoingRequest message = message(format, this.secrets, CHANGE, "zoë@example.org", now);
		verify(this.secrets.current(), message);
		assertThatExceptionOfType(WebhookVerificationException.class)
			.isThrownBy(() -> verify(WebhookSecrets.make(null).current(), message));
	}

	@Test
	void bothSecretsSignDuringTheOverlap() throws WebhookVerificationException {
		Instant now = Instant.now();
		WebhookSecrets rolled = this.secrets.roll(now, Duration.ofHours(1));
		OutgoingRequest message = message(WebhookFormat.STANDARD, rolled, CHANGE, "mia@example.org", now);
		verify(rolled.current(), message);
		verify(this.secrets.current(), message);
		WebhookSecrets again = rolled.roll(now, Duration.ofHours(1));
		OutgoingRequest third = message(WebhookFormat.STANDARD, again, CHANGE, "mia@example.org", now);
		verify(again.current(), third);
		verify(rolled.current(), third);
		assertThatExceptionOfType(WebhookVerificationException.class)
			.isThrownBy(() -> verify(this.secrets.current(), third));
	}

	@Test
	void theSecretBeforeDoesNotSignAfterTheOverlap() {
		Instant now = Instant.now();
		WebhookSecrets rolled = this.secrets.roll(now.minusSeconds(61), Duration.ofMinutes(1));
		OutgoingRequest message = message(WebhookFormat.STANDARD, rolled, CHANGE, "mia@example.org", now);
		assertThat(message.headers().get("webhook-signature")).doesNotContain(" ");
		assertThat(this.secrets.roll(now, Duration.ZERO).previous(now)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "high, up, , true", "low, up, , false", "high, down, , false", "high, up, imp_travel, true",
			"high, up, high_dlp, false" })
	void filtersAreAsked(String level, String direction, String behavior, boolean wanted) {
		WebhookConfig config = new WebhookConfig((behavior != null) ? List.of(behavior) : null,
				List.of(Direction.parse(direction).orElseThrow()), WebhookFormat.STANDARD,
				List.of(UserLevel.valueOf(level.toUpperCase(java.util.Locale.ROOT))), null);
		assertThat(config.wants(CHANGE)).isEqualTo(wanted);
	}

	@Test
	void aChangeWithoutABehaviorPassesOnlyWithoutThisFilter() {
		assertThat(WebhookConfig.DEFAULT.wants(RESET)).isTrue();
		assertThat(new WebhookConfig(List.of("imp_travel"), WebhookConfig.DIRECTIONS, WebhookFormat.STANDARD,
				WebhookConfig.LEVELS, null)
			.wants(RESET)).isFalse();
	}

	@Test
	void secretsAreNotInTexts() {
		assertThat(this.secrets.toString()).doesNotContain("s3cret", "whsec_");
	}

	private static void verify(String secret, OutgoingRequest message) throws WebhookVerificationException {
		Map<String, List<String>> headers = message.headers()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (header) -> List.of(header.getValue())));
		new Webhook(secret).verify(text(message), headers);
	}

	private static String text(OutgoingRequest message) {
		return new String(message.body(), java.nio.charset.StandardCharsets.UTF_8);
	}

	private static OutgoingRequest message(WebhookFormat format, WebhookSecrets secrets, LoggedChange change,
			String email, Instant now) {
		Subscription webhook = TestSubscriptions.make(SubscriptionKind.WEBHOOK, AT);
		webhook.configure("https://hooks.example.org/services/T0", "{}", new byte[0]);
		WebhookConfig config = new WebhookConfig(null, WebhookConfig.DIRECTIONS, format, WebhookConfig.LEVELS, null);
		return new WebhookMessages(webhook, config, secrets, JSON,
				(sent) -> (sent.behavior() != null) ? "Impossible Travel" : "Reset", "https://risk.example.org")
			.message(ID, WebhookMessages.CHANGED, change, new ShownUser(USER, email, ""), now);
	}

}
