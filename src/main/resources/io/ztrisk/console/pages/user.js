/** A user: level, events with evidence, history and actions. */
import {html} from "../html.js";
import {Action} from "../action.js";
import {call} from "../api.js";
import {copy, Copy} from "../copy.js";
import {expected} from "../expected.js";
import {counted, number, Time} from "../format.js";
import {Badge} from "../level.js";
import {Menu} from "../menu.js";
import {LOADING, Page} from "../page.js";
import {Pager, paging} from "../pager.js";
import {Card, parts} from "../parts.js";
import {inOneLine, undone} from "../problem.js";
import {address, go, goWith, route} from "../router.js";
import {may} from "../session.js";
import {say} from "../status.js";
import {Text} from "../text.js";
import {DismissDialog, EraseDialog, ExcludeDialog, ResetDialog, userPath} from "../user/dialogs.js";
import {Event} from "../user/events.js";
import {History} from "../user/history.js";
import {meanwhile, stillDismissed} from "../user/meanwhile.js";
import {Timeline} from "../user/timeline.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const STATES = {"": "All", counting: "Counting", dismissed: "Dismissed", before_reset: "Before reset"};
const HISTORY = 25;

export default class User extends Page {

	needs = "zero_trust_pii_read";
	state = {...LOADING, dialog: /** @type {any} */ (undefined)};
	history = HISTORY;
	note = {text: "", id: /** @type {string | undefined} */ (undefined)};

	/** The event that is open if the address names none: the first one when the page was loaded. @type {string | undefined} */
	first;

	heading(data) {
		const user = data?.user;
		return user?.name || user?.email || user?.user_id || "User";
	}

	async load(query) {
		const id = query.get("id") ?? "";
		if (!UUID.test(id)) {
			throw new Error("The address has no id of a user");
		}
		const path = `users/${id}`;
		// First, so that its revision covers no event that the page does not show: a reset is refused then.
		const {result: user} = await this.get(path);
		expected(user.user_id);
		return {user, ...await parts({
			events: this.get(`${path}/events`, {state: query.get("state") || undefined, behavior: query.get("behavior") || undefined, ...paging(query)}),
			history: this.get(`${path}/history`, {per_page: this.history}),
			settings: may("zero_trust_read", route.account) ? this.get("settings") : undefined,
			behaviors: may("zero_trust_read", route.account) ? this.get("behaviors") : undefined,
		})};
	}

	close = () => this.setState({dialog: undefined});

	open = (type, properties) => this.setState({dialog: {type, properties}});

	done = (text, undo) => {
		say(text, undo);
		this.reload();
	};

	/** Asks for the guard of what the page shows. What has changed meanwhile is shown first. */
	dismiss = async (event) => {
		try {
			const {evidence, changed} = await meanwhile(this.eventPath(event), event);
			if (changed) {
				this.done(changed);
			} else {
				this.open(DismissDialog, {event, evidence, onDone: (dismissal) => this.done("Dismissed the event", () => this.restore(event, dismissal))});
			}
		} catch (error) {
			say(`The event could not be read: ${inOneLine(error)}`);
		}
	};

	eventPath(event) {
		return userPath(this.state.data.user.user_id, `/events/${event.id}`);
	}

	/** Undoes the dismissal that the page shows, or that was made here, and no other one. */
	restore = async (event, dismissal = event.dismissal) => {
		const path = this.eventPath(event);
		try {
			if (await stillDismissed(path, dismissal)) {
				await call("DELETE", `${path}/dismissal`);
				this.done("The dismissal is undone");
			} else {
				this.done("Others have changed or undone the dismissal. Look at it first.");
			}
		} catch (error) {
			say(`${undone(error, "The dismissal", "undone")}: ${inOneLine(error)}`);
		}
	};

	exclude = (cidr) => this.open(ExcludeDialog, {cidr, onDone: () => this.done(`Excluded ${cidr}`)});

	/** The id of the open event, or `none`. */
	opened() {
		return route.query.get("event") ?? this.first;
	}

	tools(data) {
		const user = data?.user;
		return user && html`<${Action} needs="zero_trust_triage" onClick=${() => this.open(ResetDialog, {onDone: this.done})}>Reset…</${Action}>
			<${Menu} label="More" name="More actions">
				<${Action} onClick=${() => copy(location.origin + address("user", {...Object.fromEntries(route.query), event: this.opened()}), "the link")}>Copy link</${Action}>
				<a href=${`/console/api${this.path(`users/${user.user_id}/export`)}`} download=${`user-${user.user_id}.json`}>Export all data</a>
				<${Action} needs="zero_trust_write" class="danger" onClick=${() => this.open(EraseDialog, {onDone: () => { say("Erased the person"); go(address("users")); }})}>Erase the person…</${Action}>
			</${Menu}>`;
	}

	view(data) {
		const {dialog} = this.state;
		return html`<${Summary} user=${data.user} catalogue=${data.behaviors?.result?.behaviors ?? {}} />
			<div class="columns user-columns"><div>${this.events(data)}</div>
				<${History} id=${data.user.user_id} part=${data.history} note=${this.note} onChange=${() => this.reload()} onMore=${() => { this.history += HISTORY; this.reload(); }} /></div>
			${dialog && html`<${dialog.type} user=${data.user} ...${dialog.properties} onClose=${this.close} />`}`;
	}

	events({user, events, settings, behaviors}) {
		const rows = events.result?.events ?? [];
		this.first = rows.some(({id}) => id === this.first) ? this.first : rows[0]?.id;
		const open = this.opened();
		const now = route.query.get("state") ?? "";
		const filter = route.query.get("behavior") ?? "";
		const keys = [...new Set([...Object.keys(user.behaviors ?? {}), ...rows.map((event) => event.behavior), filter].filter(Boolean))];
		return html`<${Card} title="Events" part=${events} class="events-head">
				<${Timeline} events=${rows} reset=${user.last_reset_time} open=${open} />
				<div class="row" role="group" aria-label="Filters of the events">${Object.entries(STATES).map(([state, name]) => html`<button type="button" class="toggle" aria-pressed=${now === state} onClick=${() => goWith({state, event: undefined, page: undefined})}>${name}</button>`)}
					<select aria-label="Behaviour" onChange=${(event) => goWith({behavior: event.target.value, event: undefined, page: undefined})}><option value="" selected=${!filter}>Any behaviour</option>${keys.map((key) => html`<option value=${key} selected=${key === filter}>${behaviors?.result?.behaviors[key]?.name ?? key}</option>`)}</select></div>
			</${Card}>
			${!events.error && rows.length === 0 && html`<p class="card empty">No such event. ${now || filter ? "Other filters may show some." : "Events appear here when a behaviour is found."}</p>`}
			${rows.map((event) => html`<${Event} key=${event.id} user=${user} event=${event} open=${event.id === open} settings=${settings?.result} onDismiss=${this.dismiss} onRestore=${this.restore} onExclude=${this.exclude} />`)}
			${rows.length > 0 && html`<${Pager} info=${events.info} one="event" />`}`;
	}

}

/** The level, and why. */
function Summary({user, catalogue}) {
	const because = Object.entries(user.behaviors ?? {});
	return html`<section class="card user-summary">
		<div class="row"><${Badge} level=${user.risk_level} />${user.level_since && html`<span>since <${Time} value=${user.level_since} /></span>`}
			<strong>${counted(user.event_count, "event")} ${user.event_count === 1 ? "counts" : "count"}</strong>
			${because.length > 0 && html`<span>because of ${because.map(([key, count], index) => html`${index > 0 && ", "}${count > 0 && `${number(count)} `}<${Text} value=${catalogue[key]?.name ?? key} />`)}</span>`}</div>
		<dl class="fields">
			<div><dt>E-mail</dt><dd><${Text} value=${user.email || "unknown"} />${(user.emails ?? []).length > 1 && html` <span class="muted">also <${Text} value=${user.emails.filter((email) => email !== user.email).join(", ")} /></span>`}</dd></div>
			<div><dt>Id</dt><dd><code>${user.user_id}</code> <${Copy} text=${user.user_id} what="the id" /></dd></div>
			<div><dt>Last event</dt><dd>${user.last_event ? html`<${Time} value=${user.last_event} />` : "none that counts"}</dd></div>
			<div><dt>Last reset</dt><dd><${Time} value=${user.last_reset_time} /></dd></div>
			${user.forgotten_count > 0 && html`<div><dt>Forgotten</dt><dd>${counted(user.forgotten_count, "event")}, deleted for the age</dd></div>`}
		</dl></section>`;
}
