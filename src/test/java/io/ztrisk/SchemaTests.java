package io.ztrisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole schema, as the migrations leave it, shown to a reviewer in one file.
 */
@ServerTest
class SchemaTests {

	private static final Path ACTUAL = Path.of("target/schema.sql");

	@Autowired
	private JdbcClient database;

	@Test
	void theSchemaIsTheGoldenOne() throws IOException {
		String actual = String.join("\n", texts("""
				with owned as (
					select oid, relname from pg_class
					where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'flyway_schema_history'
				)
				select statement from (
					select relname, 1 as kind, '' as name, 'create table ' || relname || E' (\\n' || (
						select string_agg(line, E',\\n' order by kind, position, line collate "C")
						from (
							select 1 as kind, attnum as position, E'\\t' || attname || ' '
								|| format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end
								|| coalesce(' default ' || pg_get_expr(adbin, adrelid), '') as line
							from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
							where attrelid = owned.oid and attnum > 0 and not attisdropped
							union all
							select 2, 0, E'\\tconstraint ' || conname || ' ' || pg_get_constraintdef(oid, true)
							from pg_constraint
							where conrelid = owned.oid and contype <> 'n'
						) as lines) || E'\\n);\\n' as statement
					from owned
					union all
					select relname, 2, indexrelid::regclass::text, case when indisprimary or indisunique then ''
						else pg_get_indexdef(indexrelid, 0, true) || E';\\n' end
						|| 'comment on index ' || indexrelid::regclass || ' is '''
						|| coalesce(obj_description(indexrelid, 'pg_class'), '') || E''';\\n'
					from owned join pg_index on indrelid = owned.oid
					union all
					select owned.relname, 3, grantee::regrole::text, 'grant '
						|| string_agg(lower(privilege_type), ', ' order by privilege_type)
						|| ' on ' || owned.relname || ' to ' || grantee::regrole || E';\\n'
					from owned join pg_class using (oid), aclexplode(relacl)
					where grantee::regrole::text like 'ztrisk%'
					group by owned.relname, grantee
				) as statements
				order by relname, kind, name collate \"C\""""));
		Files.writeString(ACTUAL, actual);
		assertThat(actual).as("If the change is meant, make %s the golden schema", ACTUAL)
			.isEqualTo(new ClassPathResource("schema.sql").getContentAsString(UTF_8));
	}

	@Test
	void everyIndexNamesItsQuery() {
		assertThat(texts("""
				select indexrelid::regclass::text
				from pg_index join pg_class on pg_class.oid = indrelid
				where relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'
					and obj_description(indexrelid, 'pg_class') is null""")).isEmpty();
	}

	@Test
	void everyKeyBeginsWithTheAccount() {
		assertThat(texts("""
				select indexrelid::regclass::text
				from pg_index join pg_class on pg_class.oid = indrelid
				where relnamespace = 'public'::regnamespace
					and relname not in ('flyway_schema_history', 'token', 'token_account')
					and pg_get_indexdef(indexrelid, 1, true) <> 'account_id'""")).isEmpty();
	}

	private List<String> texts(String sql) {
		return this.database.sql(sql).query(String.class).list();
	}

}
