comment on column subscription.reason is 'Why it is not enabled: the text of its receiver, or a word of the server; null for none';
comment on index subscription_pkey is 'GET webhooks, GET signals, GET stream. PUT webhooks/{id}, and each pass of a sender: one subscription';
comment on index delivery_waiting_idx is 'Each pass of a sender, and each poll: the deliveries that wait, in their order. GET signals: their number';
comment on index delivery_seq_idx is 'GET webhooks/{id}/deliveries. Each pass of a sender, and each poll: the deliveries after its position';
