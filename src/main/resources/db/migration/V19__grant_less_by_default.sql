-- A dump that is restored makes its tables anew, with what is granted by default beside its own grants: that must be no more
-- than the audit's. A migration that makes a table grants the rest.
do $$
begin
	execute format('alter default privileges in schema %I revoke update, delete on tables from ztrisk_server', current_schema);
end
$$;
