package io.ztrisk.database;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds changes in a migration that would break a running server of the version before.
 */
final class Contraction {

	private static final Pattern REMARKS = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

	private static final Pattern TEXTS = Pattern.compile("'(?:[^']|'')*'");

	private static final Pattern TAKES_AWAY = Pattern.compile("\\b(drop (?!not null)|truncate\\b|rename\\b)");

	private static final Pattern ALTERS = Pattern
		.compile("alter table .*(\\balter (column )?\\S+ ((set data )?type |set not null))");

	private static final Pattern DEMANDS = Pattern.compile("\\badd (?!constraint).*\\b(not null|primary key)\\b");

	private static final Pattern SUPPLIES = Pattern.compile("\\b(default|generated)\\b");

	private Contraction() {
	}

	/**
	 * The statements, or their clauses, that take something away, give it another name or
	 * type, or demand what the version before does not write.
	 */
	static List<String> in(String sql) {
		String bare = TEXTS.matcher(REMARKS.matcher(sql).replaceAll(" ")).replaceAll("''").toLowerCase();
		return Stream.of(bare.split(";"))
			.map((statement) -> statement.strip().replaceAll("\\s+", " "))
			.flatMap(Contraction::clauses)
			.filter(Contraction::contracts)
			.toList();
	}

	/**
	 * Each change of a table with the table; commas within brackets separate none.
	 */
	private static Stream<String> clauses(String statement) {
		if (!statement.startsWith("alter table ")) {
			return Stream.of(statement);
		}
		String[] clauses = statement.split(",(?![^(]*\\))");
		String table = statement.replaceAll("(alter table (only )?(if exists )?\\S+).*", "$1");
		return Stream.concat(Stream.of(clauses[0]), Stream.of(clauses).skip(1).map((clause) -> table + clause));
	}

	private static boolean contracts(String clause) {
		return TAKES_AWAY.matcher(clause).find() || ALTERS.matcher(clause).find() || (clause.startsWith("alter table ")
				&& DEMANDS.matcher(clause).find() && !SUPPLIES.matcher(clause).find());
	}

}
