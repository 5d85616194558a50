/** The exclusions: networks, users and others that show no risk. */
import {Component, html} from "../html.js";
import {Action} from "../action.js";
import {counted, dateTime} from "../format.js";
import {Table} from "../table.js";
import {Text, visible} from "../text.js";
import {expired, LISTS} from "./fields.js";

const SHOWN = 100;

/** Properties: `draft`, `onEdit`. */
export function Exclusions({draft, onEdit}) {
	return html`<div class="card">${LISTS.map((list) => html`<${Exclusion} key=${list.list} list=${list} draft=${draft} onEdit=${onEdit} />`)}</div>`;
}

/** One list. Of more than a hundred entries, those that fit the filter are shown. Properties: `list`, `draft`, `onEdit`. */
class Exclusion extends Component {

	state = {filter: "", problem: ""};

	place(key) {
		return ["settings", this.props.list.section, this.props.list.list, ...(key === undefined ? [] : [key])];
	}

	edit(place, value) {
		this.props.draft.set(place, value);
		this.props.onEdit();
	}

	add = (event) => {
		event.preventDefault();
		const {list} = this.props;
		const form = event.target;
		const text = form.elements.key.value.trim();
		const value = list.type === "number" ? Number(text) : text;
		const until = form.elements.until.value;
		this.edit(this.place(String(value)), {[list.key]: value, reason: form.elements.reason.value.trim(), ...(until && {expires_at: `${until}T00:00:00Z`})});
		form.reset();
		form.elements.key.focus();
	};

	columns() {
		const {draft, list} = this.props;
		const entry = ({before, after}) => after ?? before;
		const text = (row, value) => (row.after === undefined ? html`<del><${Text} value=${value} /></del>` : html`<${Text} value=${value} />`);
		return [
			{key: "entry", name: list.one, cell: (row) => text(row, row.place.at(-1))},
			{key: "reason", name: "Reason", cell: (row) => text(row, entry(row).reason)},
			{key: "until", name: "Until", class: "word", cell: (row) => html`${entry(row).expires_at ? html`<time datetime=${entry(row).expires_at}>${dateTime(entry(row).expires_at)}</time>` : html`<span class="muted">no end</span>`}${expired(entry(row)) && html` <span class="tag warn">expired</span>`}`},
			{key: "actions", name: "Actions", class: "actions", cell: ({place, before, after}) => (draft.isStaged(place)
				? html`<span class="tag staged">${before === undefined ? "new" : after === undefined ? "removed" : "changed"}</span> <button type="button" class="quiet" aria-label=${`Undo the change of ${visible(place.at(-1))}`} onClick=${() => this.edit(place, before)}>Undo</button>`
				: html`<${Action} needs="zero_trust_write" class="quiet" onClick=${() => this.edit(place, undefined)}>Remove<span class="hidden"> <${Text} value=${place.at(-1)} /></span></${Action}>`)},
		];
	}

	render({list, draft}, {filter}) {
		const entries = draft.entries(this.place());
		const fits = entries.filter(({place, after, before}) => `${place.at(-1)} ${(after ?? before).reason}`.toLowerCase().includes(filter.toLowerCase()));
		const ended = entries.filter(({after}) => after && expired(after)).length;
		const staged = entries.filter(({place}) => draft.isStaged(place)).length;
		return html`<details class="exclusion"><summary><span>${list.name}</span> <span class="muted">${counted(entries.length, "entry", "entries")}</span>
			${ended > 0 && html` <span class="tag warn">${ended} expired</span>`}${staged > 0 && html` <span class="tag staged">${staged} staged</span>`}</summary>
			${entries.length > SHOWN && html`<label class="field">Filter<input type="search" value=${filter} onInput=${(event) => this.setState({filter: event.target.value})} /></label>`}
			${fits.length > 0 && html`<${Table} caption=${`Excluded: ${list.name}`} columns=${this.columns()} rows=${fits.slice(0, SHOWN)} id=${({place}) => place.at(-1)} />`}
			${fits.length > SHOWN && html`<p class="muted">The first ${SHOWN} of ${counted(fits.length, "entry", "entries")}. Filter to find others.</p>`}
			<form class="add" onSubmit=${this.add}>
				<label class="field">${list.one}<input name="key" type=${list.type} required placeholder=${list.hint} min="0" step="1" maxlength="320" autocomplete="off" spellcheck=${false} /></label>
				<label class="field">Reason<input name="reason" required maxlength="1000" autocomplete="off" /></label>
				<label class="field">Until (UTC, may be empty)<input name="until" type="date" /></label>
				<button type="submit">Add</button>
			</form></details>`;
	}

}
