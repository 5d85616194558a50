-- Logins that would be findings if all places were exact.
alter table observation add inexact boolean not null default false;

create index observation_inexact_idx on observation (account_id) where inexact and event_id is null;
comment on index observation_inexact_idx is 'ObservationStore.inexact: GET feeds, logins that only the accuracy of places keeps from being findings';
