-- The server works as a role that owns no table and may do less than the login that migrates; old audit entries are pruned as
-- another one. The login is a member of both. Roles belong to the cluster: another database may have created them before, or
-- creates them at this moment.
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

-- The server may select from every table and insert into it. This is all that an audit allows: a restored dump creates its
-- tables with these rights beside its own grants. A migration grants what the server needs besides.
do $$
begin
	execute format('grant usage on schema %I to ztrisk_server, ztrisk_audit_retention', current_schema);
	execute format('alter default privileges in schema %I grant select, insert on tables to ztrisk_server', current_schema);
end
$$;

grant select on flyway_schema_history to ztrisk_server;
