package io.ztrisk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

	/** The name of a table in the annotation of an entity. */
	private static final Pattern TABLE = Pattern.compile("@(?:Collection)?Table\\(name = \"(\\w+)\"");

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
			"select account_id, id from subscription",
			// Okta asks for its configuration by the id of an integration alone.
			"select s from Subscription s where s.key.id = :id and s.kind",
			// The gauges of the server count over all accounts.
			"select case when starts_with(dataset, 'custom_') then", "select account_id, cast(settings #>>",
			"select risk_level, count(*) from users", "select kind, count(*) filter");

	/**
	 * The types that read tables of other packages. Each statement is whole in its type,
	 * so that a reader needs no other file.
	 */
	private static final List<String> READERS = List.of(
			// Lists and details over several features.
			"ScoreRepository", "SummaryRepository", "HistoryRepository", "ChangeFeedRepository", "UserEventRepository",
			// Snapshots of a person, and of the users of a simulation with their events
			// and observations.
			"DataSubjectRepository", "SimulatedUserRepository", "SimulationRepository",
			// The logins of each feed, by the evidence of one detector.
			"LoginRepository",
			// The events of a behavior that count, which needs the resets of their users.
			"EventDismissals",
			// What a subscription has to send, and whether its token may still manage it.
			"SubscriptionRepository", "Leases",
			// The sessions of the tokens that a caller may manage.
			"ConsoleSessionRepository");

	@Test
	void eachTableOfAStatementIsFilteredByTheAccount() throws IOException {
		Pattern references = references();
		List<String> statements = files().stream()
			.flatMap(StatementTests::literals)
			.filter((literal) -> references.matcher(literal).find())
			.toList();
		assertThat(statements).hasSizeGreaterThan(50);
		assertThat(statements.stream().filter((statement) -> isUnfiltered(statement, references)))
			.as("Add account_id = :account for each table, also where a join says so")
			.allMatch((statement) -> EXCEPTIONS.stream().anyMatch(statement::startsWith))
			.hasSameSizeAs(EXCEPTIONS);
	}

	/**
	 * A statement without the name of its table would escape the other tests.
	 */
	@Test
	void statementsNameTheirTables() throws IOException {
		Pattern unnamed = Pattern.compile("\\b(from|join|into|update) %|((?<!:)\\b(from|join|into)|^update)$");
		assertThat(files().stream()
			.filter((file) -> literals(file).anyMatch((literal) -> unnamed.matcher(literal).find()))
			.map(StatementTests::nameOfType))
			.as("Write a statement for each table; only lists of accounts are made of the tables' names")
			.containsExactlyInAnyOrder("AccountRepository", "Pruner",
					// Reads the table of Flyway, whose name is a setting.
					"MigrationsHealthIndicator");
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

	@Test
	void aTableIsWrittenInThePackageOfItsEntity() throws IOException {
		Map<String, String> packages = packages();
		assertThat(packages.keySet()).contains("users", "event", "observation", "token_account", "User", "Event");
		Map<String, Set<Path>> writers = uses("insert into|update|delete from|lock table", packages.keySet());
		assertThat(writers.keySet()).contains("users", "event", "observation", "User", "Event");
		assertThat(writers).as("Add a statement to the repository of the table, or publish an event for it")
			.allSatisfy((table, files) -> assertThat(files).as(table)
				.allMatch((file) -> nameOfPackage(file).equals(packages.get(table))));
	}

	/**
	 * Check reads all tables, and is independent of the code that writes them.
	 */
	@Test
	void onlyReadersReadTablesOfOtherPackages() throws IOException {
		Map<String, String> packages = packages();
		Set<String> readers = new TreeSet<>();
		uses("from|join|using", packages.keySet()).forEach((table, files) -> files.stream()
			.filter((file) -> !Set.of("check", packages.getOrDefault(table, "")).contains(nameOfPackage(file)))
			.map(StatementTests::nameOfType)
			.forEach(readers::add));
		assertThat(readers)
			.as("Ask the repository of the table; a list of several features is whole in a repository of the feature "
					+ "that answers it, and this repository is one of the readers")
			.containsExactlyInAnyOrderElementsOf(READERS);
	}

	@Test
	void servicesAndControllersHaveNoStatements() throws IOException {
		Pattern statement = Pattern
			.compile("^(select|insert into|update|delete from|with) | = :\\w|\\b(asc|desc)(,|$)");
		assertThat(files().stream()
			.filter((file) -> nameOfType(file).matches(".*(Service|Controller)"))
			.filter((file) -> texts(file).anyMatch((text) -> statement.matcher(text).find()))
			.map(StatementTests::nameOfType)).as("A repository makes the ListQuery, as TokenRepository does").isEmpty();
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

	/** The packages of tables and entities, by the names of both. */
	private static Map<String, String> packages() throws IOException {
		Map<String, String> packages = new TreeMap<>();
		for (Path file : files()) {
			String source = Files.readString(file);
			if (source.contains("\n@Entity\n")) {
				packages.put(nameOfType(file), nameOfPackage(file));
				TABLE.matcher(source).results().forEach((table) -> packages.put(table.group(1), nameOfPackage(file)));
				if (!source.contains("\n@Table(")) {
					packages.put(nameOfType(file).replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT),
							nameOfPackage(file));
				}
			}
		}
		return packages;
	}

	/** The files with statements that have some words before a table, by table. */
	private static Map<String, Set<Path>> uses(String words, Set<String> tables) throws IOException {
		Pattern use = Pattern.compile("\\b(?:%s) (%s)\\b(?! ?\\.)".formatted(words, String.join("|", tables)));
		Map<String, Set<Path>> uses = new TreeMap<>();
		for (Path file : files()) {
			literals(file).flatMap((literal) -> use.matcher(literal).results())
				.forEach((table) -> uses.computeIfAbsent(table.group(1), (key) -> new TreeSet<>()).add(file));
		}
		return uses;
	}

	private static List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList();
		}
	}

	private static String nameOfPackage(Path file) {
		return file.getName(file.getNameCount() - 2).toString();
	}

	private static String nameOfType(Path file) {
		return file.getFileName().toString().replace(".java", "");
	}

	/**
	 * The texts of a file that have words of SQL.
	 */
	private static Stream<String> literals(Path file) {
		return texts(file).filter((text) -> text.matches(".*\\b(select|insert|update|delete|account_id)\\b.*"));
	}

	/**
	 * The texts of a file, each on one line.
	 */
	private static Stream<String> texts(Path file) {
		try {
			return LITERALS.matcher(Files.readString(file))
				.results()
				.map(StatementTests::text)
				.map((text) -> text.strip().replaceAll("\\s+", " "))
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
