/** The history of a user, with notes. */
import {Component, html} from "../html.js";
import {Action} from "../action.js";
import {kind} from "../actor.js";
import {call} from "../api.js";
import {counted, dateTime, Time} from "../format.js";
import {Bars} from "../level.js";
import {Problem, undone} from "../problem.js";
import {Card} from "../parts.js";
import {say} from "../status.js";
import {Text} from "../text.js";
import {VERDICTS} from "../triage.js";
import {userPath} from "./dialogs.js";
import {LevelAt} from "./level_at.js";

const CAUSES = {event: "event", merged: "merged", identified: "identified", recomputed: "computed again", dismissed: "dismissed", restored: "restored", reopened: "reopened, since a finding was not alike", reset: "reset", note: "note"};

/** Properties: `id` of the user, `part`, `note` (its `text` and `id` until it is added, which the page keeps), `onChange()`, `onMore()`. */
export class History extends Component {

	state = {error: undefined};

	add = async (event) => {
		event.preventDefault();
		const {id, note} = this.props;
		note.id ??= crypto.randomUUID();
		await this.change(async () => {
			await call("POST", userPath(id, "/notes"), {body: {id: note.id, text: note.text.trim()}});
			Object.assign(note, {id: undefined, text: ""});
		}, "Added the note");
	};

	type = (event) => {
		this.props.note.text = event.target.value;
		this.setState({});
	};

	/** @param {() => Promise<any>} make @param {string} did */
	async change(make, did) {
		try {
			await make();
			this.setState({error: undefined});
			say(did);
			this.props.onChange();
		} catch (error) {
			this.setState({error});
		}
	}

	remove = (note) => this.change(() => call("DELETE", userPath(this.props.id, `/notes/${note.id}`)), "Deleted the note");

	entry(entry) {
		const moved = entry.previous_level !== entry.level;
		return html`<li key=${entry.id}>
			<${Time} value=${entry.time} />
			<div>${moved && html`<span class="move"><${Bars} level=${entry.previous_level} /> ${entry.previous_level} → <${Bars} level=${entry.level} /> ${entry.level}</span>`}
				<span>${CAUSES[entry.cause] ?? entry.cause}${entry.count > 1 ? `, ${counted(entry.count, "event")}` : ""}</span>
				${entry.name && html`<span><${Text} value=${entry.name} /></span>`}
				${entry.verdict && html`<span class="tag">${VERDICTS[entry.verdict] ?? entry.verdict}</span>`}
				${entry.actor && html`<span class="muted">${kind(entry)} <${Text} value=${entry.actor} /></span>`}</div>
			${entry.reason && html`<p class="words"><${Text} value=${entry.reason} lines /></p>`}
			${entry.cause === "note" && html`<${Action} class="quiet copy" needs="zero_trust_triage" onClick=${() => this.remove(entry)}>Delete<span class="hidden"> the note of ${dateTime(entry.time)}</span></${Action}>`}
		</li>`;
	}

	render({id, part, note, onMore}, {error}) {
		const entries = part.result?.entries ?? [];
		return html`<${Card} title="History" part=${part}>
			<form class="note" onSubmit=${this.add}><label class="field">Add a note <textarea value=${note.text} onInput=${this.type} required maxlength="4000" rows="2" /></label>
				<${Action} needs="zero_trust_triage" onClick=${(event) => event.target.form.requestSubmit()}>Add</${Action}></form>
			<${LevelAt} key=${id} id=${id} />
			${error && html`<${Problem} error=${error} what=${undone(error)} />`}
			${entries.length === 0 && !part.error && html`<p class="empty">Nothing yet. Changes of the level, dismissals, resets and notes appear here.</p>`}
			<ol class="history">${entries.map((entry) => this.entry(entry))}</ol>
			${part.info?.total_count > entries.length && html`<button type="button" class="quiet" onClick=${onMore}>Show more of ${counted(part.info.total_count, "entry", "entries")}</button>`}
		</${Card}>`;
	}

}
