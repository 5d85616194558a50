package io.ztrisk.ingest;

import java.util.Map;

import io.ztrisk.snapshot.Listing;
import io.ztrisk.user.Holding;
import io.ztrisk.user.Person;
import io.ztrisk.user.UserErased;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lines set aside that name a person: in which one of its ids or e-mails stands, in
 * any case. Nobody could read them, so that is all that can be known.
 */
@Component
class HeldRejectedLines implements Holding {

	/** Bytes become text as they are, but for those that are no ASCII. */
	private static final String NAMING = """
			\sand exists (
				select from unnest(:identifiers) as identifier
				where position(encode(convert_to(identifier, 'UTF8'), 'escape')
						in lower(encode(coalesce(bytes, ''), 'escape'))) > 0
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
	public Listing<?, ?> of(String accountId, Person person) {
		return Listing.ofRows(RejectedLineReader.ROWS + NAMING, RejectedLineReader::row, "id",
				parameters(accountId, person), RejectedLineReader.MOST);
	}

	@EventListener
	void on(UserErased erased) {
		this.jdbc.sql("delete from rejected_line where account_id = :account" + NAMING)
			.params(parameters(erased.accountId(), erased.person()))
			.update();
	}

	private static Map<String, Object> parameters(String accountId, Person person) {
		return Map.of("account", accountId, "identifiers", person.identifiers().toArray(String[]::new));
	}

}
