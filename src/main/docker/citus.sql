-- Distributes the tables of ztrisk over the workers of a Citus cluster. Run it once on the coordinator, as the owner of the tables,
-- after the server has migrated the empty database. A table comes after the tables that it references.

select create_reference_table('token');
select create_reference_table('token_account');
select create_reference_table('console_session');

select create_distributed_table('users', 'account_id', colocate_with => 'none');
select create_distributed_table('user_alias', 'account_id', colocate_with => 'users');
select create_distributed_table('event', 'account_id', colocate_with => 'users');
select create_distributed_table('risk_change', 'account_id', colocate_with => 'users');
select create_distributed_table('change_head', 'account_id', colocate_with => 'users');
select create_distributed_table('act', 'account_id', colocate_with => 'users');
select create_distributed_table('subscription', 'account_id', colocate_with => 'users');
select create_distributed_table('delivery', 'account_id', colocate_with => 'users');
select create_distributed_table('tally', 'account_id', colocate_with => 'users');
select create_distributed_table('observation', 'account_id', colocate_with => 'users');
select create_distributed_table('suppressed', 'account_id', colocate_with => 'users');
select create_distributed_table('sighting', 'account_id', colocate_with => 'users');
select create_distributed_table('known_user', 'account_id', colocate_with => 'users');
select create_distributed_table('behavior_setting', 'account_id', colocate_with => 'users');
select create_distributed_table('detection_settings', 'account_id', colocate_with => 'users');
select create_distributed_table('signing_key', 'account_id', colocate_with => 'users');
select create_distributed_table('custom_dataset', 'account_id', colocate_with => 'users');
select create_distributed_table('feed', 'account_id', colocate_with => 'users');
select create_distributed_table('missing_field', 'account_id', colocate_with => 'users');
select create_distributed_table('rejected_line', 'account_id', colocate_with => 'users');
select create_distributed_table('erasure', 'account_id', colocate_with => 'users');
select create_distributed_table('erased', 'account_id', colocate_with => 'users');
select create_distributed_table('audit_entry', 'account_id', colocate_with => 'users');
