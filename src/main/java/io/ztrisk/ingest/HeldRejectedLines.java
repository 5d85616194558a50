package io.ztrisk.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.Rows;
import io.ztrisk.snapshot.Snapshot;
import io.ztrisk.user.Holding;
import io.ztrisk.user.Person;
import io.ztrisk.user.UserErased;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lines set aside that name a person: in which one of its ids or e-mails stands. The
 * database sorts out most others, and {@link Mentions} tells.
 */
@Component
class HeldRejectedLines implements Holding {

	/**
	 * Finds an identifier in a longer one too. Bytes become text as they are, but for
	 * backslashes, which are doubled, and those that are no ASCII.
	 */
	private static final String HAVING = """
			\sand exists (
				select from unnest(:identifiers, :patterns) as name (identifier, pattern)
				where position(encode(convert_to(identifier, 'UTF8'), 'escape')
						in lower(encode(coalesce(bytes, ''), 'escape'))) > 0
					or ((position(cast('\\\\u' as bytea) in bytes) > 0 or identifier ~ '[^[:ascii:]]')
						and encode(bytes, 'escape') ~* pattern)
					or position(identifier in lower(reason)) > 0)""";

	private final JdbcClient jdbc;

	HeldRejectedLines(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String name() {
		return "rejected_lines";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, Person person) {
		return new Rows<>(naming(snapshot.jdbc(RejectedLineReader.MOST), accountId, person).iterator());
	}

	@EventListener
	void on(UserErased erased) {
		try (Stream<RejectedLineReader.Row> lines = naming(this.jdbc, erased.accountId(), erased.person())) {
			this.jdbc.sql("delete from rejected_line where account_id = :account and id = any (cast(:ids as uuid[]))")
				.param("account", erased.accountId())
				.param("ids", lines.map((line) -> line.id().toString()).toArray(String[]::new))
				.update();
		}
	}

	private static Stream<RejectedLineReader.Row> naming(JdbcClient jdbc, String accountId, Person person) {
		Set<String> identifiers = person.identifiers();
		return jdbc.sql(RejectedLineReader.ROWS + HAVING + " order by id")
			.withFetchSize(RejectedLineReader.MOST)
			.params(parameters(accountId, identifiers))
			.query(RejectedLineReader::row)
			.stream()
			.filter((line) -> new Mentions(line.text(), line.reason()).includeAny(identifiers));
	}

	private static Map<String, Object> parameters(String accountId, Set<String> identifiers) {
		return Map.of("account", accountId, "identifiers", identifiers.toArray(String[]::new), "patterns",
				identifiers.stream().map(HeldRejectedLines::pattern).toArray(String[]::new));
	}

	/**
	 * An identifier in any case, of which JSON, or JSON in a text of JSON, may have
	 * escaped characters.
	 */
	private static String pattern(String identifier) {
		return identifier.codePoints()
			.mapToObj((c) -> "(?:%s|%s|%s|%s)".formatted(bytes(c), bytes(Character.toUpperCase(c)), escaped(c),
					escaped(Character.toUpperCase(c))))
			.collect(Collectors.joining());
	}

	private static String bytes(int codePoint) {
		StringBuilder pattern = new StringBuilder();
		for (byte single : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
			pattern.append(((single < 0) ? "\\\\%03o" : "\\u%04x").formatted(single & 0xff));
		}
		return pattern.toString();
	}

	private static String escaped(int codePoint) {
		StringBuilder pattern = new StringBuilder();
		for (char unit : Character.toChars(codePoint)) {
			pattern.append("(?:\\\\\\\\)+u%04x".formatted((int) unit));
		}
		return pattern.toString();
	}

}
