alter table event
	add column dismissed_at timestamptz,
	add column dismissed_by text,
	add column dismissal_verdict text,
	add column dismissal_reason text,
	add column dismissal_evidence uuid[];

create index event_dismissed_idx on event (account_id, occurred_at) where dismissed_at is not null;

comment on column event.dismissed_at is 'When a person dismissed the event, null if it is not dismissed. A dismissed event does not count in the score';
comment on column event.dismissed_by is 'The name of the token of this person';
comment on column event.dismissal_verdict is 'false_positive: it did not happen. benign: it did, and was expected';
comment on column event.dismissal_evidence is 'Hashes of the different findings that the dismissal covers. A finding with another hash ends it. Empty for a reported event';
comment on index event_dismissed_idx is 'GET statistics: the dismissed events of some days';
