package io.ztrisk.database;

import java.io.IOException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The schema that every migration must lead to.
 */
public final class GoldenSchema {

	private GoldenSchema() {
	}

	public static String text() throws IOException {
		return new ClassPathResource("schema.sql").getContentAsString(UTF_8);
	}

	/**
	 * The schema that a database has.
	 */
	public static String of(JdbcClient database) {
		return String.join("\n",
				database
					.sql("""
							with owned as (
								select oid, relname, reloptions from pg_class
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
									) as lines) || E'\\n)'
									|| coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '') || E';\\n' as statement
								from owned
								union all
								select relname, 2, indexrelid::regclass::text, case when exists (
										select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x')) then ''
									else pg_get_indexdef(indexrelid, 0, true) || E';\\n' end
									|| 'comment on index ' || indexrelid::regclass || ' is '
									|| quote_literal(coalesce(obj_description(indexrelid, 'pg_class'), '')) || E';\\n'
								from owned join pg_index on indrelid = owned.oid
								union all
								select relname, 3, coalesce(attname, ''), 'comment on ' || case when attname is null
									then 'table ' || relname else 'column ' || relname || '.' || attname end
									|| ' is ' || quote_literal(description) || E';\\n'
								from owned join pg_description on classoid = 'pg_class'::regclass and objoid = owned.oid
									left join pg_attribute on attrelid = owned.oid and attnum = objsubid and attnum > 0
								union all
								select owned.relname, 4, grantee::regrole::text, 'grant '
									|| string_agg(lower(privilege_type), ', ' order by privilege_type)
									|| ' on ' || owned.relname || ' to ' || grantee::regrole || E';\\n'
								from owned join pg_class using (oid), aclexplode(relacl)
								where grantee::regrole::text like 'ztrisk%'
								group by owned.relname, grantee
							) as statements
							order by relname, kind, name collate \"C\"""")
					.query(String.class)
					.list());
	}

}
