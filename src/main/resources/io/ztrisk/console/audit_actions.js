/** The actions of the audit. */
export const ACTIONS = [
	"behavior_changed", "behavior_deleted", "behavior_made", "dataset_changed", "dataset_deleted", "dataset_made", "session_ended",
	"settings_changed", "signing_key_turned", "subscription_changed", "subscription_deleted", "subscription_made", "subscription_redelivered",
	"subscription_rolled", "token_changed", "token_deleted", "token_made", "token_rolled", "user_changed", "user_created", "user_erased",
	"user_event_dismissed", "user_event_reopened", "user_event_restored", "user_merged", "user_note_added", "user_note_deleted",
	"user_reset",
];
