alter table act add column actor_id text;

comment on column act.actor is 'The name of the token or the person, ztrisk for the server itself';
comment on column act.token_id is 'The id of the token, null for a person and for the server itself';
comment on column act.actor_id is 'The person who acted in a session of the console, null for a token and for the server itself';
