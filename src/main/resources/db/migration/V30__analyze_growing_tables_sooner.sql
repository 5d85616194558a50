-- PostgreSQL takes an account that is not in the statistics of a table for empty, and then reads all its rows to find
-- some. Autovacuum analyzes these tables after each 100th row instead of each tenth, so that a new account is soon known.

alter table users set (autovacuum_analyze_scale_factor = 0.01);
alter table user_alias set (autovacuum_analyze_scale_factor = 0.01);
alter table event set (autovacuum_analyze_scale_factor = 0.01);
alter table observation set (autovacuum_analyze_scale_factor = 0.01);
alter table suppressed set (autovacuum_analyze_scale_factor = 0.01);
alter table sighting set (autovacuum_analyze_scale_factor = 0.01);
alter table known_user set (autovacuum_analyze_scale_factor = 0.01);
