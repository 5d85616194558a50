create table behavior_setting (
	account_id text not null,
	behavior text not null,
	enabled boolean not null,
	risk_level smallint not null,
	constraint behavior_setting_pkey primary key (account_id, behavior),
	constraint behavior_setting_risk_level_check check (risk_level between 1 and 3)
);

comment on index behavior_setting_pkey is 'BehaviorSettings.of: what an account has configured; and the upsert';
