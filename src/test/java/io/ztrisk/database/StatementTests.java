package io.ztrisk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statements in the source name the account of each table. A Citus cluster then sends
 * them to the worker that has the account.
 */
class StatementTests {

	/** Comments, which are skipped, and text blocks, strings and characters. */
	private static final Pattern LITERALS = Pattern.compile(
			"/\\*.*?\\*/|//[^\\n]*|\"\"\"(?<block>.*?)\"\"\"|\"(?<string>(?:[^\"\\\\\\n]|\\\\.)*)\"|'(?:[^'\\\\]|\\\\.)+'",
			Pattern.DOTALL);

	/** A condition on the account, or an insert whose rows have one account. */
	private static final Pattern FILTERS = Pattern.compile("account_id = (:account\\b|:accountId\\b|\\?)"
			+ "|\\baccountId = :accountId\\b|\\(account_id\\b[^)]*\\) (select |values \\():(account|accountId)\\b");

	/**
	 * The beginnings of statements that ask for all accounts, on purpose. The page on
	 * operation lists them.
	 */
	private static final List<String> EXCEPTIONS = List.of(
			// Lists of accounts, pruning and the check.
			"(select min(account_id) from %s", "select account_id from %s",
			"select least((select min(account_id) from users",
			// The folding of counts.
			"select account_id from tally",
			// The rotation of keys, and the change of the key that seals.
			"select account_id from signing_key", "select account_id from subscription",
			// The sender looks for subscriptions with something to send, and compares
			// each with its own account.
			"select account_id, id from subscription", "(select seq from change_head",
			"(select changed_at from risk_change",
			// Okta asks for its configuration by the id of an integration alone.
			"select s from Subscription s where s.key.id = :id and s.kind",
			// The gauges of the server count over all accounts.
			"select case when starts_with(dataset, 'custom_') then", "select account_id, cast(settings #>>",
			"select risk_level, count(*) from users");

	@Test
	void eachTableOfAStatementIsFilteredByTheAccount() throws IOException {
		Pattern references = references();
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			List<String> statements = files.filter((file) -> file.toString().endsWith(".java"))
				.flatMap(StatementTests::literals)
				.filter((literal) -> references.matcher(literal).find())
				.toList();
			assertThat(statements).hasSizeGreaterThan(50);
			assertThat(statements.stream().filter((statement) -> isUnfiltered(statement, references)))
				.as("Add account_id = :account for each table, also where a join says so")
				.allMatch((statement) -> EXCEPTIONS.stream().anyMatch(statement::startsWith))
				.hasSameSizeAs(EXCEPTIONS);
		}
	}

	/**
	 * A statement without the name of its table would escape the other tests.
	 */
	@Test
	void statementsNameTheirTables() throws IOException {
		Pattern unnamed = Pattern.compile("\\b(from|join|into|update) %|((?<!:)\\b(from|join|into)|^update)$");
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			assertThat(files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> literals(file).anyMatch((literal) -> unnamed.matcher(literal).find()))
				.map((file) -> file.getFileName().toString()))
				.as("Write a statement for each table; only lists of accounts are made of the tables' names")
				.containsExactlyInAnyOrder("AccountRepository.java", "Pruner.java",
						// Reads the table of Flyway, whose name is a setting.
						"MigrationsHealthIndicator.java");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "select id from users where id = :id", "update event set name = :name",
			"select u from User u where u.id = :id",
			"insert into erased (account_id, hash) select account, hash from unnest(:accounts, :hashes) as sent (account, hash)",
			"select name from users join event using (account_id) where account_id = :account",
			"update observation set facts = other.facts from observation as before, observation as other "
					+ "where observation.account_id = :account and other.account_id = :account" })
	void aTableWithoutAnAccountIsFound(String statement) throws IOException {
		assertThat(isUnfiltered(statement, references())).isTrue();
	}

	/**
	 * Check reads all tables, and is independent of the code that writes them.
	 */
	@Test
	void statementsOfATableAreInOnePackage() throws IOException {
		Pattern references = Pattern.compile("\\b(?:from|join|update|using|into) (" + tables("") + ")\\b(?! ?\\.)");
		Map<String, Set<String>> packages = new TreeMap<>();
		Path root = Path.of("src/main/java/io/ztrisk");
		try (Stream<Path> files = Files.walk(root)) {
			files.filter((file) -> file.toString().endsWith(".java")).forEach((file) -> {
				String name = root.relativize(file).getName(0).toString();
				literals(file).filter((literal) -> !name.equals("check"))
					.flatMap((literal) -> references.matcher(literal).results())
					.forEach((table) -> packages.computeIfAbsent(table.group(1), (key) -> new TreeSet<>()).add(name));
			});
		}
		assertThat(packages.keySet()).contains("users", "event", "observation");
		assertThat(packages).as("Ask the repository of the table")
			.allSatisfy((table, names) -> assertThat(names).as(table).hasSize(1));
	}

	private static boolean isUnfiltered(String statement, Pattern references) {
		return references.matcher(statement).results().count() > FILTERS.matcher(statement).results().count();
	}

	/**
	 * Where a statement names a table whose key begins with the account.
	 */
	private static Pattern references() throws IOException {
		return Pattern.compile("(?:\\b(?:from|join|update|using|into)|,) (%s|" + tables("token|console")
				+ ")(?!\\w| ?\\.)|\\b(?:from|join|update) (?!Token |ConsoleSession )[A-Z]\\w+ [a-z]\\b");
	}

	/**
	 * The tables as an expression.
	 * @param without the beginnings of names to leave out, empty for none
	 */
	private static String tables(String without) throws IOException {
		return Pattern.compile("create table (\\w+)")
			.matcher(GoldenSchema.text())
			.results()
			.map((table) -> table.group(1))
			.filter((table) -> without.isEmpty() || !table.matches("(" + without + ").*"))
			.collect(Collectors.joining("|"));
	}

	/**
	 * The texts of a file that have words of SQL, each on one line.
	 */
	private static Stream<String> literals(Path file) {
		try {
			return LITERALS.matcher(Files.readString(file))
				.results()
				.map(StatementTests::text)
				.map((text) -> text.strip().replaceAll("\\s+", " "))
				.filter((text) -> text.matches(".*\\b(select|insert|update|delete|account_id)\\b.*"))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(MatchResult literal) {
		return Objects.requireNonNullElse(literal.group("block"),
				Objects.requireNonNullElse(literal.group("string"), ""));
	}

}
