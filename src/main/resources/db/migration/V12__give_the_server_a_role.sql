-- What the server may do, and what may drop old entries of the audit, are roles of their own: neither owns a table. The
-- login that migrates may take both. Roles belong to the cluster, so that another database may have made them, even now.
do $$
declare
	needed text;
	-- Since version 16 a member of a role may use it without inheriting its rights.
	separate boolean := current_setting('server_version_num')::integer >= 160000;
begin
	foreach needed in array array['ztrisk_server', 'ztrisk_audit_retention'] loop
		begin
			if not exists (select from pg_roles where rolname = needed) then
				execute format('create role %I nologin', needed);
			end if;
		exception when duplicate_object or unique_violation then
			null;
		end;
		begin
			if not pg_has_role(current_user, needed, case when separate then 'set' else 'member' end) then
				execute format('grant %I to %I', needed, current_user)
					|| case when separate then ' with inherit false, set true' else '' end;
			end if;
		exception when unique_violation then
			null;
		end;
	end loop;
exception when insufficient_privilege then
	raise exception 'The role % is missing, or % may not take it: %', needed, current_user, sqlerrm
		using hint = format('As a superuser: create role %1$I nologin; grant %1$I to %2$I; and then start again', needed, current_user);
end
$$;

-- What later migrations make too, unless they say otherwise.
do $$
begin
	execute format('grant usage on schema %I to ztrisk_server, ztrisk_audit_retention', current_schema);
	execute format('grant select, insert, update, delete on all tables in schema %I to ztrisk_server', current_schema);
	execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to ztrisk_server',
		current_schema);
end
$$;

revoke insert, update, delete on flyway_schema_history from ztrisk_server;
