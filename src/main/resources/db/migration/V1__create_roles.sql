-- The server works as the role ztrisk_server, which owns no table and has fewer rights than the login role that migrates. It
-- prunes audit entries as the role ztrisk_audit_retention. The login role is a member of both. Roles belong to the whole cluster:
-- another database may have created them before, or may create them at the same time.
do $$
declare
	needed text;
	-- Since version 16, a member of a role can set the role without inheriting its rights.
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

-- The server may select from every table and insert into it. The table of the audit needs no other rights, so these defaults are
-- safe for it also when a dump is restored. A migration grants the other rights that the server needs.
do $$
begin
	execute format('grant usage on schema %I to ztrisk_server, ztrisk_audit_retention', current_schema);
	execute format('alter default privileges in schema %I grant select, insert on tables to ztrisk_server', current_schema);
end
$$;

grant select on flyway_schema_history to ztrisk_server;
