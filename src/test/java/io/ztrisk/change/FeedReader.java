package io.ztrisk.change;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.ztrisk.level.UserLevel;
import io.ztrisk.test.Account;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads the changes of an account behind a cursor, as a SIEM does.
 */
final class FeedReader {

	private static final Pattern PRUNED = Pattern.compile("The changes up to (\\d+) were deleted for their age;.*");

	private final Account account;

	private final List<Change> changes = new ArrayList<>();

	/** The numbers of changes that are deleted, as answers have told. */
	private final List<Long> told = new ArrayList<>();

	private String cursor = "0.00000000";

	private long begin;

	private volatile long passed;

	FeedReader(Account account) {
		this.account = account;
	}

	/** Begins with what comes next. */
	void beginNow() {
		JsonNode result = result(this.account.get("/changes?after=now"));
		assertThat(result.get("changes")).isEmpty();
		this.cursor = result.get("cursor").stringValue();
		this.begin = number();
	}

	/** Reads once, and returns whether there is more. */
	boolean read(int limit) {
		HttpResponse<String> answer = this.account.get("/changes?limit=" + limit + "&after=" + this.cursor);
		if (answer.statusCode() == 409) {
			Matcher pruned = PRUNED
				.matcher(JsonMapper.shared().readTree(answer.body()).get("errors").get(0).get("message").stringValue());
			assertThat(pruned.matches()).as(answer.body()).isTrue();
			long highest = Long.parseLong(pruned.group(1));
			for (long seq = number() + 1; seq <= highest; seq++) {
				this.told.add(seq);
			}
			this.cursor = highest + ".00000000";
			return true;
		}
		JsonNode result = result(answer);
		result.get("changes")
			.forEach((change) -> this.changes
				.add(new Change(change.get("seq").longValue(), change.get("id").stringValue(),
						change.get("cause").stringValue(), rank(change, "level"), rank(change, "previous_level"))));
		this.cursor = result.get("cursor").stringValue();
		this.passed = number();
		return result.get("more").booleanValue();
	}

	private static JsonNode result(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(answer.body()).get("result");
	}

	private static int rank(JsonNode change, String name) {
		return UserLevel.valueOf(change.get(name).stringValue().toUpperCase(Locale.ROOT)).ordinal();
	}

	private long number() {
		return Long.parseLong(this.cursor.replaceAll("[.].*", ""));
	}

	/** The number after which the reader has begun. */
	long begin() {
		return this.begin;
	}

	/** The number of the last change that was read. */
	long passed() {
		return this.passed;
	}

	List<Change> changes() {
		return this.changes;
	}

	List<Long> told() {
		return this.told;
	}

	boolean isTold(long seq) {
		return this.told.contains(seq);
	}

	/** A change, with the ranks of its levels. */
	record Change(long seq, String id, String cause, int level, int previousLevel) {

	}

}
